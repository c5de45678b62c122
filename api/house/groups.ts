import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';

const groupName = z.string().trim().min(1).max(80);
const groupId = z.object({ groupId: z.uuid() });

/** A group of users, which is also a department tickets belong to (USR-1). */
export const group = z.object({
  id: z.uuid(),
  name: z.string(),
  /** The site it works for; null works for all. */
  siteId: z.uuid().nullable(),
  memberIds: z.array(z.uuid()),
});

export const listGroups = endpoint({
  method: 'GET',
  path: '/groups',
  summary: 'All groups with their members.',
  answer: z.object({ rows: z.array(group) }),
});

export const listGroupUses = endpoint({
  method: 'GET',
  path: '/groups/uses',
  summary: 'What stands with the groups one manages: open tickets, mail accounts and rules; what is none is left out.',
  answer: z.object({
    rows: z.array(
      z.object({
        groupId: z.uuid(),
        kind: z.enum(['open-tickets', 'mail-accounts', 'level-rules']),
        count: z.number().int(),
      }),
    ),
  }),
});

export const createGroup = endpoint({
  method: 'POST',
  path: '/groups',
  summary: 'Makes a group.',
  body: z.object({
    name: groupName,
    siteId: z.uuid().nullable().default(null),
    memberIds: z.array(z.uuid()).max(2000).default([]),
  }),
  answer: group,
  refusals: ['groups.name-taken', 'users.not-found'],
});

export const changeGroup = endpoint({
  method: 'PATCH',
  path: '/groups/{groupId}',
  summary: 'Changes name, site or members of a group.',
  params: groupId,
  body: z.object({ name: groupName, siteId: z.uuid().nullable(), memberIds: z.array(z.uuid()).max(2000) }).partial(),
  answer: group,
  refusals: ['groups.not-found', 'groups.name-taken', 'users.not-found'],
});

export const deleteGroup = endpoint({
  method: 'DELETE',
  path: '/groups/{groupId}',
  summary: 'Deletes a group; what belonged to it keeps its history and can be moved.',
  params: groupId,
  refusals: ['groups.not-found'],
});
