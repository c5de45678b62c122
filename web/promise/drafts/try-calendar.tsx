import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { changeDraft, createDraft, listDrafts } from '#api/promise/drafts.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { call } from '#web/kit/wire/call.ts';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import type { EditedCalendar } from '#web/time/calendars/beside-save.ts';
import { draftName } from './draft-name.ts';

/** Lays an edited calendar in the draft last written, or in a new one, and opens what it would have meant (SLA-10). */
export function TryCalendar({ calendarId, basedOn, definition }: EditedCalendar) {
  const { t, i18n } = useTranslation('trials');
  const go = useGo();
  const tryIt = async () => {
    const [draft] = (await call(listDrafts, {})).rows;
    const calendars = [
      ...(draft?.content.calendars ?? []).filter(({ id }) => id !== calendarId),
      { id: calendarId, basedOn, definition },
    ];
    if (draft) {
      const { id, name, version, content } = draft;
      await call(changeDraft, { params: { draftId: id }, body: { name, version, content: { ...content, calendars } } });
    } else {
      const content = { levels: [], rules: null, fallbacks: null, calendars };
      await call(createDraft, { body: { name: t('draft.defaultName', { date: draftName(i18n.language) }), content } });
    }
    go(paths.settings('levels'));
  };
  return (
    <Button
      look="ghost"
      icon={<FlaskConical size={15} aria-hidden />}
      title={t('draft.tryCalendarHint')}
      onClick={() => void tryIt().catch((error: unknown) => toast({ text: errorSentence(error), tone: 'bad' }))}
    >
      {t('draft.tryCalendar')}
    </Button>
  );
}
