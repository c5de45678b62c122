import type { Language } from '#core/house/users/language.ts';
import type { Caller } from '#core/platform/caller.ts';
import { life } from '#core/house/sign-in/session-life.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { siteAddress } from '../notifications/site-address.ts';
import { wantHouseMail } from '../notifications/want-house-mail.ts';
import { demandGrant } from '../roles/demand-grant.ts';
import { type Assignment, replaceAssignments } from '../roles/roles.store.ts';
import { hashPassword } from '../sign-in/argon2.ts';
import { demandGoodPassword } from '../sign-in/demand-password.ts';
import { hashOf, type Origin } from '../sign-in/entry.ts';
import { openSession } from '../sign-in/open-session.ts';
import { demandGroups } from './change-user.ts';
import { existingGroupIds, replaceGroupsOf } from './groups.store.ts';
import {
  endInvitation,
  endInvitationsTo,
  findInvitationByHash,
  insertInvitation,
  type InvitationRow,
  waitingInvitations,
} from './invitations.store.ts';
import { findUserByEmail, insertUser, usersByIds } from './users.store.ts';

/** Whom to invite, and to what. */
export interface Invitee {
  readonly email: string;
  readonly name: string;
  readonly language: Language;
  readonly assignments: readonly Assignment[];
  readonly groupIds: readonly string[];
}

/** Invites somebody by mail (USR-1); the link is also given back, to be handed over where no mail can be sent. */
export async function inviteUser(
  tx: Tx,
  caller: Caller,
  input: Invitee,
): Promise<{ invitation: InvitationRow; link: string }> {
  if (await findUserByEmail(tx, input.email))
    throw new Refusal('conflict', 'users.email-taken', { email: input.email });
  await demandGrant(tx, caller, [], input.assignments);
  await demandGroups(tx, caller, [], input.groupIds);
  await endInvitationsTo(tx, input.email);
  const token = tx.world.secrets.token(32);
  const invitation: InvitationRow = {
    id: tx.newId(),
    email: input.email,
    name: input.name,
    language: input.language,
    assignments: [...input.assignments],
    groupIds: [...input.groupIds],
    tokenHash: hashOf(tx.world, 'invitation', token),
    invitedBy: caller.userId,
    createdAt: tx.now,
    expiresAt: tx.now + life.invitation,
    endedAt: null,
  };
  const { endedAt: _waits, ...row } = invitation;
  await insertInvitation(tx, row);
  const link = `${siteAddress(tx)}/invitation?token=${token}`;
  tx.record(caller.actor, {
    type: 'invitation.sent',
    subject: { kind: 'invitation', id: invitation.id },
    data: { email: input.email, assignments: input.assignments, groupIds: input.groupIds },
  });
  await wantHouseMail(tx, caller.actor, {
    key: `invitation:${invitation.id}`,
    to: input.email,
    language: input.language,
    words: 'invitation',
    facts: { name: input.name, by: caller.name },
    link,
  });
  return { invitation, link };
}

/** Sends an invitation again with a new link; the old one stops working (USR-1). */
export async function renewInvitation(
  tx: Tx,
  caller: Caller,
  input: { readonly id: string },
): Promise<{ invitation: InvitationRow; link: string }> {
  const before = await invitationOrRefuse(tx, input.id);
  return inviteUser(tx, caller, before);
}

/** Takes an invitation back (USR-1). */
export async function withdrawInvitation(tx: Tx, caller: Caller, input: { readonly id: string }): Promise<void> {
  const invitation = await invitationOrRefuse(tx, input.id);
  await demandGrant(tx, caller, invitation.assignments, []);
  await endInvitation(tx, invitation.id);
  tx.record(caller.actor, {
    type: 'invitation.withdrawn',
    subject: { kind: 'invitation', id: invitation.id },
    data: { email: invitation.email },
  });
}

/** Who is invited by a link, before it is accepted (USR-1). */
export async function openInvitation(
  tx: Tx,
  input: { readonly token: string },
): Promise<{ invitation: InvitationRow; invitedBy: string }> {
  const invitation = await findInvitationByHash(tx, hashOf(tx.world, 'invitation', input.token));
  if (!invitation) throw new Refusal('not-found', 'sign-in.link-spent');
  const [inviter] = await usersByIds(tx, [invitation.invitedBy]);
  return { invitation, invitedBy: inviter?.name ?? '' };
}

/** Accepts an invitation with name and password, and signs in (USR-1). */
export async function acceptInvitation(
  tx: Tx,
  input: {
    readonly token: string;
    readonly name: string;
    readonly password: string;
    readonly language: Language;
    readonly origin: Origin;
  },
): Promise<{ userId: string; token: string }> {
  const { invitation } = await openInvitation(tx, input);
  demandGoodPassword(input.password, { email: invitation.email, name: input.name });
  if (await findUserByEmail(tx, invitation.email)) throw new Refusal('not-found', 'sign-in.link-spent');
  const user = await insertUser(tx, {
    id: tx.newId(),
    email: invitation.email,
    name: input.name,
    language: input.language,
    passwordHash: await hashPassword(input.password),
  });
  await replaceAssignments(tx, user.id, invitation.assignments);
  await replaceGroupsOf(tx, user.id, [...(await existingGroupIds(tx, invitation.groupIds))]);
  await endInvitation(tx, invitation.id);
  const by: Actor = { kind: 'user', id: user.id };
  tx.record(by, {
    type: 'user.created',
    subject: { kind: 'user', id: user.id },
    data: { name: user.name, email: user.email, how: 'invitation', invitedBy: invitation.invitedBy, ...input.origin },
  });
  const { token } = await openSession(tx, user.id, input.origin);
  return { userId: user.id, token };
}

async function invitationOrRefuse(tx: Tx, id: string): Promise<InvitationRow> {
  const invitation = (await waitingInvitations(tx)).find((each) => each.id === id);
  if (!invitation) throw new Refusal('not-found', 'users.no-invitation', { invitationId: id });
  return invitation;
}
