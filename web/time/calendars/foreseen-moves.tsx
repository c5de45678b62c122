import { useEffect, useState } from 'react';
import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { type ForeseenMoves, foreseeMoves } from '#api/time/calendars.ts';
import { call } from '#web/kit/wire/call.ts';
import { useCalendarWords } from './use-calendar-words.ts';

/** What saving the draft would do to running clocks, told while it is drawn (CAL-5). */
export function ForeseenMovesLine({ calendarId, definition }: ForeseenMovesLineProps) {
  const { t } = useCalendarWords();
  const [told, setTold] = useState<ForeseenMoves>();
  useEffect(() => {
    const leaving = new AbortController();
    const pause = setTimeout(() => {
      call(foreseeMoves, { params: { calendarId }, body: { definition } }, { signal: leaving.signal })
        .then(setTold)
        .catch(() => undefined);
    }, PAUSE);
    return () => {
      clearTimeout(pause);
      leaving.abort();
    };
  }, [calendarId, definition]);
  return <p role="status">{told ? sentence(told, t) : t('calendars.movesCounting')}</p>;
}

export interface ForeseenMovesLineProps {
  readonly calendarId: string;
  readonly definition: CalendarDefinition;
}

/** Drawing goes on: ask when it rests. */
const PAUSE = 500;

type Say = ReturnType<typeof useCalendarWords>['t'];

function sentence({ running, judged, earlier, later, overdue }: ForeseenMoves, t: Say): string {
  if (running === 0) return t('calendars.runsNone');
  const moved = earlier + later;
  if (moved === 0 && judged === running) return t('calendars.movesNone', { running });
  const parts = [
    earlier > 0 ? t('calendars.movesEarlier', { count: earlier }) : '',
    later > 0 ? t('calendars.movesLater', { count: later }) : '',
    overdue > 0 ? t('calendars.movesOverdue', { count: overdue }) : '',
  ].filter(Boolean);
  const facts = { moved, running, judged, parts: parts.join(', ') };
  return t(judged < running ? 'calendars.movesAtLeast' : 'calendars.moves', facts);
}
