import './calendars.css';
import { useEffect, useState } from 'react';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { listCalendars, readCalendar } from '#api/time/calendars.ts';
import { ErrorState, SkeletonRows } from '#web/kit/parts/states.tsx';
import { useLiveRefresh } from '#web/kit/live/live-context.tsx';
import { useAnswer } from '#web/kit/wire/use-answer.ts';
import { mayDoEverywhere, useMe } from '#web/house/me/use-me.ts';
import { CalendarColumn } from './calendar-column.tsx';
import { CalendarEditor } from './calendar-editor.tsx';
import { useCalendarWords } from './use-calendar-words.ts';

/** The page of calendars (CAL-1…6): the chosen one stands in the address, so that it can be sent to a colleague. */
export function CalendarsPage() {
  const { t } = useCalendarWords();
  const mayEdit = mayDoEverywhere(useMe(), 'settings.edit');
  const list = useAnswer(listCalendars, {});
  const [chosen, setChosen] = useState(() => new URLSearchParams(location.search).get('calendar') ?? undefined);
  const [isNew, setIsNew] = useState(false);
  const calendarId = chosen ?? list.data?.rows[0]?.id;
  const calendar = useAnswer(
    readCalendar,
    { params: { calendarId: calendarId ?? '' } },
    { enabled: calendarId !== undefined },
  );
  useLiveRefresh('calendars', [listCalendars]);
  useEffect(() => {
    document.title = `${t('calendars.title')} · Svara`;
  }, [t]);

  const choose = (id: string | undefined) => {
    setIsNew(false);
    setChosen(id);
    history.replaceState(history.state, '', id ? `?calendar=${id}` : location.pathname);
  };
  const column = (side: React.ReactNode) => (
    <CalendarColumn
      rows={list.data?.rows ?? []}
      chosenId={isNew ? undefined : calendarId}
      mayEdit={mayEdit}
      onChoose={choose}
      onNew={() => setIsNew(true)}
    >
      {side}
    </CalendarColumn>
  );
  const error = list.error ?? calendar.error;
  if (isNew)
    return (
      <CalendarEditor
        key="new"
        calendar={undefined}
        start={newDefinition(t('calendars.newName'))}
        mayEdit={mayEdit}
        column={column}
        onSaved={(saved) => choose(saved.id)}
        onRemoved={() => choose(undefined)}
      />
    );
  if (!calendar.data)
    return (
      <div className="calp">
        {column(null)}
        <div className="calp-main" style={{ padding: 20 }}>
          {error ? (
            <ErrorState error={error} onRetry={() => void Promise.all([list.refetch(), calendar.refetch()])} />
          ) : (
            <SkeletonRows rows={12} />
          )}
        </div>
      </div>
    );
  return (
    <CalendarEditor
      key={calendar.data.id}
      calendar={calendar.data}
      start={calendar.data.definition}
      mayEdit={mayEdit}
      column={column}
      onSaved={() => undefined}
      onRemoved={() => choose(undefined)}
    />
  );
}

/** Where a new calendar starts: weekdays 8 to 17 in the browser's zone, with Swedish red days. */
function newDefinition(name: string): CalendarDefinition {
  const office = [{ from: 480, to: 1020 }];
  return {
    name,
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    week: { mon: office, tue: office, wed: office, thu: office, fri: office, sat: [], sun: [] },
    redDaySet: 'SE',
    redDayOverrides: [],
    deviations: [],
  };
}
