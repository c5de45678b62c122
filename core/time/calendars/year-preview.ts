import { type EpochDay, firstDayOfYear, type LocalDate, localDateOf, weekdayIndex } from '../spans/local-date.ts';
import type { Reason } from './calendar.ts';
import type { CompiledCalendar } from './compiled-calendar.ts';
import type { DayPiece } from './day-piece.ts';

/** What kind of day it is: as usual, shorter than usual, red, open although usually closed, or closed (CAL-6). */
export const dayKinds = ['open', 'shorter', 'red', 'extra', 'closed'] as const;
export type DayKind = (typeof dayKinds)[number];

/** One day of the year preview (CAL-6). */
export interface PreviewDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
  /** On the clock face. */
  readonly openMinutes: number;
  readonly windows: readonly { readonly from: number; readonly to: number }[];
  /** What decided, the telling ones only: red days and deviations if there are any, else the week. */
  readonly reasons: readonly Reason[];
}

/** Every day of a year, open or closed, with the reason (CAL-6). */
export function yearPreview({ timeline }: CompiledCalendar, year: number): readonly PreviewDay[] {
  const first = firstDayOfYear(year);
  const days = Array.from({ length: firstDayOfYear(year + 1) - first }, (_, index) => first + index);
  const plans = days.map((day) => timeline.planner.planOf(day));
  const usual = usualMinutes(days, plans);
  return days.map((day, index) => previewDay(day, plans[index] as readonly DayPiece[], usual[weekdayIndex(day)] ?? 0));
}

function previewDay(day: EpochDay, plan: readonly DayPiece[], usual: number): PreviewDay {
  const openMinutes = openIn(plan);
  const red = plan.some(({ reason }) => reason.kind === 'red-day' || reason.kind === 'red-day-hours');
  return {
    date: localDateOf(day),
    kind: kindOf(openMinutes, usual, red),
    openMinutes,
    windows: windowsOf(plan),
    reasons: tellingReasons(plan),
  };
}

function kindOf(openMinutes: number, usual: number, red: boolean): DayKind {
  if (openMinutes === 0) return red ? 'red' : 'closed';
  if (usual === 0 || red) return 'extra';
  return openMinutes < usual ? 'shorter' : 'open';
}

/** The least open time that is usual for each weekday over the year: had on a fifth of those days or more. */
function usualMinutes(days: readonly EpochDay[], plans: readonly (readonly DayPiece[])[]): readonly number[] {
  const counts = Array.from({ length: 7 }, () => new Map<number, number>());
  days.forEach((day, index) => {
    const minutes = openIn(plans[index] as readonly DayPiece[]);
    const count = counts[weekdayIndex(day)] as Map<number, number>;
    count.set(minutes, (count.get(minutes) ?? 0) + 1);
  });
  return counts.map((count) => Math.min(...[...count].flatMap(([minutes, often]) => (often >= 11 ? [minutes] : []))));
}

function openIn(plan: readonly DayPiece[]): number {
  return plan.reduce((sum, { from, to, open }) => (open ? sum + to - from : sum), 0);
}

function windowsOf(plan: readonly DayPiece[]): { readonly from: number; readonly to: number }[] {
  const windows: { from: number; to: number }[] = [];
  for (const { from, to, open } of plan) {
    if (!open) continue;
    const last = windows.at(-1);
    if (last?.to === from) last.to = to;
    else windows.push({ from, to });
  }
  return windows;
}

function tellingReasons(plan: readonly DayPiece[]): readonly Reason[] {
  const distinct = new Map(plan.map(({ reason }) => [JSON.stringify(reason), reason]));
  const reasons = [...distinct.values()];
  // Closed anyway: what else would have closed it decided nothing.
  const weekday = reasons.find(({ kind }) => kind === 'closed-weekday');
  if (weekday && plan.every(({ open }) => !open)) return [weekday];
  const telling = reasons.filter(({ kind }) => kind === 'deviation' || kind === 'red-day' || kind === 'red-day-hours');
  if (telling.length > 0) return telling;
  return reasons.filter(({ kind }) => kind !== 'outside-hours');
}
