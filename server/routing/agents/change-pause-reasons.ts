import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { insertReason, listReasons, type PauseReason, updateReason } from './pause-reasons.store.ts';

/** Adds a reason to pause at the end of the list (QUE-3). */
export async function createPauseReason(
  tx: Tx,
  by: Actor,
  input: Pick<PauseReason, 'plannedMinutes'> & { readonly name: string },
): Promise<PauseReason> {
  const reasons = await listReasons(tx);
  demandFreeName(reasons, input.name, null);
  const position = Math.max(-10, ...reasons.map((reason) => reason.position)) + 10;
  const reason: PauseReason = { id: tx.newId(), ...input, position, active: true };
  await insertReason(tx, reason);
  record(tx, by, reason);
  return reason;
}

/** Renames, moves or retires a reason (QUE-3); who is paused for it stays so. One reason must be left. */
export async function changePauseReason(
  tx: Tx,
  by: Actor,
  input: { readonly reasonId: string; readonly changes: Partial<Omit<PauseReason, 'id'>> },
): Promise<PauseReason> {
  const reasons = await listReasons(tx);
  const before = reasons.find((reason) => reason.id === input.reasonId);
  if (before === undefined) throw new Refusal('not-found', 'agents.reason-unknown', { reasonId: input.reasonId });
  const after = { ...before, ...input.changes };
  if (after.name !== null) demandFreeName(reasons, after.name, before.id);
  if (!after.active && !reasons.some((reason) => reason.active && reason.id !== before.id))
    throw new Refusal('conflict', 'agents.last-reason', {});
  await updateReason(tx, before.id, input.changes);
  record(tx, by, after);
  return after;
}

function demandFreeName(reasons: readonly PauseReason[], name: string, exceptId: string | null): void {
  const fold = (text: string) => text.toLocaleLowerCase('sv');
  if (reasons.some((reason) => reason.id !== exceptId && reason.name !== null && fold(reason.name) === fold(name)))
    throw new Refusal('conflict', 'agents.reason-name-taken', { name });
}

function record(tx: Tx, by: Actor, reason: PauseReason): void {
  tx.record(by, {
    type: 'pause-reason.changed',
    subject: { kind: 'pause-reason', id: reason.id },
    data: { ...reason },
    topics: ['agent-choices'],
  });
}
