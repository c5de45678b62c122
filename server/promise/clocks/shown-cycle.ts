import type { PromiseChip, PromiseCycle } from '#api/promise/clocks.ts';
import type { Cycle } from '#core/promise/clocks/cycle.ts';
import { type KeptClock, liveClock } from '#core/promise/clocks/live-clock.ts';
import type { Policy } from '#core/promise/clocks/policy.ts';
import { openTimeOf, type Timekeeper, wallClock } from '#core/promise/clocks/timekeeper.ts';
import type { CycleRow, HeadRow } from './clocks.store.ts';

/** A kept round with how it stands now (SLA-7). */
export function shownCycle(
  row: CycleRow,
  cycle: Cycle,
  policy: Omit<Policy, 'siteCalendars'>,
  levelName: string,
): PromiseCycle {
  const running = row.outcome === 'running';
  const kept: KeptClock = {
    state: running ? (cycle.standingSinceAt === null ? 'ticking' : 'standing') : (row.outcome as 'met'),
    targetMs: cycle.targetMs,
    elapsedMs: cycle.business ? cycle.elapsedOpenMs : cycle.elapsedWallMs,
    countedFromAt: Math.max(policy.now, cycle.startedAt),
    warnPercents: row.warnPercents,
  };
  const level = policy.levels.get(cycle.levelId)?.find(({ id }) => id === cycle.levelRevisionId);
  const keeper = keeperOf(cycle.business, cycle.calendarRevisionId, level?.definition.holidaysExcluded ?? true, policy);
  return {
    ...chipOf({ ...row, cycleId: row.id }, kept, keeper, policy.now),
    dueAt: cycle.dueAt,
    levelName,
    cycleNo: row.cycleNo,
    outcome: row.outcome,
    cancelReason: row.cancelReason,
    standingSinceAt: cycle.standingSinceAt,
  };
}

type Shown = Pick<
  HeadRow,
  'cycleId' | 'promise' | 'dueAt' | 'startedAt' | 'stoppedAt' | 'targetMs' | 'business' | 'warnPercents' | 'levelId'
>;

function chipOf(of: Shown, kept: KeptClock, keeper: Timekeeper, now: number): Omit<PromiseChip, 'levelName'> {
  const live = liveClock(kept, keeper, now);
  return {
    cycleId: of.cycleId,
    promise: of.promise,
    ...live,
    at: now,
    dueAt: of.dueAt,
    startedAt: of.startedAt,
    stoppedAt: of.stoppedAt,
    targetMs: of.targetMs,
    elapsedMs: of.targetMs - live.leftMs + live.overMs,
    business: of.business,
    warnPercents: [...of.warnPercents],
    levelId: of.levelId,
  };
}

function keeperOf(
  business: boolean,
  revisionId: string | null,
  holidaysExcluded: boolean,
  policy: Omit<Policy, 'siteCalendars'>,
): Timekeeper {
  if (!business) return wallClock;
  for (const revisions of policy.calendars.values()) {
    const found = revisions.find((revision) => revision.revisionId === revisionId);
    if (found) return openTimeOf(holidaysExcluded ? found.withRedDays : found.withoutRedDays);
  }
  return wallClock;
}
