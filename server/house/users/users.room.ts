import type { z } from 'zod';
import * as groupApi from '#api/house/groups.ts';
import * as roleApi from '#api/house/roles.ts';
import * as api from '#api/house/users.ts';
import type { Caller } from '#core/platform/caller.ts';
import { mayGrant } from '#core/house/roles/may-grant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { needs, serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { readCursor, writeCursor } from './cursor.ts';
import { sentMailKeys } from '../notifications/notifications.store.ts';
import { changeRole, createRole, deleteRole } from '../roles/change-roles.ts';
import { listRoleRows, type RoleRow } from '../roles/roles.store.ts';
import { changeGroup, createGroup, deleteGroup } from './change-groups.ts';
import { blockUser, changeUser, endUserSessions, removeUserTotp, unblockUser } from './change-user.ts';
import { describeUsers } from './describe-users.ts';
import { groupIdsOf, type GroupRow, listGroupRows } from './groups.store.ts';
import { type InvitationRow, waitingInvitations } from './invitations.store.ts';
import { inviteUser, renewInvitation, withdrawInvitation } from './invite-user.ts';
import { usesOfGroups } from './group-uses.ts';
import { colleagueIds, managedUser, managedUserIds, worksAt } from './users.access.ts';
import { listUserRows, usersByIds } from './users.store.ts';

const manages = needs('users.manage');

/** Users, invitations, groups and roles (USR-1). */
export const usersRoom: Room = {
  name: 'users',
  routes: [
    serve(api.listUsers, manages, async ({ tx, caller, query }) => {
      const after = readCursor(query.cursor, ['name', 'id']);
      const ids = await managedUserIds(tx, caller);
      const rows = await listUserRows(tx, { limit: query.limit + 1, after, text: query.text, ids });
      const page = rows.slice(0, query.limit);
      const last = page.at(-1);
      return {
        rows: await describeUsers(tx, caller, page),
        nextCursor: rows.length > page.length && last ? writeCursor({ name: last.name, id: last.id }) : null,
      };
    }),
    serve(api.readUser, manages, async ({ tx, caller, params }) => one(tx, caller, params.userId)),
    serve(api.changeUser, manages, async ({ tx, caller, params, body }) => {
      const changed = await changeUser(tx, caller, { id: params.userId, ...body });
      return (await describeUsers(tx, caller, [changed]))[0] ?? one(tx, caller, params.userId);
    }),
    serve(api.blockUser, manages, async ({ tx, caller, params }) => blockUser(tx, caller, { id: params.userId })),
    serve(api.unblockUser, manages, async ({ tx, caller, params }) => unblockUser(tx, caller, { id: params.userId })),
    serve(api.endUserSessions, manages, async ({ tx, caller, params }) =>
      endUserSessions(tx, caller, { id: params.userId }),
    ),
    serve(api.removeUserTotp, manages, async ({ tx, caller, params }) =>
      removeUserTotp(tx, caller, { id: params.userId }),
    ),
    serve(api.listColleagues, signedIn, async ({ tx, caller }) => {
      const rows = await listUserRows(tx, { limit: 5_000, ids: await colleagueIds(tx, caller) });
      const groups = await groupIdsOf(
        tx,
        rows.map((row) => row.id),
      );
      return {
        rows: rows.map((row) => ({
          id: row.id,
          name: row.name,
          email: row.email,
          blocked: row.blockedAt !== null,
          groupIds: groups.get(row.id) ?? [],
        })),
      };
    }),
    serve(api.listInvitations, manages, async ({ tx, caller }) => ({
      rows: await describeInvitations(tx, caller, await waitingInvitations(tx)),
    })),
    serve(api.inviteUser, manages, async ({ tx, caller, body }) =>
      described(tx, caller, await inviteUser(tx, caller, body)),
    ),
    serve(api.renewInvitation, manages, async ({ tx, caller, params }) =>
      described(tx, caller, await renewInvitation(tx, caller, { id: params.invitationId })),
    ),
    serve(api.withdrawInvitation, manages, async ({ tx, caller, params }) =>
      withdrawInvitation(tx, caller, { id: params.invitationId }),
    ),
    serve(groupApi.listGroups, signedIn, async ({ tx, caller }) => ({
      rows: (await listGroupRows(tx)).filter((row) => worksAt(caller, row.siteId)).map(group),
    })),
    serve(groupApi.listGroupUses, manages, async ({ tx, caller }) => ({ rows: await usesOfGroups(tx, caller) })),
    serve(groupApi.createGroup, manages, async ({ tx, caller, body }) => group(await createGroup(tx, caller, body))),
    serve(groupApi.changeGroup, manages, async ({ tx, caller, params, body }) =>
      group(await changeGroup(tx, caller, { id: params.groupId, ...body })),
    ),
    serve(groupApi.deleteGroup, manages, async ({ tx, caller, params }) =>
      deleteGroup(tx, caller, { id: params.groupId }),
    ),
    serve(roleApi.listRoles, signedIn, async ({ tx }) => ({ rows: (await listRoleRows(tx)).map(role) })),
    serve(roleApi.createRole, manages, async ({ tx, caller, body }) => role(await createRole(tx, caller, body))),
    serve(roleApi.changeRole, manages, async ({ tx, caller, params, body }) =>
      role(await changeRole(tx, caller, { id: params.roleId, ...body })),
    ),
    serve(roleApi.deleteRole, manages, async ({ tx, caller, params }) => deleteRole(tx, caller, { id: params.roleId })),
  ],
  topics: [
    { topic: 'users', mayHear: async () => true },
    { topic: 'groups', mayHear: async () => true },
    { topic: 'roles', mayHear: async () => true },
  ],
};

const group = (row: GroupRow) => ({ ...row, memberIds: [...row.memberIds] });
const role = (row: RoleRow) => ({ ...row, rights: [...row.rights] });

async function one(tx: Tx, caller: Caller, id: string): Promise<z.output<typeof api.user>> {
  const [found] = await describeUsers(tx, caller, [await managedUser(tx, caller, id)]);
  if (!found) throw new Error(`A user that was just read is gone: ${id}`);
  return found;
}

async function described(tx: Tx, caller: Caller, made: { invitation: InvitationRow; link: string }) {
  const [invitation] = await describeInvitations(tx, caller, [made.invitation]);
  if (!invitation) throw new Error('An invitation that was just made cannot be seen by its maker.');
  return { invitation, link: made.link };
}

/** A leader sees the invitations that lie wholly within what the leader may give. */
async function describeInvitations(
  tx: Tx,
  caller: Caller,
  rows: readonly InvitationRow[],
): Promise<z.output<typeof api.invitation>[]> {
  const roles = new Map((await listRoleRows(tx)).map((each) => [each.id, each.rights]));
  const own = rows.filter((row) =>
    row.assignments.every((each) => mayGrant(caller, { rights: roles.get(each.roleId) ?? [], siteId: each.siteId })),
  );
  const names = new Map(
    (
      await usersByIds(
        tx,
        own.map((row) => row.invitedBy),
      )
    ).map((user) => [user.id, user.name]),
  );
  const sent = await sentMailKeys(
    tx,
    own.map((row) => `invitation:${row.id}`),
  );
  return own.map((row) => ({
    id: row.id,
    email: row.email,
    name: row.name,
    invitedBy: names.get(row.invitedBy) ?? '',
    assignments: row.assignments,
    groupIds: row.groupIds,
    createdAt: row.createdAt,
    expiresAt: row.expiresAt,
    expired: row.expiresAt <= tx.now,
    mailSent: sent.has(`invitation:${row.id}`),
  }));
}
