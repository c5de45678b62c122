import { MINUTE } from '#core/platform/instant.ts';
import type { Hours } from '#core/time/calendars/calendar.ts';

/** What is asked of every engine: open time from an instant, and open time until another. */
export interface Question {
  readonly from: number;
  readonly to: number;
  readonly ms: number;
}

/** Office hours with lunch closed, in Stockholm, with red days: what a help desk has. */
export const zone = 'Europe/Stockholm';
export const everyWeekday: readonly Hours[] = [
  { from: 480, to: 720 },
  { from: 780, to: 1020 },
];
export const redDays: readonly string[] = [
  '2025-01-01',
  '2025-01-06',
  '2025-04-18',
  '2025-04-21',
  '2025-05-01',
  '2025-05-29',
  '2025-06-06',
  '2025-06-20',
  '2025-12-24',
  '2025-12-25',
  '2025-12-26',
  '2025-12-31',
  '2026-01-01',
  '2026-01-06',
];

/** Five hundred questions over 2025: targets of 15 minutes to five working days, spans up to two weeks. */
export const questions: readonly Question[] = Array.from({ length: 500 }, (_, index) => {
  const from = Date.UTC(2025, 0, 2) + Math.floor(chance(index * 3) * 350 * 1440) * MINUTE;
  return {
    from,
    to: from + Math.floor(chance(index * 3 + 1) * 14 * 1440) * MINUTE,
    ms: (1 + Math.floor(chance(index * 3 + 2) * 160)) * 15 * MINUTE,
  };
});

/** The same chance at every run: a small mixing of the number (splitmix32). */
function chance(seed: number): number {
  let mixed = (seed + 1) * 0x9e3779b9;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
}
