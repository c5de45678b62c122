import type { Filter, FilterKind } from '#core/conditions/filter.ts';
import type { Actor } from '#core/platform/actor.ts';
import { calledOnce } from '#core/promise/settings-file/called-once.ts';
import { fold, orderedNames } from '#core/promise/settings-file/compare-settings.ts';
import { renameFilter } from '#core/promise/settings-file/rename-filter.ts';
import type { Rename } from '#core/promise/settings-file/rename-conditions.ts';
import type { FilterSettings } from '#core/promise/settings-file/settings.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type FilterRoom, filterSocket } from './filter-socket.ts';

/** What a file does to the filters of a kind. */
export interface FiltersToApply {
  readonly kind: FilterKind;
  /** Null when the file only takes some away. */
  readonly filters: readonly FilterSettings[] | null;
  /** Names, folded, of those to make or change, and of those to take away. */
  readonly touched: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  readonly prune: boolean;
}

/** Makes, changes, takes away and orders the filters of a kind as a file says, by the verbs of their room (SLA-11). */
export async function applyFilters(tx: Tx, by: Actor, input: FiltersToApply, rename: Rename): Promise<void> {
  const { room } = filterSocket;
  if (room === null) return;
  const { kind, filters, touched, removed, prune } = input;
  const before = calledOnce(await ofKind(tx, room, kind));
  const ids = new Map(before.map(({ called, thing }) => [fold(called), thing.id]));
  for (const written of filters ?? []) {
    if (!touched.has(fold(written.name))) continue;
    const { line: _line, actionLines: _lines, ...fields } = renameFilter(written, rename);
    const old = before.find(({ called }) => fold(called) === fold(written.name));
    // One of several of a name keeps it, though the file has to call it otherwise.
    const name = old && old.called !== old.thing.name ? old.thing.name : fields.name;
    if (old) await room.change(tx, by, { ...fields, name, kind, id: old.thing.id });
    else ids.set(fold(written.name), await room.create(tx, by, { ...fields, kind }));
  }
  for (const name of removed) {
    const id = ids.get(name);
    if (id !== undefined) await room.remove(tx, by, id);
  }
  if (!filters) return;
  const names = (some: readonly { readonly name: string }[]) => some.map(({ name }) => name);
  const wanted = orderedNames(names(before.map(({ called }) => ({ name: called }))), names(filters), prune);
  const there = (await ofKind(tx, room, kind)).map(({ id }) => id);
  const order = wanted.map((name) => ids.get(fold(name)) ?? '').filter((id) => there.includes(id));
  if (order.join() !== there.join()) await room.order(tx, by, kind, order);
}

async function ofKind(tx: Tx, room: FilterRoom, kind: FilterKind): Promise<readonly Filter[]> {
  return (await room.list(tx)).filter((filter) => filter.kind === kind);
}
