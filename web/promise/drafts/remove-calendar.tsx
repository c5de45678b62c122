import { useTranslation } from 'react-i18next';
import { useGo } from '#web/kit/frame/path-link.tsx';
import { paths } from '#web/kit/frame/paths.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import type { CalendarToRemove } from '#web/time/calendars/beside-save.ts';
import { draftName } from './draft-name.ts';
import { layInDraft } from './lay-in-draft.ts';

/** Takes a calendar that levels count by away in a draft, where they can be given another first (SLA-10, CAL-3). */
export function RemoveCalendar({ id, name }: CalendarToRemove) {
  const { t, i18n } = useTranslation('trials');
  const go = useGo();
  const remove = async () => {
    const called = t('draft.defaultName', { date: draftName(i18n.language) });
    await layInDraft(called, (content) => ({
      ...content,
      calendars: content.calendars.filter((one) => one.id !== id),
      removedCalendars: [...content.removedCalendars.filter((one) => one.id !== id), { id, name }],
    }));
    go(paths.settings('levels'));
  };
  return (
    <Button
      look="ghost"
      size="xs"
      title={t('draft.removeCalendarHint')}
      onClick={() => void remove().catch((error: unknown) => toast({ text: errorSentence(error), tone: 'bad' }))}
    >
      {t('draft.removeCalendar')}
    </Button>
  );
}
