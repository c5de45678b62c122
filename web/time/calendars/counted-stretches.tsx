import type { Instant } from '#core/platform/instant.ts';
import { type CompiledCalendar, stretches } from '#core/time/calendars/compiled-calendar.ts';
import { offsetAt } from '#core/time/zones/zone.ts';
import { shortDate } from './date-text.ts';
import { clock } from './hours-text.ts';
import { useCalendarWords } from './use-calendar-words.ts';
import { localDateOf } from '#core/time/spans/local-date.ts';
import { DAY, MINUTE } from '#core/platform/instant.ts';

/** Every open and closed stretch between two instants with the rule that decided it (CAL-4). */
export function CountedStretches({ compiled, from, to, hoursAndMinutes }: CountedStretchesProps) {
  const { t, why, language } = useCalendarWords();
  const { zone } = compiled.calendar;
  const all = stretches(compiled, from, to);
  if (all.length === 0) return null;
  const told = all.slice(0, MOST_TOLD);
  const reading = (at: Instant) => {
    const local = at + offsetAt(zone, at);
    const day = Math.floor(local / DAY);
    return { date: localDateOf(day), clock: clock((local - day * DAY) / MINUTE) };
  };
  const span = (a: Instant, b: Instant) => {
    const [start, end] = [reading(a), reading(b)];
    const last = end.date === start.date ? end.clock : `${shortDate(end.date, language)} ${end.clock}`;
    return `${shortDate(start.date, language)} ${start.clock} – ${last}`;
  };
  return (
    <details className="cal-how">
      <summary>{t('ask.how')}</summary>
      <table>
        <tbody>
          {told.map((stretch) => (
            <tr key={stretch.from} className={stretch.open ? '' : 't3'}>
              <td className="num">{span(stretch.from, stretch.to)}</td>
              <td className="num">{stretch.open ? hoursAndMinutes(stretch.to - stretch.from) : '–'}</td>
              <td>{why(stretch.reason)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {all.length > told.length ? <p className="xs t3">{t('ask.more', { count: all.length - told.length })}</p> : null}
    </details>
  );
}

export interface CountedStretchesProps {
  readonly compiled: CompiledCalendar;
  readonly from: Instant;
  readonly to: Instant;
  readonly hoursAndMinutes: (ms: number) => string;
}

const MOST_TOLD = 60;
