import type { Caller } from '#core/platform/caller.ts';
import { mayGrant } from '#core/house/roles/may-grant.ts';
import type { Right } from '#core/platform/right.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSomebodyManages } from './demand-grant.ts';
import { deleteRoleRow, findRole, insertRole, listRoleRows, type RoleRow, updateRole } from './roles.store.ts';

/** Makes a role of one's own (USR-1). */
export async function createRole(
  tx: Tx,
  caller: Caller,
  input: { readonly name: string; readonly rights: readonly Right[] },
): Promise<RoleRow> {
  demandOwn(caller, input.rights);
  await demandFreeName(tx, input.name);
  const id = tx.newId();
  await insertRole(tx, { id, name: input.name, rights: input.rights });
  tx.record(caller.actor, { type: 'role.created', subject: { kind: 'role', id }, data: { ...input } });
  return roleOrRefuse(tx, id);
}

/** Changes name or rights of a role (USR-1); the administrator's stays as it is. */
export async function changeRole(
  tx: Tx,
  caller: Caller,
  input: { readonly id: string; readonly name?: string | undefined; readonly rights?: readonly Right[] | undefined },
): Promise<RoleRow> {
  const role = await roleOrRefuse(tx, input.id);
  const name = input.name ?? role.name;
  const rights = input.rights ?? role.rights;
  demandOwn(caller, [...role.rights, ...rights]);
  if (role.key === 'administrator') throw new Refusal('conflict', 'roles.fixed');
  if (name.toLowerCase() !== role.name.toLowerCase()) await demandFreeName(tx, name);
  await updateRole(tx, role.id, { name, rights });
  await demandSomebodyManages(tx);
  tx.record(caller.actor, {
    type: 'role.changed',
    subject: { kind: 'role', id: role.id },
    data: { from: { name: role.name, rights: role.rights }, to: { name, rights } },
  });
  return roleOrRefuse(tx, role.id);
}

/** Deletes a role nobody has (USR-1). */
export async function deleteRole(tx: Tx, caller: Caller, input: { readonly id: string }): Promise<void> {
  const role = await roleOrRefuse(tx, input.id);
  demandOwn(caller, role.rights);
  if (role.key !== null) throw new Refusal('conflict', 'roles.fixed');
  if (role.userCount > 0) throw new Refusal('conflict', 'roles.in-use', { users: role.userCount });
  await deleteRoleRow(tx, role.id);
  tx.record(caller.actor, {
    type: 'role.deleted',
    subject: { kind: 'role', id: role.id },
    data: { name: role.name, rights: role.rights },
  });
}

async function roleOrRefuse(tx: Tx, id: string): Promise<RoleRow> {
  const role = await findRole(tx, id);
  if (!role) throw new Refusal('not-found', 'roles.not-found', { roleId: id });
  return role;
}

async function demandFreeName(tx: Tx, name: string): Promise<void> {
  const taken = (await listRoleRows(tx)).some((role) => role.name.toLowerCase() === name.toLowerCase());
  if (taken) throw new Refusal('conflict', 'roles.name-taken', { name });
}

/** A role reaches every site it is given at, so shaping one asks for its rights everywhere. */
function demandOwn(caller: Caller, rights: readonly Right[]): void {
  if (!mayGrant(caller, { rights, siteId: null })) throw new Refusal('forbidden', 'roles.more-than-own');
}
