import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import type { EditedCalendar } from '#web/time/calendars/beside-save.ts';
import { draftName } from './draft-name.ts';
import { layInDraft } from './lay-in-draft.ts';

/** Lays an edited calendar in the draft last written, or in a new one, and opens what it would have meant (SLA-10). */
export function TryCalendar({ calendarId, basedOn, definition }: EditedCalendar) {
  const { t, i18n } = useTranslation('trials');
  const go = useGo();
  const tryIt = async () => {
    const name = t('draft.defaultName', { date: draftName(i18n.language) });
    await layInDraft(name, (content) => ({
      ...content,
      calendars: [...content.calendars.filter(({ id }) => id !== calendarId), { id: calendarId, basedOn, definition }],
    }));
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
