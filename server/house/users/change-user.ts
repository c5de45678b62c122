import { type Caller, demandAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandGrant, demandSomebodyManages } from '../roles/demand-grant.ts';
import { type Assignment, assignmentsOf, replaceAssignments } from '../roles/roles.store.ts';
import { endSessionsOf } from '../sign-in/sessions.ts';
import { removeTotp } from '../sign-in/totp.ts';
import { revokeTokensOf } from '../tokens/tokens.store.ts';
import { groupIdsOf, listGroupRows, replaceGroupsOf } from './groups.store.ts';
import { demandWhole, managedUser, visibleAssignments } from './users.access.ts';
import { lockUser, updateUser, type UserRow } from './users.store.ts';

/**
 * Changes name, roles or groups of a user (USR-1). A leader of some sites writes the roles at those sites; what the
 * user holds elsewhere is not touched.
 */
export async function changeUser(
  tx: Tx,
  caller: Caller,
  input: {
    readonly id: string;
    readonly name?: string | undefined;
    readonly assignments?: readonly Assignment[] | undefined;
    readonly groupIds?: readonly string[] | undefined;
  },
): Promise<UserRow> {
  const user = await managedUser(tx, caller, input.id);
  await lockUser(tx, user.id);
  const data: Record<string, unknown> = {};
  if (input.name !== undefined && input.name !== user.name) {
    await demandWhole(tx, caller, user.id);
    await updateUser(tx, user.id, { name: input.name });
    data['name'] = { from: user.name, to: input.name };
  }
  if (input.assignments) {
    const held = (await assignmentsOf(tx, [user.id])).get(user.id) ?? [];
    const seen = visibleAssignments(caller, held);
    await demandGrant(tx, caller, seen, input.assignments);
    const after = [...held.filter((each) => !seen.includes(each)), ...input.assignments];
    await replaceAssignments(tx, user.id, after);
    await demandSomebodyManages(tx);
    data['assignments'] = { from: held.map(bare), to: after.map(bare) };
  }
  if (input.groupIds) {
    const before = (await groupIdsOf(tx, [user.id])).get(user.id) ?? [];
    await demandGroups(tx, caller, before, input.groupIds);
    await replaceGroupsOf(tx, user.id, input.groupIds);
    data['groupIds'] = { from: before, to: input.groupIds };
  }
  if (Object.keys(data).length > 0) record(tx, caller, 'user.changed', user.id, data);
  return managedUser(tx, caller, user.id).catch(() => user);
}

/** Stops a user from signing in and ends all sessions and tokens at once (USR-1). */
export async function blockUser(tx: Tx, caller: Caller, input: { readonly id: string }): Promise<void> {
  const user = await managedUser(tx, caller, input.id);
  if (user.id === caller.userId) throw new Refusal('conflict', 'users.self');
  await demandWhole(tx, caller, user.id);
  if (user.blockedAt !== null) return;
  await updateUser(tx, user.id, { blockedAt: tx.now });
  await demandSomebodyManages(tx);
  await endSessionsOf(tx, caller.actor, { userId: user.id });
  await revokeTokensOf(tx, user.id);
  record(tx, caller, 'user.blocked', user.id, {});
}

/** Lets a blocked user sign in again (USR-1). */
export async function unblockUser(tx: Tx, caller: Caller, input: { readonly id: string }): Promise<void> {
  const user = await managedUser(tx, caller, input.id);
  await demandWhole(tx, caller, user.id);
  if (user.blockedAt === null) return;
  await updateUser(tx, user.id, { blockedAt: null });
  record(tx, caller, 'user.unblocked', user.id, {});
}

/** Ends all sessions of a user (USR-1). */
export async function endUserSessions(tx: Tx, caller: Caller, input: { readonly id: string }): Promise<void> {
  const user = await managedUser(tx, caller, input.id);
  await demandWhole(tx, caller, user.id);
  await endSessionsOf(tx, caller.actor, { userId: user.id });
}

/** Takes two-step sign-in from a user who has lost the telephone (USR-1). */
export async function removeUserTotp(tx: Tx, caller: Caller, input: { readonly id: string }): Promise<void> {
  const user = await managedUser(tx, caller, input.id);
  await demandWhole(tx, caller, user.id);
  await removeTotp(tx, caller.actor, user.id);
}

/** Refuses when a group joined or left does not exist, or belongs to a site whose users the caller does not manage. */
export async function demandGroups(
  tx: Tx,
  caller: Caller,
  before: readonly string[],
  after: readonly string[],
): Promise<void> {
  const changed = [...before.filter((id) => !after.includes(id)), ...after.filter((id) => !before.includes(id))];
  const groups = new Map((await listGroupRows(tx, changed)).map((group) => [group.id, group]));
  for (const id of changed) {
    const group = groups.get(id);
    if (!group) throw new Refusal('not-found', 'groups.not-found', { groupId: id });
    if (group.siteId !== null) demandAt(caller, 'users.manage', group.siteId);
  }
}

const bare = ({ roleId, siteId }: Assignment): Assignment => ({ roleId, siteId });

function record(tx: Tx, caller: Caller, type: string, id: string, data: Record<string, unknown>): void {
  tx.record(caller.actor, { type, subject: { kind: 'user', id }, data });
}
