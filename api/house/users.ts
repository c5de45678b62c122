import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageOf, pageQuery } from '#api/platform/page.ts';
import { assignment } from './roles.ts';
import { emailAddress, personName } from './sign-in.ts';

const userId = z.object({ userId: z.uuid() });
const invitationId = z.object({ invitationId: z.uuid() });

/** A user as those who manage users see it (USR-1). */
export const user = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  language: z.enum(languages),
  blocked: z.boolean(),
  totp: z.boolean(),
  /** Without a password nobody signs in as them: people of the demo world. */
  password: z.boolean(),
  assignments: z.array(assignment),
  groupIds: z.array(z.uuid()),
  createdAt: instant,
  lastSeenAt: instant.nullable(),
});

export const listUsers = endpoint({
  method: 'GET',
  path: '/users',
  summary: 'Users whom the caller manages, by name.',
  query: pageQuery.extend({ text: z.string().max(100).optional() }),
  answer: pageOf(user),
});

export const readUser = endpoint({
  method: 'GET',
  path: '/users/{userId}',
  summary: 'One user.',
  params: userId,
  answer: user,
  refusals: ['users.not-found'],
});

export const changeUser = endpoint({
  method: 'PATCH',
  path: '/users/{userId}',
  summary: 'Changes name, roles or groups of a user.',
  params: userId,
  body: z
    .object({ name: personName, assignments: z.array(assignment).max(500), groupIds: z.array(z.uuid()).max(500) })
    .partial(),
  answer: user,
  refusals: [
    'users.not-found',
    'users.last-administrator',
    'roles.more-than-own',
    'roles.not-found',
    'groups.not-found',
  ],
});

export const blockUser = endpoint({
  method: 'PUT',
  path: '/users/{userId}/blocking',
  summary: 'Stops a user from signing in, and ends all their sessions and tokens at once.',
  params: userId,
  refusals: ['users.not-found', 'users.last-administrator', 'users.self'],
});

export const unblockUser = endpoint({
  method: 'DELETE',
  path: '/users/{userId}/blocking',
  summary: 'Lets a blocked user sign in again.',
  params: userId,
  refusals: ['users.not-found'],
});

export const endUserSessions = endpoint({
  method: 'DELETE',
  path: '/users/{userId}/sessions',
  summary: 'Ends all sessions of a user.',
  params: userId,
  refusals: ['users.not-found'],
});

export const removeUserTotp = endpoint({
  method: 'DELETE',
  path: '/users/{userId}/totp',
  summary: 'Takes away two-step sign-in from a user who has lost the telephone.',
  params: userId,
  refusals: ['users.not-found'],
});

/** A colleague as everybody who is signed in sees them: for assigning, mentioning and showing who answers. */
export const colleague = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  blocked: z.boolean(),
  groupIds: z.array(z.uuid()),
});

export const listColleagues = endpoint({
  method: 'GET',
  path: '/colleagues',
  summary: 'All users by name, as far as everybody may know.',
  answer: z.object({ rows: z.array(colleague) }),
});

/** An invitation that waits to be accepted (USR-1). */
export const invitation = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  invitedBy: z.string(),
  assignments: z.array(assignment),
  groupIds: z.array(z.uuid()),
  createdAt: instant,
  expiresAt: instant,
  expired: z.boolean(),
  /** Whether its mail has left the house; false while no account can send. */
  mailSent: z.boolean(),
});

export const listInvitations = endpoint({
  method: 'GET',
  path: '/invitations',
  summary: 'Invitations that wait to be accepted.',
  answer: z.object({ rows: z.array(invitation) }),
});

export const inviteUser = endpoint({
  method: 'POST',
  path: '/invitations',
  summary: 'Invites somebody by mail; the link is also answered, to be handed over where no mail can be sent.',
  body: z.object({
    email: emailAddress,
    name: z.string().trim().max(120).default(''),
    language: z.enum(languages),
    assignments: z.array(assignment).min(1).max(500),
    groupIds: z.array(z.uuid()).max(500).default([]),
  }),
  answer: z.object({ invitation, link: z.string() }),
  secretAnswer: true,
  refusals: ['users.email-taken', 'roles.more-than-own', 'roles.not-found', 'groups.not-found'],
});

export const renewInvitation = endpoint({
  method: 'POST',
  path: '/invitations/{invitationId}/renewals',
  summary: 'Sends an invitation again with a new link; the old one stops working.',
  params: invitationId,
  answer: z.object({ invitation, link: z.string() }),
  secretAnswer: true,
  refusals: ['users.no-invitation'],
});

export const withdrawInvitation = endpoint({
  method: 'DELETE',
  path: '/invitations/{invitationId}',
  summary: 'Takes an invitation back.',
  params: invitationId,
  refusals: ['users.no-invitation'],
});
