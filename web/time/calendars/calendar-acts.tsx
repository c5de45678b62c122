import {
  type CalendarFull,
  chooseBaseCalendar,
  deleteCalendar,
  listCalendars,
  readCalendar,
  restoreCalendar,
} from '#api/time/calendars.ts';
import { Button } from '#web/kit/parts/button.tsx';
import { ErrorState } from '#web/kit/parts/states.tsx';
import { toast } from '#web/kit/toast/toast.tsx';
import { errorSentence } from '#web/kit/wire/call-failed.ts';
import { useCall } from '#web/kit/wire/use-answer.ts';
import { besideSave } from './beside-save.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** What can be done with a calendar as a whole: make it the base calendar, take it away (CAL-3). */
export function CalendarActs({ calendar, mayEdit, onRemoved }: CalendarActsProps) {
  const { t } = useCalendarWords();
  const params = { calendarId: calendar.id };
  const base = useCall(chooseBaseCalendar, {
    refresh: [listCalendars, readCalendar],
    onSuccess: () => toast({ text: t('calendars.madeBase') }),
  });
  const restore = useCall(restoreCalendar, {
    refresh: [listCalendars, readCalendar],
    onError: (error) => toast({ text: errorSentence(error), tone: 'bad' }),
  });
  const remove = useCall(deleteCalendar, {
    refresh: [listCalendars],
    onSuccess: () => {
      toast({ text: t('calendars.removed'), undo: () => restore.mutate({ params }) });
      onRemoved();
    },
  });
  const users = calendar.usedBy.map(({ name }) => name).join(', ');
  const byLevels = calendar.usedBy.length > 0 && calendar.usedBy.every(({ kind }) => kind === 'level');
  const mayNot = mayEdit ? undefined : t('calendars.mayNot');
  const inUse = users === '' ? undefined : t('refusals.calendars.in-use', { users });
  return (
    <div className="calp-acts">
      <Button look="ghost" size="xs" because={mayNot} onClick={() => base.mutate({ params })}>
        {t('calendars.makeBase')}
      </Button>
      <Button look="ghost" size="xs" because={mayNot ?? inUse} onClick={() => remove.mutate({ params })}>
        {t('calendars.remove')}
      </Button>
      {byLevels && mayEdit && besideSave.OfferRemoval ? (
        <besideSave.OfferRemoval id={calendar.id} name={calendar.definition.name} />
      ) : null}
      {(base.error ?? remove.error) ? <ErrorState error={base.error ?? remove.error} /> : null}
    </div>
  );
}

export interface CalendarActsProps {
  readonly calendar: CalendarFull;
  readonly mayEdit: boolean;
  readonly onRemoved: () => void;
}
