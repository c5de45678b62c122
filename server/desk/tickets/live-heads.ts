import type { EndedPromise, TicketHead } from '#api/desk/ticket.ts';
import type { Policy } from '#core/promise/clocks/policy.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import { liveClock, type KeptClock } from '#core/promise/clocks/live-clock.ts';
import { openTimeOf, type Timekeeper, wallClock } from '#core/promise/clocks/timekeeper.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type CycleRow, cyclesOf, type HeadRow, headsOf } from '#server/promise/clocks/clocks.store.ts';
import { policyInForce } from '#server/promise/levels/policy-in-force.ts';
import { levelNames } from '#server/promise/levels/level-names.ts';

/** The most urgent running promise of each ticket as it stands now (SLA-7). */
export async function liveHeads(tx: Tx, ticketIds: readonly string[]): Promise<ReadonlyMap<string, TicketHead>> {
  return liveHeadsOf(tx, await headsOf(tx, 'ticket', ticketIds));
}

/** The same of heads at hand. */
export async function liveHeadsOf(tx: Tx, heads: readonly HeadRow[]): Promise<ReadonlyMap<string, TicketHead>> {
  const rows = heads.filter(({ state }) => state === 'ticking' || state === 'standing');
  if (rows.length === 0) return new Map();
  const [policy, names] = [await policyInForce(tx), await levelNames(tx)];
  return new Map(
    rows.map((row) => [row.subjectId, headOf({ ...row, id: row.cycleId }, row, keeperOf(policy, row), names, tx.now)]),
  );
}

/** All promises of one ticket: the running ones, the most urgent first, and the last of each that ended (SLA-7). */
export async function promisesOf(
  tx: Tx,
  ticketId: string,
): Promise<{ readonly heads: TicketHead[]; readonly ended: EndedPromise[] }> {
  const cycles = await cyclesOf(tx, { kind: 'ticket', id: ticketId });
  const [policy, names] = [await policyInForce(tx), await levelNames(tx)];
  const heads = cycles
    .filter(({ outcome }) => outcome === 'running')
    .map((cycle) => {
      const level = policy.levels.get(cycle.levelId)?.find(({ id }) => id === cycle.levelRevisionId)?.definition;
      const keeper = keeperOf(policy, { ...cycle, holidaysExcluded: level?.holidaysExcluded ?? true });
      return headOf(cycle, keptClock(cycle, tx.now, keeper), keeper, names, tx.now);
    });
  const last = new Map<PromiseName, EndedPromise>();
  for (const cycle of cycles) {
    if ((cycle.outcome !== 'met' && cycle.outcome !== 'missed') || cycle.stoppedAt === null) continue;
    last.set(cycle.promise, {
      cycleId: cycle.id,
      promise: cycle.promise,
      outcome: cycle.outcome,
      startedAt: cycle.startedAt,
      stoppedAt: cycle.stoppedAt,
      dueAt: cycle.dueAt,
      elapsedMs: cycle.business ? cycle.elapsedOpenMs : cycle.elapsedWallMs,
      overMs: cycle.business ? cycle.overOpenMs : cycle.overWallMs,
      business: cycle.business,
    });
  }
  const stands = (head: TicketHead) => (head.state === 'paused' ? 1 : 0);
  return {
    heads: heads.toSorted((a, b) => stands(a) - stands(b) || (a.dueAt ?? Infinity) - (b.dueAt ?? Infinity)),
    ended: [...last.values()],
  };
}

type Round = Pick<CycleRow, 'id' | 'promise' | 'levelId' | 'startedAt' | 'dueAt' | 'targetMs' | 'business'>;

function headOf(
  round: Round,
  kept: KeptClock,
  keeper: Timekeeper,
  names: ReadonlyMap<string, string>,
  now: Instant,
): TicketHead {
  const live = liveClock(kept, keeper, now);
  return {
    cycleId: round.id,
    promise: round.promise,
    levelId: round.levelId,
    levelName: names.get(round.levelId) ?? null,
    startedAt: round.startedAt,
    dueAt: round.dueAt,
    targetMs: round.targetMs,
    business: round.business,
    state: live.state as TicketHead['state'],
    leftMs: live.overMs > 0 ? -live.overMs : live.leftMs,
    asOfAt: now,
  };
}

/** A running round was counted when its ticket last changed; from there the calendar tells how it went on. */
function keptClock(cycle: CycleRow, now: Instant, keeper: Timekeeper): KeptClock {
  const elapsedMs = cycle.business ? cycle.elapsedOpenMs : cycle.elapsedWallMs;
  const { warnPercents, targetMs } = cycle;
  if (cycle.standingSinceAt !== null)
    return { state: 'standing', targetMs, elapsedMs, countedFromAt: cycle.standingSinceAt, warnPercents };
  // While it ticks its due instant and its target say exactly how much is gone, whenever it was last written.
  if (cycle.dueAt === null) return { state: 'ticking', targetMs, elapsedMs, countedFromAt: now, warnPercents };
  const gone =
    now <= cycle.dueAt ? targetMs - keeper.between(now, cycle.dueAt) : targetMs + keeper.between(cycle.dueAt, now);
  return { state: 'ticking', targetMs, elapsedMs: gone, countedFromAt: now, warnPercents };
}

function keeperOf(
  policy: Omit<Policy, 'siteCalendars'>,
  round: { readonly business: boolean; readonly calendarRevisionId: string | null; readonly holidaysExcluded: boolean },
): Timekeeper {
  if (!round.business) return wallClock;
  for (const revisions of policy.calendars.values()) {
    const found = revisions.find((revision) => revision.revisionId === round.calendarRevisionId);
    if (found) return openTimeOf(round.holidaysExcluded ? found.withRedDays : found.withoutRedDays);
  }
  return wallClock;
}
