import type { Caller } from '#core/platform/caller.ts';
import { mayGrant } from '#core/house/roles/may-grant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type Assignment, listRoleRows, lockHoldersEverywhere } from './roles.store.ts';

/**
 * Refuses unless the caller may make exactly this change of roles: what stays the same needs nothing, what is given
 * or taken must lie within what the caller holds (USR-1).
 */
export async function demandGrant(
  tx: Tx,
  caller: Caller,
  before: readonly Assignment[],
  after: readonly Assignment[],
): Promise<void> {
  const key = (each: Assignment) => `${each.roleId} ${each.siteId}`;
  const had = new Set(before.map(key));
  const gets = new Set(after.map(key));
  const changed = [...before.filter((each) => !gets.has(key(each))), ...after.filter((each) => !had.has(key(each)))];
  if (changed.length === 0) return;
  const roles = new Map((await listRoleRows(tx)).map((role) => [role.id, role]));
  for (const each of changed) {
    const role = roles.get(each.roleId);
    if (!role) throw new Refusal('not-found', 'roles.not-found', { roleId: each.roleId });
    if (!mayGrant(caller, { rights: role.rights, siteId: each.siteId })) {
      throw new Refusal('forbidden', 'roles.more-than-own', { role: role.name, siteId: each.siteId });
    }
  }
}

/** Refuses when nobody would be left who manages users everywhere; call it after the change is written (USR-1). */
export async function demandSomebodyManages(tx: Tx): Promise<void> {
  const left = await lockHoldersEverywhere(tx, 'users.manage');
  if (left.length === 0) throw new Refusal('conflict', 'users.last-administrator');
}
