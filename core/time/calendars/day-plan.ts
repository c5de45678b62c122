import { type EpochDay, epochDayOf, localDateOf, type Weekday, weekdayOf } from '../spans/local-date.ts';
import { type Calendar, DAY_MINUTES, type Hours, type Reason, type RedDay } from './calendar.ts';
import type { DayPiece } from './day-piece.ts';
import { dayCondition } from './deviation-days.ts';
import { feedPieces } from './feed-days.ts';
import { type DayBounds, boundsOf } from './day-bounds.ts';

/** A calendar as a question asked of each local day; the pieces cover the day without a gap (CAL-4). */
export interface DayPlanner {
  readonly planOf: (day: EpochDay) => readonly DayPiece[];
  readonly bounds: DayBounds;
}

/**
 * Lays out local days: the first deviation that holds decides, then a feed, a red day, the week (CAL-1, CAL-2).
 *
 * Everything is read on the clock face. A red day closes its own date from midnight to midnight, whatever window runs
 * into it; a week's window past midnight gives the next date's first hours.
 */
export function dayPlanner(calendar: Calendar, redDays: readonly RedDay[]): DayPlanner {
  const red = redDayRules(calendar, redDays);
  const closesRed = (day: EpochDay) => red.get(day)?.closes === true;
  // Painted from the last to the first, so the first in order lies on top.
  const layers = calendar.deviations
    .map((deviation) => ({
      holds: dayCondition(deviation, closesRed),
      hours: deviation.when.hours ?? { from: 0, to: DAY_MINUTES },
      open: deviation.says === 'open',
      reason: { kind: 'deviation', id: deviation.id, name: deviation.name } as const,
    }))
    .reverse();

  // Days without red days in or before them differ by their weekday alone.
  const plainDays = new Map<Weekday, readonly DayPiece[]>();
  const baseOf = (day: EpochDay): readonly DayPiece[] => {
    const today = red.get(day);
    const yesterday = red.get(day - 1);
    if (today || yesterday) return basePieces(calendar, day, today, yesterday);
    const weekday = weekdayOf(day);
    const known = plainDays.get(weekday) ?? basePieces(calendar, day, undefined, undefined);
    plainDays.set(weekday, known);
    return known;
  };

  const fed = feedPieces(calendar);
  const planOf = (day: EpochDay): readonly DayPiece[] => {
    let pieces = baseOf(day);
    for (const piece of fed.get(day) ?? []) pieces = painted(pieces, piece);
    for (const { holds, hours, open, reason } of layers) {
      const pastMidnight = hours.to <= hours.from;
      if (pastMidnight && hours.to > 0 && holds(day - 1))
        pieces = painted(pieces, { from: 0, to: hours.to, open, reason });
      if (holds(day)) {
        pieces = painted(pieces, { from: hours.from, to: pastMidnight ? DAY_MINUTES : hours.to, open, reason });
      }
    }
    return pieces;
  };
  return { planOf, bounds: boundsOf(calendar, redDays) };
}

/** What a red day of this calendar does, after its overrides (CAL-1). */
interface RedDayRule {
  readonly closes: boolean;
  readonly name: string;
  /** Windows that stand in for the week's; none when the red day closes. */
  readonly hours: readonly Hours[];
}

function redDayRules(calendar: Calendar, redDays: readonly RedDay[]): ReadonlyMap<EpochDay, RedDayRule> {
  const rules = new Map<EpochDay, RedDayRule>();
  for (const { date, name } of redDays) rules.set(epochDayOf(date), { closes: true, name, hours: [] });
  for (const override of calendar.redDayOverrides) {
    const day = epochDayOf(override.date);
    if (override.says === 'as-usual') rules.delete(day);
    else if (override.says === 'closed') rules.set(day, { closes: true, name: override.name, hours: [] });
    else if (override.says === 'hours') rules.set(day, { closes: false, name: override.name, hours: override.hours });
  }
  return rules;
}

function basePieces(
  calendar: Calendar,
  day: EpochDay,
  red: RedDayRule | undefined,
  redYesterday: RedDayRule | undefined,
): DayPiece[] {
  const weekday = weekdayOf(day);
  if (red) {
    const date = localDateOf(day);
    let pieces: DayPiece[] = [whole({ kind: 'red-day', date, name: red.name })];
    for (const hours of red.hours) {
      const to = hours.to <= hours.from ? DAY_MINUTES : hours.to;
      const reason = { kind: 'red-day-hours', date, name: red.name } as const;
      pieces = painted(pieces, { from: hours.from, to, open: true, reason });
    }
    return pieces;
  }
  const yesterday = weekdayOf(day - 1);
  const windows = [
    ...calendar.week[yesterday]
      .filter(({ from, to }) => to <= from && to > 0)
      .map((hours) => ({ from: 0, to: hours.to, weekday: yesterday, hours })),
    ...calendar.week[weekday].map((hours) => ({
      from: hours.from,
      to: hours.to <= hours.from ? DAY_MINUTES : hours.to,
      weekday,
      hours,
    })),
  ];
  let pieces: DayPiece[] = [whole({ kind: windows.length ? 'outside-hours' : 'closed-weekday', weekday })];
  for (const { from, to, weekday: of, hours } of windows) {
    pieces = painted(pieces, { from, to, open: true, reason: { kind: 'week', weekday: of, hours } });
  }
  for (const { from, to } of redYesterday?.hours ?? []) {
    if (to > from) continue;
    const reason = { kind: 'red-day-hours', date: localDateOf(day - 1), name: redYesterday?.name ?? '' } as const;
    pieces = painted(pieces, { from: 0, to, open: true, reason });
  }
  return pieces;
}

function whole(reason: Reason): DayPiece {
  return { from: 0, to: DAY_MINUTES, open: false, reason };
}

/** The pieces with one more laid over them. */
function painted(pieces: readonly DayPiece[], top: DayPiece): DayPiece[] {
  if (top.from >= top.to) return pieces as DayPiece[];
  const result: DayPiece[] = [];
  let placed = false;
  const place = () => {
    if (!placed) result.push(top);
    placed = true;
  };
  for (const piece of pieces) {
    if (piece.from < top.from) result.push(piece.to <= top.from ? piece : { ...piece, to: top.from });
    if (piece.to > top.from) place();
    if (piece.to > top.to) result.push(piece.from >= top.to ? piece : { ...piece, from: top.to });
  }
  return result;
}
