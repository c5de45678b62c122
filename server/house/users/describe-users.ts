import type { z } from 'zod';
import type { user } from '#api/house/users.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { assignmentsOf } from '../roles/roles.store.ts';
import { groupIdsOf } from './groups.store.ts';
import { visibleAssignments } from './users.access.ts';
import type { UserRow } from './users.store.ts';

/** Users with roles and groups, as the caller may see them (USR-1). */
export async function describeUsers(
  tx: Tx,
  caller: Caller,
  rows: readonly UserRow[],
): Promise<z.output<typeof user>[]> {
  const ids = rows.map((row) => row.id);
  const [assignments, groups] = [await assignmentsOf(tx, ids), await groupIdsOf(tx, ids)];
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    email: row.email,
    language: row.language,
    blocked: row.blockedAt !== null,
    totp: row.totpOnAt !== null,
    password: row.passwordHash !== null,
    assignments: visibleAssignments(caller, assignments.get(row.id) ?? []).map(({ roleId, siteId }) => ({
      roleId,
      siteId,
    })),
    groupIds: groups.get(row.id) ?? [],
    createdAt: row.createdAt,
    lastSeenAt: row.lastSeenAt,
  }));
}
