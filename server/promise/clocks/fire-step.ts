import type { Actor } from '#core/platform/actor.ts';
import { nextStepAt, stepsDue } from '#core/promise/clocks/warning-steps.ts';
import type { Due } from '#server/platform/jobs/appointments.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { policyInForce } from '../levels/policy-in-force.ts';
import { aboutOf, type CycleRow, holdRunning, noteTold } from './clocks.store.ts';
import { STEP } from './step.ts';
import { TELL } from './tell-step.ts';

const clock: Actor = { kind: 'system', id: 'promise.clock' };

/**
 * Tells the warnings and misses that are due, each once (SLA-8).
 *
 * A batch takes a handful of statements however large it is. The verdict is not made here: it follows from the
 * recorded instants, and this only says so in time. A warning whose moment is long past is left out; a miss is told
 * once, however late.
 */
export async function fireSteps(tx: Tx, due: readonly Due[]): Promise<void> {
  const rows = await holdRunning(
    tx,
    due.map(({ key }) => key),
  );
  if (rows.length === 0) return;
  const told = rows.map((row) => ({ row, steps: stepsDue(row, tx.now) }));
  const after = told.map(({ row, steps }) => ({
    id: row.id,
    warned: steps.warned,
    nextWarningAt: row.warnAt[steps.warned] ?? null,
    breachToldAt: steps.breach ? tx.now : row.breachToldAt,
  }));
  await noteTold(tx, after);
  const { levels } = await policyInForce(tx);
  const loud = told.filter(({ steps }) => steps.breach || steps.warnPercent !== null).map(({ row }) => row.id);
  const abouts = await aboutOf(tx, loud);
  told.forEach(({ row, steps }, place) => {
    const next = nextStepAt({ ...row, ...(after[place] as (typeof after)[0]) });
    if (next !== null) tx.schedule({ kind: STEP, key: row.id, dueAt: next });
    const subject = { kind: row.subjectKind, id: row.subjectId };
    const data = {
      cycleId: row.id,
      promise: row.promise,
      cycleNo: row.cycleNo,
      levelId: row.levelId,
      dueAt: row.dueAt,
    };
    if (steps.warnPercent !== null) {
      tx.record(clock, { type: 'promise.warned', subject, data: { ...data, percent: steps.warnPercent } });
      tell(tx, row, abouts.get(row.id), { kind: 'promise.warned', percent: steps.warnPercent });
    }
    if (steps.breach) {
      tx.record(clock, { type: 'promise.missed', subject, data: { ...data, overMs: 0, quiet: false } });
      tell(tx, row, abouts.get(row.id), { kind: 'promise.missed' });
    }
    const level = levels.get(row.levelId)?.find(({ id }) => id === row.levelRevisionId);
    for (const step of level?.definition.steps ?? []) {
      const isDue = step.when === 'missed' ? steps.breach : steps.passedPercents.includes(step.when) && !steps.breach;
      if (isDue)
        tx.record(clock, { type: 'promise.escalated', subject, data: { ...data, when: step.when, does: step.does } });
    }
  });
}

function tell(
  tx: Tx,
  row: CycleRow,
  about: unknown,
  what: { readonly kind: 'promise.warned' | 'promise.missed'; readonly percent?: number },
): void {
  const key = `${row.id} ${what.percent ?? 'missed'}`;
  const { subjectKind, subjectId, promise, dueAt } = row;
  tx.schedule({
    kind: TELL,
    key,
    dueAt: tx.now,
    payload: { about: about ?? {}, subjectKind, subjectId, promise, dueAt, ...what },
  });
}
