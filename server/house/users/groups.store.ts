import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import { alphabetOf } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Tables of groups. */
export type GroupTables = {
  groups: { id: string; name: string; siteId: string | null; createdAt: Instant };
  groupMembers: { groupId: string; userId: string };
};

/** A group with its members. */
export interface GroupRow {
  readonly id: string;
  readonly name: string;
  readonly siteId: string | null;
  readonly memberIds: readonly string[];
}

const tables = (tx: Tx) => tx.db.withTables<GroupTables>();

/** All groups with their members, by name. */
export async function listGroupRows(tx: Tx, ids?: readonly string[]): Promise<GroupRow[]> {
  let query = tables(tx)
    .selectFrom('groups')
    .leftJoin('groupMembers', 'groupMembers.groupId', 'groups.id')
    .select([
      'groups.id',
      'groups.name',
      'groups.siteId as siteId',
      sql<
        string[]
      >`coalesce(array_agg(group_members.user_id::text) filter (where group_members.user_id is not null), '{}')`.as(
        'memberIds',
      ),
    ])
    .groupBy('groups.id')
    .orderBy(sql`groups.name ${alphabetOf(tx)}`);
  if (ids) query = query.where(sql<boolean>`groups.id = any(${ids}::uuid[])`);
  return query.execute();
}

/** One group with its members. */
export async function findGroup(tx: Tx, id: string): Promise<GroupRow | undefined> {
  return (await listGroupRows(tx, [id]))[0];
}

/** Whether another group of the site already has the name. */
export async function groupNameTaken(tx: Tx, name: string, siteId: string | null, exceptId: string): Promise<boolean> {
  const found = await tables(tx)
    .selectFrom('groups')
    .select('id')
    .where((eb) => eb(eb.fn('lower', ['name']), '=', name.toLowerCase()))
    .where((eb) => (siteId === null ? eb('siteId', 'is', null) : eb('siteId', '=', siteId)))
    .where('id', '!=', exceptId)
    .executeTakeFirst();
  return found !== undefined;
}

/** Writes a new group. */
export async function insertGroup(tx: Tx, group: Omit<GroupRow, 'memberIds'>): Promise<void> {
  await tables(tx)
    .insertInto('groups')
    .values({ id: group.id, name: group.name, siteId: group.siteId, createdAt: tx.now })
    .execute();
}

/** Writes name and site of a group. */
export async function updateGroup(tx: Tx, id: string, changes: { name: string; siteId: string | null }): Promise<void> {
  await tables(tx)
    .updateTable('groups')
    .set({ name: changes.name, siteId: changes.siteId })
    .where('id', '=', id)
    .execute();
}

/** Deletes a group and its memberships. */
export async function deleteGroupRow(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('groups').where('id', '=', id).execute();
}

/** Puts these members in place of a group's members. */
export async function replaceMembers(tx: Tx, groupId: string, userIds: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom('groupMembers').where('groupId', '=', groupId).execute();
  await insertMembers(
    tx,
    userIds.map((userId) => ({ groupId: groupId, userId })),
  );
}

/** Puts these groups in place of a user's groups. */
export async function replaceGroupsOf(tx: Tx, userId: string, groupIds: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom('groupMembers').where('userId', '=', userId).execute();
  await insertMembers(
    tx,
    groupIds.map((groupId) => ({ groupId, userId: userId })),
  );
}

/** Which of these groups exist. */
export async function existingGroupIds(tx: Tx, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tables(tx)
    .selectFrom('groups')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map((row) => row.id));
}

/** Groups of each of these users. */
export async function groupIdsOf(tx: Tx, userIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>(userIds.map((id) => [id, []]));
  if (userIds.length === 0) return found;
  const rows = await tables(tx)
    .selectFrom('groupMembers')
    .selectAll()
    .where('userId', 'in', [...userIds])
    .execute();
  for (const row of rows) found.get(row.userId)?.push(row.groupId);
  return found;
}

/** Who is in each of these groups. */
export async function memberIdsOf(tx: Tx, groupIds: readonly string[]): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>(groupIds.map((id) => [id, []]));
  if (groupIds.length === 0) return found;
  const rows = await tables(tx)
    .selectFrom('groupMembers')
    .selectAll()
    .where('groupId', 'in', [...groupIds])
    .execute();
  for (const row of rows) found.get(row.groupId)?.push(row.userId);
  return found;
}

async function insertMembers(tx: Tx, rows: readonly { groupId: string; userId: string }[]): Promise<void> {
  if (rows.length > 0)
    await tables(tx)
      .insertInto('groupMembers')
      .values([...rows])
      .execute();
}
