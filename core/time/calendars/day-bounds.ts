import { type EpochDay, epochDayOf, weekdays } from '../spans/local-date.ts';
import { type Calendar, DAY_MINUTES, type Deviation, type Hours, type RedDay } from './calendar.ts';
import { holdsEveryDay } from './deviation-days.ts';
import { feedPieces } from './feed-days.ts';

/**
 * After which day a calendar can, by its rules alone, no longer be open or no longer be closed (CAL-4).
 *
 * Infinity means *not known from the rules*; it is what lets a calendar that never opens say so without a search.
 */
export interface DayBounds {
  readonly lastOpen: EpochDay;
  readonly lastClosed: EpochDay;
}

/** Reads the bounds off the rules (CAL-4). */
export function boundsOf(calendar: Calendar, redDays: readonly RedDay[]): DayBounds {
  const reached: Deviation[] = [];
  let base: 'week' | 'open' | 'closed' = 'week';
  for (const deviation of calendar.deviations) {
    if (holdsEveryDay(deviation) && isWholeDay(deviation.when.hours)) {
      base = deviation.says;
      break;
    }
    reached.push(deviation);
  }
  const week = weekdays.map((weekday) => calendar.week[weekday]);
  const overrides = base === 'week' ? calendar.redDayOverrides : [];
  const opens = base === 'open' || (base === 'week' && week.some((windows) => windows.length > 0));
  const closes = base === 'closed' || (base === 'week' && !week.every((windows) => windows.some(isWholeDay)));
  const reds = base === 'week' ? redDays : [];
  const fed = base === 'week' ? [...feedPieces(calendar)] : [];
  const fedDays = (open: boolean) =>
    fed.flatMap(([day, pieces]) => (pieces.some((piece) => piece.open === open) ? [day] : []));
  const ownHours = overrides.filter((override) => override.says === 'hours').map(dayOf);
  return {
    lastOpen: latest(opens, reached, 'open', [...ownHours, ...fedDays(true)]),
    lastClosed: latest(closes, reached, 'closed', [...[...reds, ...overrides].map(dayOf), ...fedDays(false)]),
  };
}

function latest(always: boolean, deviations: readonly Deviation[], says: string, days: readonly EpochDay[]): EpochDay {
  if (always) return Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const { when, says: said } of deviations) {
    if (said !== says) continue;
    // One more day: hours past midnight run into the day after the last date.
    last = Math.max(last, when.dates ? epochDayOf(when.dates.to) + 1 : Number.POSITIVE_INFINITY);
  }
  for (const day of days) last = Math.max(last, day);
  return last;
}

function dayOf({ date }: { readonly date: string }): EpochDay {
  return epochDayOf(date);
}

function isWholeDay(hours: Hours | undefined): boolean {
  return hours === undefined || (hours.from === 0 && (hours.to === DAY_MINUTES || hours.to === 0));
}
