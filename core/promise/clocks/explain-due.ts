import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { Reason } from '#core/time/calendars/calendar.ts';
import { type CompiledCalendar, stretches } from '#core/time/calendars/compiled-calendar.ts';
import type { Cycle, TickingStretch } from './cycle.ts';
import type { LevelChoice } from './history.ts';
import type { Policy } from './policy.ts';
import type { StatusCategory } from './status-category.ts';
import { openTimeOf, wallClock } from './timekeeper.ts';

/** A line of *Why is this due then?* (SLA-9). */
export type ExplainRow =
  | { readonly kind: 'event'; readonly at: Instant; readonly event: ExplainEvent }
  | {
      /** `counted` is gone, `ahead` is expected. */
      readonly kind: 'counted' | 'ahead';
      readonly from: Instant;
      readonly to: Instant;
      readonly ms: Milliseconds;
      readonly category: StatusCategory;
      /** What opened the calendar; null on the wall clock. */
      readonly reason: Reason | null;
    }
  | {
      /** Not counted: `closed` by the calendar, `still` by the status; `ahead` when it lies in the future. */
      readonly kind: 'closed' | 'still';
      readonly ahead: boolean;
      readonly from: Instant;
      readonly to: Instant;
      readonly ms: Milliseconds;
      readonly category: StatusCategory;
      readonly reasons: readonly Reason[];
      readonly eventId: string;
    };

/** Moments of the line (SLA-9). */
export type ExplainEvent =
  | { readonly kind: 'started'; readonly levelId: string; readonly targetMs: Milliseconds; readonly why: LevelChoice }
  | {
      readonly kind: 'level-changed';
      readonly fromLevelId: string;
      readonly fromTargetMs: Milliseconds;
      readonly toLevelId: string;
      readonly toTargetMs: Milliseconds;
      readonly why: LevelChoice;
    }
  | { readonly kind: 'now'; readonly countedMs: Milliseconds }
  | { readonly kind: 'due'; readonly targetMs: Milliseconds; readonly ifResumed: boolean }
  | { readonly kind: 'stopped'; readonly outcome: Cycle['outcome']; readonly countedMs: Milliseconds };

/** A deadline told as a line of stretches (SLA-9). */
export interface Explanation {
  readonly rows: readonly ExplainRow[];
  /** The sum of the counted rows: the clock's elapsed time. */
  readonly countedMs: Milliseconds;
  /** The sum of the rows ahead; with the counted ones the target, unless it is past due. */
  readonly aheadMs: Milliseconds;
  readonly targetMs: Milliseconds;
}

/**
 * Why a round is due when it is: every stretch counted, every one not counted and its reason (SLA-9).
 *
 * The counted rows add up to the elapsed time; with those ahead they add up to the target. A clock standing still is
 * told ahead as if it ticked on now.
 */
export function explainDue(cycle: Cycle, rounds: readonly Cycle[], policy: Policy): Explanation {
  const calendar = calendarOf(cycle, policy);
  const upTo = cycle.stoppedAt ?? Math.max(policy.now, cycle.startedAt);
  const countedMs = cycle.business ? cycle.elapsedOpenMs : cycle.elapsedWallMs;
  const events = pastEvents(cycle, rounds, upTo, countedMs);
  const cuts = events.map(({ at }) => at);
  const gone = cycle.stretches.flatMap((stretch) => piecesOf(stretch, cycle, calendar, 'counted', cuts));
  const last = cycle.stretches.at(-1) as TickingStretch;
  const leftMs = cycle.targetMs - countedMs;
  const ahead: ExplainRow[] = [];
  if (cycle.outcome === 'running' && leftMs >= 0 && calendar && cycle.dueAt !== null) {
    const keeper = cycle.business ? openTimeOf(calendar) : wallClock;
    const due = keeper.after(upTo, leftMs);
    if (due !== 'never') {
      ahead.push(...piecesOf({ ...last, from: upTo, to: due, ticks: true }, cycle, calendar, 'ahead', []));
      const event = { kind: 'due', targetMs: cycle.targetMs, ifResumed: !last.ticks } as const;
      ahead.push({ kind: 'event', at: due, event });
    }
  }
  const past = [...gone, ...events].toSorted((a, b) => startOf(a) - startOf(b) || orderOf(a) - orderOf(b));
  return { rows: [...past, ...ahead], countedMs, aheadMs: sumOf(ahead), targetMs: cycle.targetMs };
}

