import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { rights } from '#core/platform/right.ts';
import { seededRoleKeys } from '#core/house/roles/seeded-roles.ts';

const roleName = z.string().trim().min(1).max(80);
const roleId = z.object({ roleId: z.uuid() });

/** A role: a named bundle of rights (USR-1); those from the start have a key whose name is translated. */
export const role = z.object({
  id: z.uuid(),
  key: z.enum(seededRoleKeys).nullable(),
  name: z.string(),
  rights: z.array(z.enum(rights)),
  userCount: z.number().int(),
});

/** A role given to a user, everywhere (`siteId` null) or at one site (USR-1). */
export const assignment = z.object({ roleId: z.uuid(), siteId: z.uuid().nullable() });

export const listRoles = endpoint({
  method: 'GET',
  path: '/roles',
  summary: 'All roles with their rights.',
  answer: z.object({ rows: z.array(role) }),
});

export const createRole = endpoint({
  method: 'POST',
  path: '/roles',
  summary: 'Makes a role of one’s own.',
  body: z.object({ name: roleName, rights: z.array(z.enum(rights)) }),
  answer: role,
  refusals: ['roles.name-taken', 'roles.more-than-own'],
});

export const changeRole = endpoint({
  method: 'PATCH',
  path: '/roles/{roleId}',
  summary: 'Changes name or rights of a role; the administrator’s stays as it is.',
  params: roleId,
  body: z.object({ name: roleName, rights: z.array(z.enum(rights)) }).partial(),
  answer: role,
  refusals: ['roles.not-found', 'roles.fixed', 'roles.name-taken', 'roles.more-than-own'],
});

export const deleteRole = endpoint({
  method: 'DELETE',
  path: '/roles/{roleId}',
  summary: 'Deletes a role nobody has.',
  params: roleId,
  refusals: ['roles.not-found', 'roles.fixed', 'roles.in-use'],
});
