import { type Status, statusOf } from '#core/desk/tickets/status.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';
import { readSetting, writeSetting } from '#server/platform/config/settings.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type ChoiceRow, insertChoice, insertStatus, updateChoice } from './choices.store.ts';
import { type DeskSettings, readChoices } from './known-choices.ts';

interface ChoiceChange {
  readonly name?: string | null | undefined;
  readonly position?: number | undefined;
  readonly active?: boolean | undefined;
}

/** Makes an own status of a category (TKT-2). */
export async function createStatus(
  tx: Tx,
  by: Actor,
  input: { readonly name: string; readonly category: StatusCategory },
): Promise<Status> {
  const { statuses } = await readChoices(tx);
  demandName(statuses, input.name, null);
  const position = statusOf(input.category, statuses).position;
  const status: Status = { id: tx.newId(), ...input, position: position + 1, active: true };
  await insertStatus(tx, status);
  record(tx, by, 'status', status);
  return status;
}

/** Renames, moves or retires a status (TKT-2); a built-in one is needed by what happens by itself and stays. */
export async function changeStatus(
  tx: Tx,
  by: Actor,
  input: { readonly choiceId: string; readonly changes: ChoiceChange },
): Promise<Status> {
  const { statuses } = await readChoices(tx);
  const before = statuses.find((each) => each.id === input.choiceId);
  if (before === undefined) throw new Refusal('not-found', 'choices.not-found', { id: input.choiceId });
  const after = { ...before, ...given(input.changes) };
  if (!after.active && before.id === before.category)
    throw new Refusal('conflict', 'choices.built-in', { id: before.id });
  if (after.name !== null) demandName(statuses, after.name, before.id);
  await updateChoice(tx, 'statuses', before.id, given(input.changes));
  record(tx, by, 'status', after);
  return after;
}

type ListName = 'ticketTypes' | 'priorities';

/** Makes a ticket type or a priority (TKT-2). */
export async function createChoice(
  tx: Tx,
  by: Actor,
  input: { readonly list: ListName; readonly name: string; readonly position?: number },
): Promise<ChoiceRow> {
  const list = await listOf(tx, input.list);
  demandName(list, input.name, null);
  const last = Math.max(-1, ...list.map((each) => each.position));
  const choice: ChoiceRow = { id: tx.newId(), name: input.name, position: input.position ?? last + 1, active: true };
  await insertChoice(tx, input.list, choice);
  record(tx, by, input.list, choice);
  return choice;
}

/** Renames, moves or retires a ticket type or a priority (TKT-2); one priority must be left. */
export async function changeChoice(
  tx: Tx,
  by: Actor,
  input: { readonly list: ListName; readonly choiceId: string; readonly changes: ChoiceChange },
): Promise<ChoiceRow> {
  const list = await listOf(tx, input.list);
  const before = list.find((each) => each.id === input.choiceId);
  if (before === undefined) throw new Refusal('not-found', 'choices.not-found', { id: input.choiceId });
  const after = { ...before, ...given(input.changes) };
  if (after.name !== null) demandName(list, after.name, before.id);
  const others = list.some((each) => each.active && each.id !== before.id);
  if (input.list === 'priorities' && !after.active && !others) throw new Refusal('conflict', 'choices.last', {});
  await updateChoice(tx, input.list, before.id, given(input.changes));
  record(tx, by, input.list, after);
  return after;
}

/** Changes the desk's settings (TKT-3, TKT-4). */
export async function changeDeskSettings(tx: Tx, by: Actor, changes: Partial<DeskSettings>): Promise<DeskSettings> {
  const written = (await readSetting<Partial<DeskSettings>>(tx, 'desk')) ?? {};
  await writeSetting(tx, 'desk', { ...written, ...changes });
  tx.record(by, { type: 'desk-settings.changed', subject: { kind: 'choice', id: 'settings' }, data: { ...changes } });
  return (await readChoices(tx)).settings;
}

async function listOf(tx: Tx, list: ListName): Promise<readonly ChoiceRow[]> {
  const choices = await readChoices(tx);
  return list === 'priorities' ? choices.priorities : choices.types;
}

function demandName(list: readonly Pick<ChoiceRow, 'id' | 'name'>[], name: string, exceptId: string | null): void {
  const same = (other: string | null) => other?.toLocaleLowerCase('sv') === name.toLocaleLowerCase('sv');
  if (list.some((each) => each.id !== exceptId && same(each.name)))
    throw new Refusal('conflict', 'choices.name-taken', { name });
}

function given(changes: ChoiceChange): Partial<ChoiceRow> {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

/** Subject `choice` speaks on the topic `choices`, which empties what processes remember. */
function record(tx: Tx, by: Actor, list: string, choice: Status | ChoiceRow): void {
  tx.record(by, { type: 'choice.changed', subject: { kind: 'choice', id: choice.id }, data: { list, ...choice } });
}