function calendarOf(cycle: Cycle, { calendars, levels }: Policy): CompiledCalendar | null {
  const revision = calendars
    .get(cycle.calendarId ?? '')
    ?.find(({ revisionId }) => revisionId === cycle.calendarRevisionId);
  const level = levels.get(cycle.levelId)?.find(({ id }) => id === cycle.levelRevisionId);
  if (!revision || !level) return null;
  return level.definition.holidaysExcluded ? revision.withRedDays : revision.withoutRedDays;
}

function pastEvents(cycle: Cycle, rounds: readonly Cycle[], upTo: Instant, countedMs: Milliseconds) {
  const row = (at: Instant, event: ExplainEvent) => ({ kind: 'event', at, event }) as const;
  const { promise, startedAt, targetMs, cycleNo } = cycle;
  const before = rounds.filter(
    (round) =>
      round.promise === promise &&
      round.startedAt === startedAt &&
      round.cycleNo < cycleNo &&
      round.cancelReason === 'superseded',
  );
  const line = [...before, cycle];
  const first = line[0] as Cycle;
  const events = [
    row(startedAt, { kind: 'started', levelId: first.levelId, targetMs: first.targetMs, why: first.levelWhy }),
  ];
  before.forEach((old, place) => {
    const next = line[place + 1] as Cycle;
    const change = {
      fromLevelId: old.levelId,
      fromTargetMs: old.targetMs,
      toLevelId: next.levelId,
      toTargetMs: next.targetMs,
    };
    events.push(row(old.stoppedAt ?? upTo, { kind: 'level-changed', ...change, why: next.levelWhy }) as never);
  });
  const late = cycle.dueAt !== null && countedMs > targetMs;
  if (late) events.push(row(cycle.dueAt as Instant, { kind: 'due', targetMs, ifResumed: false }) as never);
  if (cycle.stoppedAt === null) events.push(row(upTo, { kind: 'now', countedMs }) as never);
  else events.push(row(upTo, { kind: 'stopped', outcome: cycle.outcome, countedMs }) as never);
  return events;
}

/** A stretch of one status as open and closed pieces, cut at the events; closed pieces that touch are one row. */
function piecesOf(
  stretch: TickingStretch,
  cycle: Cycle,
  calendar: CompiledCalendar | null,
  kind: 'counted' | 'ahead',
  cuts: readonly Instant[],
): ExplainRow[] {
  const { category, eventId, ticks } = stretch;
  if (stretch.to <= stretch.from) return [];
  const ahead = kind === 'ahead';
  const base = { ahead, category, eventId };
  if (!ticks)
    return [{ ...base, kind: 'still', from: stretch.from, to: stretch.to, ms: stretch.to - stretch.from, reasons: [] }];
  const rows: ExplainRow[] = [];
  for (const { from, to } of cutAt(stretch, cuts)) {
    if (!cycle.business || !calendar) {
      rows.push({ kind, from, to, ms: to - from, category, reason: null });
      continue;
    }
    for (const piece of stretches(calendar, from, to)) {
      const ms = piece.to - piece.from;
      const previous = rows.at(-1);
      if (piece.open) rows.push({ kind, from: piece.from, to: piece.to, ms, category, reason: piece.reason });
      else if (previous?.kind === 'closed' && previous.to === piece.from) {
        rows[rows.length - 1] = {
          ...previous,
          to: piece.to,
          ms: previous.ms + ms,
          reasons: withReason(previous.reasons, piece.reason),
        };
      } else rows.push({ ...base, kind: 'closed', from: piece.from, to: piece.to, ms, reasons: [piece.reason] });
    }
  }
  return rows;
}

function cutAt({ from, to }: TickingStretch, cuts: readonly Instant[]): { from: Instant; to: Instant }[] {
  const inside = [...new Set(cuts)].filter((cut) => cut > from && cut < to).toSorted((a, b) => a - b);
  return [from, ...inside].map((begin, place) => ({ from: begin, to: inside[place] ?? to }));
}

function withReason(reasons: readonly Reason[], reason: Reason): Reason[] {
  return reasons.some((one) => JSON.stringify(one) === JSON.stringify(reason)) ? [...reasons] : [...reasons, reason];
}

function startOf(row: ExplainRow): Instant {
  return row.kind === 'event' ? row.at : row.from;
}

/** At one instant: what ended there is told before what begins there. */
function orderOf(row: ExplainRow): number {
  return row.kind === 'event' ? 0 : 1;
}

function sumOf(rows: readonly ExplainRow[]): Milliseconds {
  return rows.reduce((sum, row) => sum + (row.kind === 'ahead' ? row.ms : 0), 0);
}
