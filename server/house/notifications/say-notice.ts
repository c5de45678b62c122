import { type NoticeKind, noticeKey } from '#core/house/notifications/notice.ts';
import type { Language } from '#core/house/users/language.ts';
import { translate } from '#languages/translate.ts';

const formats: Readonly<Record<Language, string>> = { sv: 'sv-SE', en: 'en-GB', de: 'de-DE', fi: 'fi-FI' };

/** A notice as a sentence in the language of whoever gets it (SLA-8, LNG-1). */
export function sayNotice(language: Language, kind: NoticeKind, facts: Readonly<Record<string, unknown>>): string {
  const promise = translate(language, `house:promises.${String(facts['promise'] ?? 'resolution')}`);
  return translate(language, `house:notices.${noticeKey(kind)}`, { ...facts, promise, due: sayDue(language, facts) });
}

function sayDue(language: Language, facts: Readonly<Record<string, unknown>>): string {
  const { dueAt, zone } = facts;
  if (typeof dueAt !== 'number') return '';
  return new Intl.DateTimeFormat(formats[language], {
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: typeof zone === 'string' ? zone : 'Europe/Stockholm',
  }).format(dueAt);
}
