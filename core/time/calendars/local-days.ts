import { DAY, type Instant, MINUTE } from '#core/platform/instant.ts';
import { civil, type EpochDay } from '../spans/local-date.ts';
import { instantOf, type OffsetSpan, offsetSpansOfYear } from '../zones/zone.ts';
import type { DayPiece } from './day-piece.ts';

/**
 * Lays the pieces of the clock face onto the world's time line, in order, between two instants (CAL-4).
 *
 * Each edge of a window becomes one instant: in a gap it moves forward by the gap, in an overlap it is the first pass
 * (as RFC 5545 and Temporal's *compatible* have it). What then has no length is not open. A date that a zone skipped
 * whole has nothing.
 *
 *     02:00 → 03:00   a window 02:30–03:15 has its edges at 03:30 and 03:15: not open that day
 *     03:00 → 02:00   a window 01:00–02:30 closes at the first 02:30; 02:30–03:15 lasts 1 h 45 min
 */
export function eachLivedPiece(
  zone: string,
  planOf: (day: EpochDay) => readonly DayPiece[],
  from: Instant,
  to: Instant,
  visit: (from: Instant, to: Instant, piece: DayPiece) => void,
): void {
  if (from >= to) return;
  const spans = offsetSpans(zone, from, to);
  let at = 0;
  let span = spans[0] as OffsetSpan;
  const last = spans.at(-1) as OffsetSpan;
  const endDay = Math.floor((to + Math.max(...spans.map(({ offset }) => offset))) / DAY) + 1;
  const within = (start: Instant, end: Instant, piece: DayPiece) => {
    const pieceFrom = Math.max(from, start);
    const pieceTo = Math.min(to, end);
    if (pieceFrom < pieceTo) visit(pieceFrom, pieceTo, piece);
  };
  for (let day = Math.floor((from + Math.min(...spans.map(({ offset }) => offset))) / DAY) - 1; day < endDay; day++) {
    while (span !== last && day * DAY - span.offset >= span.to) span = spans[++at] as OffsetSpan;
    const midnight = day * DAY - span.offset;
    if (midnight >= span.from && midnight + DAY < span.to) {
      for (const piece of planOf(day)) within(midnight + piece.from * MINUTE, midnight + piece.to * MINUTE, piece);
    } else {
      eachPieceOfOddDay(zone, day, planOf(day), within);
    }
  }
}

/** A day with a change of offset in or beside it: the edges of its windows are looked up one by one. */
function eachPieceOfOddDay(
  zone: string,
  day: EpochDay,
  pieces: readonly DayPiece[],
  visit: (from: Instant, to: Instant, piece: DayPiece) => void,
): void {
  const start = instantOf(zone, day * DAY);
  const end = instantOf(zone, (day + 1) * DAY);
  const edge = (minute: number) => Math.min(Math.max(instantOf(zone, day * DAY + minute * MINUTE), start), end);
  const lived = pieces.map((piece) => ({ from: edge(piece.from), to: edge(piece.to), piece }));
  // Touching open pieces are one window, whatever rules opened them: only its own two edges are looked up.
  const windows = joinedOpen(pieces).map(({ from, to }) => ({ from: edge(from), to: edge(to) }));
  const edges = [...new Set([start, end, ...[...lived, ...windows].flatMap(({ from, to }) => [from, to])])];
  edges.sort((a, b) => a - b);
  for (let index = 0; index + 1 < edges.length; index++) {
    const here = edges[index] as Instant;
    const holds = ({ from, to }: { readonly from: Instant; readonly to: Instant }) => from <= here && here < to;
    const open = windows.some(holds);
    const alike = lived.filter(({ piece }) => piece.open === open);
    const cell = alike.find(holds) ?? alike.find(({ from }) => from >= here) ?? alike.at(-1);
    if (cell) visit(here, edges[index + 1] as Instant, cell.piece);
  }
}

function joinedOpen(pieces: readonly DayPiece[]): readonly { readonly from: number; readonly to: number }[] {
  const windows: { from: number; to: number }[] = [];
  for (const { from, to, open } of pieces) {
    if (!open) continue;
    const last = windows.at(-1);
    if (last?.to === from) last.to = to;
    else windows.push({ from, to });
  }
  return windows;
}

/** The offset spans of the years around a stretch of time, touching ones of one offset joined. */
function offsetSpans(zone: string, from: Instant, to: Instant): OffsetSpan[] {
  const spans: OffsetSpan[] = [];
  const lastYear = civil(Math.floor((to + 2 * DAY) / DAY)).year;
  for (let year = civil(Math.floor((from - 2 * DAY) / DAY)).year; year <= lastYear; year++) {
    for (const span of offsetSpansOfYear(zone, year)) {
      const before = spans.at(-1);
      if (before && before.offset === span.offset) spans[spans.length - 1] = { ...before, to: span.to };
      else spans.push(span);
    }
  }
  return spans;
}
