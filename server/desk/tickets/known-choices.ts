import { defaultReopening, type ReopeningSetting } from '#core/desk/tickets/reopening.ts';
import { type Status, statusOf } from '#core/desk/tickets/status.ts';
import { SECOND } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';
import { readSetting } from '#server/platform/config/settings.store.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { type ChoiceRow, listChoices, listStatuses } from './choices.store.ts';

/** The desk's settings with what holds from the start (TKT-1, TKT-3, TKT-4). */
export interface DeskSettings {
  readonly reopening: ReopeningSetting;
  readonly undoSeconds: number;
  readonly attachmentLimitBytes: number;
  readonly required: readonly ('typeId' | 'groupId' | 'personId' | 'companyId' | 'description')[];
}

/** What the desk can be set to and what it is set to. */
export interface Choices {
  readonly statuses: readonly Status[];
  readonly types: readonly ChoiceRow[];
  readonly priorities: readonly ChoiceRow[];
  readonly settings: DeskSettings;
}

export const settingsFromTheStart: DeskSettings = {
  reopening: defaultReopening,
  undoSeconds: 10,
  attachmentLimitBytes: 10 * 1024 * 1024,
  required: [],
};

interface Kept {
  choices: Choices | undefined;
  readAt: number;
}
const kept = new WeakMap<World, Kept>();
const KEPT_FOR = 5 * SECOND;

/** Statuses, types, priorities and settings, from the process's memory; a change anywhere empties it (TKT-2). */
export async function knownChoices(tx: Tx): Promise<Choices> {
  const memory = memoryOf(tx.world);
  if (memory.choices !== undefined && Math.abs(tx.now - memory.readAt) < KEPT_FOR) return memory.choices;
  memory.choices = await readChoices(tx);
  memory.readAt = tx.now;
  return memory.choices;
}

/** The same, past the memory. */
export async function readChoices(tx: Tx): Promise<Choices> {
  const statuses = await listStatuses(tx);
  const types = await listChoices(tx, 'ticketTypes');
  const priorities = await listChoices(tx, 'priorities');
  const written = (await readSetting<Partial<DeskSettings>>(tx, 'desk')) ?? {};
  return { statuses, types, priorities, settings: { ...settingsFromTheStart, ...written } };
}

/** A status that can be set, or the refusal. */
export function demandStatus(choices: Choices, id: string): Status {
  const status = choices.statuses.find((each) => each.id === id && each.active);
  if (status === undefined) throw new Refusal('invalid', 'choices.unknown', { field: 'statusId', value: id });
  return status;
}

/** Refuses a priority or type that is not in the list. */
export function demandChoice(list: readonly ChoiceRow[], field: string, id: string | null): void {
  if (id !== null && !list.some((each) => each.id === id && each.active))
    throw new Refusal('invalid', 'choices.unknown', { field, value: id });
}

/** The status to take for a category. */
export function statusFor(choices: Choices, category: StatusCategory): Status {
  return statusOf(category, choices.statuses);
}

/** The priority of a ticket nobody has set one on: Medium, or the one in the middle. */
export function ordinaryPriority(choices: Choices): string {
  const active = choices.priorities.filter((each) => each.active);
  return active.find((each) => each.id === 'medium')?.id ?? active[Math.floor(active.length / 2)]?.id ?? 'medium';
}

function memoryOf(world: World): Kept {
  let memory = kept.get(world);
  if (memory === undefined) {
    const made: Kept = { choices: undefined, readAt: 0 };
    world.live.listen('choices', () => {
      made.choices = undefined;
    });
    kept.set(world, made);
    memory = made;
  }
  return memory;
}
