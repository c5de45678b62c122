import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findOwnSearch, putSearch, removeSearch, searchesFor, type SearchRow, updateSearch } from './searches.store.ts';

type SearchFields = Pick<SearchRow, 'name' | 'query' | 'groupId' | 'pinned'>;

/** Names a search (SRC-1); the same name again replaces it. */
export async function saveSearch(tx: Tx, caller: Caller, fields: SearchFields): Promise<SearchRow> {
  demandOwnGroup(caller, fields.groupId);
  const row = await putSearch(tx, { ...fields, id: tx.newId(), userId: caller.userId, createdAt: tx.now });
  record(tx, caller, 'saved-search.saved', row);
  return row;
}

/** Renames, shares or pins one's own search (SRC-1). */
export async function changeSearch(
  tx: Tx,
  caller: Caller,
  input: { readonly searchId: string; readonly changes: Partial<SearchFields> },
): Promise<SearchRow> {
  const before = await demandOwn(tx, caller, input.searchId);
  const after = { ...before, ...input.changes };
  if (after.groupId !== before.groupId) demandOwnGroup(caller, after.groupId);
  const own = (await searchesFor(tx, caller.userId, [])).filter(({ id }) => id !== before.id);
  if (own.some(({ name }) => name.toLowerCase() === after.name.toLowerCase()))
    throw new Refusal('conflict', 'searches.name-taken', { name: after.name });
  await updateSearch(tx, after);
  record(tx, caller, 'saved-search.changed', after);
  return after;
}

/** Deletes one's own search (SRC-1). */
export async function deleteSearch(tx: Tx, caller: Caller, input: { readonly searchId: string }): Promise<void> {
  const row = await demandOwn(tx, caller, input.searchId);
  await removeSearch(tx, row.id);
  record(tx, caller, 'saved-search.deleted', row);
}

async function demandOwn(tx: Tx, caller: Caller, searchId: string): Promise<SearchRow> {
  const row = await findOwnSearch(tx, caller.userId, searchId);
  if (row === undefined) throw new Refusal('not-found', 'searches.not-found', { searchId });
  return row;
}

function demandOwnGroup(caller: Caller, groupId: string | null): void {
  if (groupId !== null && !caller.groupIds.includes(groupId))
    throw new Refusal('forbidden', 'searches.not-your-group', { groupId });
}

function record(tx: Tx, caller: Caller, type: string, { id, name, groupId }: SearchRow): void {
  const subject = { kind: 'saved-search', id };
  tx.record(caller.actor, { type, subject, data: { name, groupId }, topics: ['saved-searches'] });
}
