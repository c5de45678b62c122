import type { Actor } from '#core/platform/actor.ts';
import { type Instant, MINUTE, type Milliseconds } from '#core/platform/instant.ts';
import type { EscalationStep, StepMoment } from '#core/promise/levels/level.ts';
import type { SubjectAbout } from '#core/promise/clocks/subject.ts';
import { stepMarks } from '#core/promise/clocks/step-marks.ts';
import { nextStepAt, STALE_AFTER, stepsDue } from '#core/promise/clocks/warning-steps.ts';
import type { Due } from '#server/platform/jobs/appointments.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { publishedRevisions } from '../levels/policy-in-force.ts';
import { STEP } from './step.ts';
import { holdRunning, noteTold, type SteppingRow } from './steps.store.ts';
import { recipientsOf, TELL, type ToTell } from './tell-step.ts';

const clock: Actor = { kind: 'system', id: 'promise.clock' };

/**
 * Tells the warnings and misses that are due, each once (SLA-8).
 *
 * A batch takes three round trips however large it is: its timers are taken, its rounds held, and what is told of
 * them written with the commit. The verdict is not made here: it follows from the recorded instants, and this only
 * says so in time. A warning whose moment is long past is left out; a miss is told once, however late.
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
    stepped: steps.stepped,
    nextWarningAt: row.warnAt[steps.warned] ?? null,
    breachToldAt: steps.breach ? tx.now : row.breachToldAt,
  }));
  noteTold(tx, after);
  const revisionOf = await publishedRevisions(tx, rows);
  const notices: ToTell[] = [];
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
      notices.push(...toTell(row, row.about, steps.warnPercent));
    }
    if (steps.breach) {
      tx.record(clock, { type: 'promise.missed', subject, data: { ...data, overMs: 0, quiet: false } });
      notices.push(...toTell(row, row.about, null));
    }
    for (const step of stepsNow(revisionOf(row)?.definition.steps ?? [], row, steps, tx.now)) {
      const { when, does } = step;
      const percent = percentAt(when, row.targetMs);
      tx.record(clock, { type: 'promise.escalated', subject, data: { ...data, when, percent, does } });
    }
  });
  // One appointment for the notices of the batch: they are sent after it, and must not slow the telling down.
  if (notices.length > 0) tx.schedule({ kind: TELL, key: tx.newId(), dueAt: tx.now, payload: { notices } });
}

/** The steps that happen now; what only tells somebody is left out when its moment is long past. */
function stepsNow(
  steps: readonly EscalationStep[],
  row: SteppingRow,
  due: ReturnType<typeof stepsDue>,
  now: Instant,
): EscalationStep[] {
  const marks = stepMarks(steps, row.targetMs);
  const passed = due.steps.flatMap((place) => {
    const step = steps[marks[place]?.place ?? -1];
    const at = row.stepAt[place] ?? now;
    const onlyTells = step?.does.kind === 'notify' || step?.does.kind === 'webhook';
    return step && !(onlyTells && now - at > STALE_AFTER) ? [step] : [];
  });
  return [...passed, ...(due.breach ? steps.filter(({ when }) => when === 'missed') : [])];
}

/** How much of the target has gone when a step happens, for who is told of it. */
function percentAt(when: StepMoment, targetMs: Milliseconds): number {
  if (when === 'missed') return 100;
  if (typeof when === 'number') return when;
  return targetMs > 0 ? Math.max(0, Math.round(((targetMs + when.minutes * MINUTE) * 100) / targetMs)) : 100;
}

function toTell(row: SteppingRow, about: SubjectAbout | null, percent: number | null): ToTell[] {
  if (!about || !recipientsOf(about)) return [];
  const { subjectKind, subjectId, promise, dueAt } = row;
  const { number = '', title = '', responsibleUserId, departmentId } = about;
  const told = { number, title, responsibleUserId, departmentId };
  return [{ about: told, subjectKind, subjectId, promise, dueAt, percent }];
}
