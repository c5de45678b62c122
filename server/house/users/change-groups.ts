import type { Caller } from '#core/platform/caller.ts';
import { demandAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import {
  deleteGroupRow,
  findGroup,
  groupNameTaken,
  type GroupRow,
  insertGroup,
  replaceMembers,
  updateGroup,
} from './groups.store.ts';
import { colleagueIds } from './users.access.ts';
import { usersByIds } from './users.store.ts';

/** Makes a group (USR-1); for a site by those who manage users there, for all sites by those who do so everywhere. */
export async function createGroup(
  tx: Tx,
  caller: Caller,
  input: { readonly name: string; readonly siteId: string | null; readonly memberIds: readonly string[] },
): Promise<GroupRow> {
  demandAt(caller, 'users.manage', input.siteId);
  const id = tx.newId();
  await demandFreeName(tx, input.name, input.siteId, id);
  await demandUsers(tx, caller, input.memberIds);
  await insertGroup(tx, { id, name: input.name, siteId: input.siteId });
  await replaceMembers(tx, id, [...new Set(input.memberIds)]);
  tx.record(caller.actor, { type: 'group.created', subject: { kind: 'group', id }, data: { ...input } });
  return groupOrRefuse(tx, id);
}

/** Changes name, site or members of a group (USR-1). */
export async function changeGroup(
  tx: Tx,
  caller: Caller,
  input: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly siteId?: string | null | undefined;
    readonly memberIds?: readonly string[] | undefined;
  },
): Promise<GroupRow> {
  const before = await groupOrRefuse(tx, input.id);
  const siteId = input.siteId === undefined ? before.siteId : input.siteId;
  const name = input.name ?? before.name;
  demandAt(caller, 'users.manage', before.siteId);
  demandAt(caller, 'users.manage', siteId);
  await demandFreeName(tx, name, siteId, before.id);
  await updateGroup(tx, before.id, { name, siteId });
  if (input.memberIds) {
    // Whoever is in the group already may stay, though others manage them.
    const added = input.memberIds.filter((id) => !before.memberIds.includes(id));
    await demandUsers(tx, caller, added);
    await replaceMembers(tx, before.id, [...new Set(input.memberIds)]);
  }
  tx.record(caller.actor, {
    type: 'group.changed',
    subject: { kind: 'group', id: before.id },
    data: { from: before, to: { name, siteId, memberIds: input.memberIds ?? before.memberIds } },
  });
  return groupOrRefuse(tx, before.id);
}

/** Deletes a group; what belonged to it keeps its history (USR-1). */
export async function deleteGroup(tx: Tx, caller: Caller, input: { readonly id: string }): Promise<void> {
  const group = await groupOrRefuse(tx, input.id);
  demandAt(caller, 'users.manage', group.siteId);
  await deleteGroupRow(tx, group.id);
  tx.record(caller.actor, { type: 'group.deleted', subject: { kind: 'group', id: group.id }, data: { ...group } });
}

async function groupOrRefuse(tx: Tx, id: string): Promise<GroupRow> {
  const group = await findGroup(tx, id);
  if (!group) throw new Refusal('not-found', 'groups.not-found', { groupId: id });
  return group;
}

async function demandFreeName(tx: Tx, name: string, siteId: string | null, exceptId: string): Promise<void> {
  if (await groupNameTaken(tx, name, siteId, exceptId)) throw new Refusal('conflict', 'groups.name-taken', { name });
}

async function demandUsers(tx: Tx, caller: Caller, ids: readonly string[]): Promise<void> {
  const found = new Set((await usersByIds(tx, ids)).map((user) => user.id));
  const colleagues = await colleagueIds(tx, caller);
  const missing = ids.find((id) => !found.has(id) || colleagues?.includes(id) === false);
  if (missing) throw new Refusal('not-found', 'users.not-found', { userId: missing });
}
