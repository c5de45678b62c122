import type { Explanation, PromiseCycle } from '#api/promise/clocks.ts';
import { type Caller, demandAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Cycle } from '#core/promise/clocks/cycle.ts';
import { explainDue } from '#core/promise/clocks/explain-due.ts';
import type { Policy } from '#core/promise/clocks/policy.ts';
import { replayHistory } from '#core/promise/clocks/replay-history.ts';
import type { Subject } from '#core/promise/clocks/subject.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { levelNames } from '../levels/level-names.ts';
import { policyInForce } from '../levels/policy-in-force.ts';
import { type CycleRow, cyclesOf, findCycle, findHistory } from './clocks.store.ts';
import { shownCycle } from './shown-cycle.ts';
import { withSite } from './wind-clocks.ts';

/** Every round of a contact's promises as it stands now (SLA-7); asks for reading at the contact's site. */
export async function showPromises(tx: Tx, caller: Caller, subject: Subject): Promise<PromiseCycle[]> {
  const { rows, cycles, policy } = await judgedNow(tx, caller, subject);
  const names = await levelNames(tx);
  return rows.flatMap((row) => {
    const cycle = cycles.find(({ promise, cycleNo }) => promise === row.promise && cycleNo === row.cycleNo);
    return cycle ? [shownCycle(row, cycle, policy, names.get(row.levelId) ?? '')] : [];
  });
}

/** Why a round is due when it is (SLA-9); asks for reading at the contact's site. */
export async function explainPromise(tx: Tx, caller: Caller, cycleId: string): Promise<Explanation> {
  const row = await findCycle(tx, cycleId);
  if (!row) throw new Refusal('not-found', 'clocks.not-found', { cycleId });
  const { cycles, policy } = await judgedNow(tx, caller, { kind: row.subjectKind, id: row.subjectId });
  const cycle = cycles.find(({ promise, cycleNo }) => promise === row.promise && cycleNo === row.cycleNo);
  if (!cycle) throw new Refusal('not-found', 'clocks.not-found', { cycleId });
  const told = explainDue(cycle, cycles, policy);
  const names = await levelNames(tx);
  const calendar = policy.calendars
    .get(cycle.calendarId ?? '')
    ?.find(({ revisionId }) => revisionId === cycle.calendarRevisionId)?.withRedDays.calendar;
  return {
    cycle: shownCycle(row, cycle, policy, names.get(row.levelId) ?? ''),
    rows: told.rows.map((line) => structuredClone(line) as Explanation['rows'][number]),
    countedMs: told.countedMs,
    aheadMs: told.aheadMs,
    targetMs: told.targetMs,
    calendarName: calendar?.name ?? '',
    calendarRevision: calendar?.revision ?? null,
    levelRevision: policy.levels.get(cycle.levelId)?.find(({ id }) => id === cycle.levelRevisionId)?.revisionNo ?? null,
    zone: calendar?.zone ?? 'UTC',
    levelNames: Object.fromEntries(names),
  };
}

async function judgedNow(
  tx: Tx,
  caller: Caller,
  subject: Subject,
): Promise<{ rows: CycleRow[]; cycles: Cycle[]; policy: Policy }> {
  const history = await findHistory(tx, subject);
  if (!history) throw new Refusal('not-found', 'clocks.not-found', { subjectId: subject.id });
  demandAt(caller, 'tickets.read', history.about.siteId);
  const policy = withSite(await policyInForce(tx), history.facts, history.about);
  return { rows: await cyclesOf(tx, subject), cycles: replayHistory(history.facts, policy), policy };
}
