import { type Caller, demandAt, mayAt, sitesWhere, type Reach } from '#core/platform/caller.ts';
import type { Right } from '#core/platform/right.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { findGroup } from '#server/house/users/groups.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findCompany } from '#server/register/customers/companies.store.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { findTemplateRow } from '../templates/templates.store.ts';
import type { TicketChanges } from './change-ticket.ts';
import { findAttachment, findMessage, type AttachmentRow, type MessageRow } from './messages.store.ts';
import { readsAt } from './reads-at.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';

/** A ticket the caller may do this to: they hold the right at the ticket's site (USR-1). */
export async function demandTicket(tx: Tx, caller: Caller, right: Right, ticketId: string): Promise<TicketRecord> {
  const ticket = await findTicketRecord(tx, ticketId);
  if (ticket === undefined) throw new Refusal('not-found', 'tickets.not-found', { ticketId });
  demandAt(caller, right, ticket.siteId);
  return ticket;
}

/** A message of a ticket the caller may do this to. */
export async function demandMessage(tx: Tx, caller: Caller, right: Right, messageId: string): Promise<MessageRow> {
  const message = await findMessage(tx, messageId);
  if (message === undefined) throw new Refusal('not-found', 'messages.not-found', { messageId });
  await demandTicket(tx, caller, right, message.ticketId);
  return message;
}

/** A file the caller may read: of a ticket they may read, or one they have just uploaded themselves. */
export async function demandAttachment(tx: Tx, caller: Caller, attachmentId: string): Promise<AttachmentRow> {
  const file = await findAttachment(tx, attachmentId);
  if (file === undefined || (file.ticketId === null && file.uploadedBy !== `user:${caller.userId}`))
    throw new Refusal('not-found', 'attachments.not-found', { attachmentIds: [attachmentId] });
  if (file.ticketId !== null) await demandTicket(tx, caller, 'tickets.read', file.ticketId);
  return file;
}

/**
 * Whether these changes are the caller's to make: who answers may change fields, take a ticket and give it back; who
 * distributes may give it to others and move it to another site, where they must hold the right too (TKT-5).
 */
export async function demandChanges(
  tx: Tx,
  caller: Caller,
  ticket: TicketRecord,
  changes: TicketChanges,
): Promise<void> {
  demandAt(caller, 'tickets.answer', ticket.siteId);
  const { ownerId, siteId } = changes;
  const takes = ownerId === caller.userId && ticket.ownerId === null;
  const givesBack = ownerId === null && ticket.ownerId === caller.userId;
  if (ownerId !== undefined && ownerId !== ticket.ownerId && !takes && !givesBack)
    demandAt(caller, 'tickets.assign', ticket.siteId);
  if (siteId !== undefined && siteId !== ticket.siteId) {
    demandAt(caller, 'tickets.assign', ticket.siteId);
    demandAt(caller, 'tickets.assign', siteId);
  }
  await demandOfSite(tx, caller, siteId ?? ticket.siteId, changes);
}

/** What a ticket points at besides its site. */
interface PointedAt {
  readonly groupId?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly personId?: string | null | undefined;
  readonly companyId?: string | null | undefined;
  readonly templateId?: string | null | undefined;
}

/**
 * A ticket is given to groups and colleagues of its site, and is about customers whom the caller sees; what belongs to
 * other sites does not exist for it (SIT-1, USR-1).
 */
export async function demandOfSite(tx: Tx, caller: Caller, siteId: string, given: PointedAt): Promise<void> {
  const { groupId, ownerId, personId, companyId, templateId } = given;
  if (templateId != null) {
    const template = await findTemplateRow(tx, templateId);
    if (template === undefined || !worksAt(caller, template.siteId))
      throw new Refusal('not-found', 'templates.not-found', { templateId });
  }
  if (groupId != null) {
    const group = await findGroup(tx, groupId);
    if (group === undefined || (group.siteId !== null && group.siteId !== siteId))
      throw new Refusal('not-found', 'groups.not-found', { groupId });
  }
  if (ownerId != null && ownerId !== caller.userId) await demandReaders(tx, siteId, [ownerId]);
  const seen = (row: { readonly siteId: string | null } | undefined) =>
    row !== undefined && (row.siteId === null || mayAt(caller, 'customers.read', row.siteId));
  if (personId != null && !seen(await findPerson(tx, personId)))
    throw new Refusal('not-found', 'people.not-found', { personId });
  if (companyId != null && !seen(await findCompany(tx, companyId)))
    throw new Refusal('not-found', 'companies.not-found', { companyId });
}

/** Whoever is given a ticket of a site, or is told of it, may read it there (USR-1). */
export async function demandReaders(tx: Tx, siteId: string, userIds: readonly string[]): Promise<void> {
  for (const userId of userIds)
    if (!(await readsAt(tx, siteId, userId))) throw new Refusal('not-found', 'users.not-found', { userId });
}

/** Whether the caller works where a thing of the desk is used: what is for every site is for everybody (TKT-3, TPL-2). */
export function worksAt(caller: Caller, siteId: string | null): boolean {
  return siteId === null || mayAt(caller, 'tickets.read', siteId) || mayAt(caller, 'settings.edit', siteId);
}

/** What of a ticket's buttons work for the caller; sent to the web. */
export function buttonsFor(caller: Caller, ticket: TicketRecord) {
  const may = (right: Right) => mayAt(caller, right, ticket.siteId);
  return { answer: may('tickets.answer'), assign: may('tickets.assign'), delete: may('tickets.delete') };
}

/** The sites whose tickets the caller sees. */
export function seenSites(caller: Caller): Reach {
  return sitesWhere(caller, 'tickets.read');
}
