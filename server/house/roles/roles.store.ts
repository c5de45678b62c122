import { sql } from 'kysely';
import type { GivenRole } from '#core/house/roles/gather-rights.ts';
import type { Right } from '#core/platform/right.ts';
import type { SeededRoleKey } from '#core/house/roles/seeded-roles.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Tables of this room. */
export type RoleTables = {
  roles: { id: string; key: SeededRoleKey | null; name: string; rights: Right[]; createdAt: Instant };
  roleAssignments: { userId: string; roleId: string; siteId: string | null; givenAt: Instant };
};

/** A role with how many have it. */
export interface RoleRow {
  readonly id: string;
  readonly key: SeededRoleKey | null;
  readonly name: string;
  readonly rights: Right[];
  readonly userCount: number;
}

/** A role given to somebody, by id. */
export interface Assignment {
  readonly roleId: string;
  readonly siteId: string | null;
}

const tables = (tx: Tx) => tx.db.withTables<RoleTables>();

/** All roles, those from the start first, then by name. */
export async function listRoleRows(tx: Tx): Promise<RoleRow[]> {
  return tables(tx)
    .selectFrom('roles')
    .select(['roles.id', 'roles.key', 'roles.name', 'roles.rights'])
    .select((eb) =>
      eb
        .selectFrom('roleAssignments')
        .whereRef('roleAssignments.roleId', '=', 'roles.id')
        .select(sql<number>`count(distinct user_id)::int`.as('n'))
        .$asScalar()
        .$notNull()
        .as('userCount'),
    )
    .orderBy('roles.createdAt')
    .orderBy('roles.id')
    .execute();
}

/** One role. */
export async function findRole(tx: Tx, id: string): Promise<RoleRow | undefined> {
  return (await listRoleRows(tx)).find((role) => role.id === id);
}

/** The role from the start with this key. */
export async function findSeededRole(tx: Tx, key: SeededRoleKey): Promise<RoleRow> {
  const role = (await listRoleRows(tx)).find((each) => each.key === key);
  if (!role) throw new Error(`The role ${key} is missing from the database.`);
  return role;
}

/** Writes a new role. */
export async function insertRole(tx: Tx, role: { id: string; name: string; rights: readonly Right[] }): Promise<void> {
  await tables(tx)
    .insertInto('roles')
    .values({ id: role.id, key: null, name: role.name, rights: [...role.rights], createdAt: tx.now })
    .execute();
}

/** Writes name and rights of a role. */
export async function updateRole(
  tx: Tx,
  id: string,
  changes: { name: string; rights: readonly Right[] },
): Promise<void> {
  await tables(tx)
    .updateTable('roles')
    .set({ name: changes.name, rights: [...changes.rights] })
    .where('id', '=', id)
    .execute();
}

/** Deletes a role. */
export async function deleteRoleRow(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('roles').where('id', '=', id).execute();
}

/** What each of these users has been given. */
export async function assignmentsOf(
  tx: Tx,
  userIds: readonly string[],
): Promise<Map<string, (Assignment & GivenRole)[]>> {
  const found = new Map<string, (Assignment & GivenRole)[]>(userIds.map((id) => [id, []]));
  if (userIds.length === 0) return found;
  const rows = await tables(tx)
    .selectFrom('roleAssignments')
    .innerJoin('roles', 'roles.id', 'roleAssignments.roleId')
    .select(['roleAssignments.userId', 'roleAssignments.roleId', 'roleAssignments.siteId', 'roles.rights'])
    .where('roleAssignments.userId', 'in', [...userIds])
    .orderBy('roleAssignments.givenAt')
    .execute();
  for (const row of rows) {
    found.get(row.userId)?.push({ roleId: row.roleId, siteId: row.siteId, rights: row.rights });
  }
  return found;
}

/** Puts these roles in place of a user's roles. */
export async function replaceAssignments(tx: Tx, userId: string, assignments: readonly Assignment[]): Promise<void> {
  await tables(tx).deleteFrom('roleAssignments').where('userId', '=', userId).execute();
  const once = new Map(assignments.map((each) => [`${each.roleId} ${each.siteId}`, each]));
  if (once.size === 0) return;
  await tables(tx)
    .insertInto('roleAssignments')
    .values(
      [...once.values()].map((each) => ({
        userId: userId,
        roleId: each.roleId,
        siteId: each.siteId,
        givenAt: tx.now,
      })),
    )
    .execute();
}

/** Users who hold a right everywhere and are not blocked; locked, so that the last of them cannot be lost twice. */
export async function lockHoldersEverywhere(tx: Tx, right: Right): Promise<string[]> {
  await sql`select pg_advisory_xact_lock(hashtextextended('house:holders', 0))`.execute(tx.db);
  const rows = await sql<{ userId: string }>`
    select distinct a.user_id from role_assignments a
    join roles r on r.id = a.role_id
    join users u on u.id = a.user_id
    where a.site_id is null and ${right} = any(r.rights) and u.blocked_at is null and u.password_hash is not null
  `.execute(tx.db);
  return rows.rows.map((row) => row.userId);
}

/** Users who hold a right at a site or everywhere, and can sign in; a null site asks for those everywhere alone. */
export async function holdersAt(tx: Tx, right: Right, siteId: string | null): Promise<string[]> {
  const { rows } = await sql<{ userId: string }>`
    select distinct a.user_id from role_assignments a
    join roles r on r.id = a.role_id
    join users u on u.id = a.user_id
    where (a.site_id is null or a.site_id = ${siteId}::uuid) and ${right} = any(r.rights)
      and u.blocked_at is null and u.password_hash is not null`.execute(tx.db);
  return rows.map((row) => row.userId);
}

/** Users who hold a role at any of these sites; null among them is a role everywhere. */
export async function userIdsAtSites(tx: Tx, siteIds: readonly (string | null)[]): Promise<string[]> {
  const sites = siteIds.flatMap((id) => id ?? []);
  const rows = await tables(tx)
    .selectFrom('roleAssignments')
    .select('userId')
    .distinct()
    .where(sql<boolean>`(site_id = any(${sites}::uuid[]) or (${siteIds.includes(null)} and site_id is null))`)
    .execute();
  return rows.map((row) => row.userId);
}
