import { DAY, type Instant, MINUTE } from '#core/platform/instant.ts';
import { civil, type EpochDay } from '../spans/local-date.ts';
import { offsetSpansOfYear } from '../zones/zone.ts';
import type { DayPiece } from './day-plan.ts';

/**
 * Lays the pieces of the clock face onto the world's time line, in order, between two instants (CAL-4).
 *
 * An instant is open when the clock on the wall then shows an open time: what a gap skips is never lived through, and
 * what an overlap repeats is lived through twice.
 *
 *     wall  … 01:59 | 03:00 …        gap: a window 02:30–03:15 lasts 15 minutes
 *     wall  … 02:59 | 02:00 …    overlap: a window 02:30–03:15 lasts 30 + 45 minutes
 */
export function eachLivedPiece(
  zone: string,
  planOf: (day: EpochDay) => readonly DayPiece[],
  from: Instant,
  to: Instant,
  visit: (from: Instant, to: Instant, piece: DayPiece) => void,
): void {
  const lastYear = civil(Math.floor((to - 1) / DAY)).year;
  for (let year = civil(Math.floor(from / DAY)).year; year <= lastYear; year++) {
    for (const span of offsetSpansOfYear(zone, year)) {
      const start = Math.max(from, span.from);
      const end = Math.min(to, span.to);
      if (start >= end) continue;
      const lastDay = Math.floor((end + span.offset - 1) / DAY);
      for (let day = Math.floor((start + span.offset) / DAY); day <= lastDay; day++) {
        const midnight = day * DAY - span.offset;
        for (const piece of planOf(day)) {
          const pieceFrom = Math.max(start, midnight + piece.from * MINUTE);
          const pieceTo = Math.min(end, midnight + piece.to * MINUTE);
          if (pieceFrom < pieceTo) visit(pieceFrom, pieceTo, piece);
        }
      }
    }
  }
}
