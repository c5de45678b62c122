import { type ReadMail, headerOf } from './read-mail.ts';
import { isDeliveryReport } from './delivery-report.ts';

/**
 * What kind of sender a mail has (EML-2): a human, or a machine that must never start, stop, reopen or be answered.
 *
 * `list` is a human writing through a mailing list or a newsletter: it may become a ticket but is never answered by us.
 */
export const mailKinds = [
  'human',
  'list',
  'delivery-report',
  'auto-reply',
  'auto-generated',
  'feedback-report',
  'read-receipt',
  'calendar-reply',
  'loop',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** The kind of a mail and the header or words that decided it, for the intake list (EML-2). */
export interface MailClass {
  readonly kind: MailKind;
  readonly because: string;
}

/** Tells human mail from automatic mail (EML-2); `loopMark` is the value our own house writes in X-Svara-Loop. */
export function classifyMail(mail: ReadMail, loopMark: string | null = null): MailClass {
  if (loopMark !== null && mail.headers.some((h) => h.name === 'x-svara-loop' && h.value.trim() === loopMark))
    return { kind: 'loop', because: 'X-Svara-Loop' };
  const type = headerOf(mail, 'content-type').toLowerCase();
  if (hasPart(mail, 'message/feedback-report') || /report-type="?feedback-report/.test(type))
    return { kind: 'feedback-report', because: 'message/feedback-report' };
  if (hasPart(mail, 'message/disposition-notification') || /report-type="?disposition-notification/.test(type))
    return { kind: 'read-receipt', because: 'message/disposition-notification' };
  const report = isDeliveryReport(mail);
  if (report !== null) return { kind: 'delivery-report', because: report };
  const answer = mail.parts.find(
    (part) => part.contentType === 'text/calendar' && calendarAnswers.has(part.method ?? ''),
  );
  if (answer !== undefined) return { kind: 'calendar-reply', because: `METHOD:${answer.method}` };

  const submitted = headerOf(mail, 'auto-submitted')
    .toLowerCase()
    .replace(/[;(].*$/, '')
    .trim();
  if (submitted === 'no') return { kind: 'human', because: 'Auto-Submitted: no' };
  const auto = autoReplySign(mail, submitted);
  if (auto !== null) return { kind: 'auto-reply', because: auto };
  if (submitted !== '') return { kind: 'auto-generated', because: `Auto-Submitted: ${submitted}` };
  if (nullSender(mail)) return { kind: 'auto-generated', because: 'Return-Path: <>' };
  if (robotAddress.test(mail.from?.address ?? '')) return { kind: 'auto-generated', because: mail.from?.address ?? '' };
  const list = listSign(mail);
  return list === null ? { kind: 'human', because: '' } : { kind: 'list', because: list };
}

/** Whether a mail of this kind may start, stop or reopen anything (EML-2). */
export function mayStartWork(kind: MailKind): boolean {
  return kind === 'human' || kind === 'list';
}

/** Whether a mail may be given an automatic answer: only a human's, with an address, who did not ask to be spared (EML-2). */
export function mayAutoReply(mail: ReadMail, kind: MailKind): boolean {
  if (kind !== 'human' || mail.from === null || mail.from.address === '') return false;
  if (noReplyAddress.test(mail.from.address)) return false;
  const suppress = headerOf(mail, 'x-auto-response-suppress').toLowerCase();
  return !/\b(all|oof|autoreply)\b/.test(suppress);
}

const calendarAnswers = new Set(['REPLY', 'COUNTER', 'REFRESH', 'DECLINECOUNTER']);
const noReplyAddress =
  /^(no|not|do[-_.]?not|don.?t|ingen|inte|ei|nicht|keine?)[-_.]?(reply|respond|svar|svara|vastaa|vastata|antwort|antworten)/i;
const robotAddress = /^(mailer-daemon|postmaster|double-bounce|listserv|majordomo|mdaemon)@/i;

function autoReplySign(mail: ReadMail, submitted: string): string | null {
  if (submitted === 'auto-replied' || submitted === 'auto-notified') return `Auto-Submitted: ${submitted}`;
  for (const name of [
    'x-autoreply',
    'x-autorespond',
    'x-autoresponder',
    'x-autoreply-from',
    'x-mail-autoreply',
    'x-vacation',
  ])
    if (mail.headers.some((h) => h.name === name && !/^no$/i.test(h.value.trim()))) return name;
  if (/auto[-_ ]?reply/i.test(headerOf(mail, 'precedence'))) return 'Precedence: auto_reply';
  const subject = mail.subject.trim();
  if (autoSubject.test(subject)) return `Subject: ${subject.slice(0, 60)}`;
  const hinted =
    /\b(all|oof)\b/i.test(headerOf(mail, 'x-auto-response-suppress')) ||
    submitted !== '' ||
    nullSender(mail) ||
    headerOf(mail, 'x-ms-exchange-inbox-rules-loop') !== '';
  return hinted && awaySubject.test(subject) ? `Subject: ${subject.slice(0, 60)}` : null;
}

/** Begins exactly as the mail programs' own automatic answers do; “Sv: Automatiskt svar” is a human again. */
const autoSubject =
  /^(automatic reply|auto[- ]?reply|autosvar|automatiskt svar|automatisk svar|automaattinen vastaus|automatische antwort|automatisch antwoord|réponse automatique|respuesta automática|risposta automatica|out of office autoreply)\s*[:：]/i;
const awaySubject =
  /^(out of (the )?office|auto:|away|vacation|on vacation|i am away|frånvar|borta|semester|poissa|loma|abwesenheit|abwesend|nicht im büro)/i;

function listSign(mail: ReadMail): string | null {
  for (const name of ['list-id', 'list-unsubscribe', 'list-post', 'mailing-list', 'x-mailing-list'])
    if (headerOf(mail, name) !== '') return name;
  const precedence = headerOf(mail, 'precedence').toLowerCase();
  return /^(bulk|list|junk)$/.test(precedence) ? `Precedence: ${precedence}` : null;
}

function nullSender(mail: ReadMail): boolean {
  return mail.headers.some((header) => header.name === 'return-path' && header.value.replace(/\s/g, '') === '<>');
}

function hasPart(mail: ReadMail, contentType: string): boolean {
  return mail.parts.some((part) => part.contentType === contentType);
}
