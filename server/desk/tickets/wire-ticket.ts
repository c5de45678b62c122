import type { Attachment, Message, TicketHead, TicketRow } from '#api/desk/ticket.ts';
import type { Channel } from '#api/desk/ticket.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { CreatedTicket } from './create-ticket.ts';
import { liveHeads, liveHeadsOf } from './live-heads.ts';
import type { AttachmentRow, MessageRow } from './messages.store.ts';
import { type ListedTicket, listByIds } from './ticket-list.store.ts';
import type { TicketRecord } from './tickets.store.ts';

/** Rows of a list as the wire shows them, in the order given, each with its most urgent promise. */
export async function wireRows(tx: Tx, tickets: readonly ListedTicket[]): Promise<TicketRow[]> {
  // A ticket that was made without a level and not changed since has no clocks to ask for.
  const clocked = tickets.filter((ticket) => ticket.version > 1 || ticket.levelId !== null);
  const heads = await liveHeads(
    tx,
    clocked.map((ticket) => ticket.id),
  );
  return tickets.map((ticket) => wireRow(ticket, heads.get(ticket.id) ?? null));
}

/** One ticket after a change, as the wire shows it. */
export async function wireTicket(tx: Tx, ticket: Pick<TicketRecord, 'id'>): Promise<TicketRow> {
  const [row] = await wireRows(tx, await listByIds(tx, [ticket.id]));
  if (row === undefined) throw new Error(`The ticket ${ticket.id} was changed and is not there.`);
  return row;
}

/** A ticket just made, as the wire shows it: read back only to name its people. */
export async function wireMadeTicket(tx: Tx, { ticket, head }: CreatedTicket): Promise<TicketRow> {
  const hasPeople = ticket.personId !== null || ticket.companyId !== null;
  const [listed] = hasPeople ? await listByIds(tx, [ticket.id]) : [{ ...ticket, ...nobody }];
  if (listed === undefined) throw new Error(`The ticket ${ticket.id} was made and is not there.`);
  const heads = await liveHeadsOf(tx, head === null ? [] : [head]);
  return wireRow(listed, heads.get(ticket.id) ?? null);
}

const nobody = {
  personName: null,
  personVip: null,
  personLanguage: null,
  personAddress: null,
  personNumber: null,
  companyName: null,
  companyVip: null,
  sortDueAt: null,
};

function wireRow(ticket: ListedTicket, head: TicketHead | null): TicketRow {
  return {
    id: ticket.id,
    number: ticket.number,
    version: ticket.version,
    subject: ticket.subject,
    snippet: ticket.snippet,
    statusId: ticket.statusId,
    category: ticket.category,
    priority: ticket.priority,
    typeId: ticket.typeId,
    channel: ticket.channel as Channel,
    siteId: ticket.siteId,
    groupId: ticket.groupId,
    ownerId: ticket.ownerId,
    templateId: ticket.templateId,
    person:
      ticket.personId === null || ticket.personName === null
        ? null
        : {
            id: ticket.personId,
            name: ticket.personName,
            address: ticket.personAddress,
            number: ticket.personNumber,
            language: ticket.personLanguage,
            vip: ticket.personVip ?? false,
          },
    company:
      ticket.companyId === null || ticket.companyName === null
        ? null
        : { id: ticket.companyId, name: ticket.companyName, vip: ticket.companyVip ?? false },
    tags: [...ticket.tags],
    customFields: ticket.customFields as TicketRow['customFields'],
    dueAt: ticket.dueAt,
    createdAt: ticket.createdAt,
    changedAt: ticket.changedAt,
    lastMessageAt: ticket.lastMessageAt,
    lastAuthor: ticket.lastAuthor,
    unread: ticket.unread,
    snoozedUntil: ticket.snoozedUntilAt,
    spam: ticket.spamAt !== null,
    deleted: ticket.deletedAt !== null,
    head,
  };
}

/** A message as the wire shows it. */
export function wireMessage(message: MessageRow, files: readonly AttachmentRow[]): Message {
  return {
    id: message.id,
    ticketId: message.ticketId,
    kind: message.kind,
    state: message.state,
    channel: message.channel,
    authorUserId: message.authorUserId,
    authorPersonId: message.authorPersonId,
    authorName: message.authorName,
    from: message.fromAddress,
    to: [...message.toAddresses],
    cc: [...message.ccAddresses],
    bcc: [...message.bccAddresses],
    subject: message.subject,
    text: message.bodyText,
    html: message.bodyHtml,
    quotedText: message.quotedText,
    quotedHtml: message.quotedHtml,
    remotePictures: message.remotePictures,
    signature: message.signature,
    attachments: files.filter((file) => file.messageId === message.id).map(wireAttachment),
    mentioned: [...message.mentioned],
    at: message.at,
    sendAt: message.sendAt,
    sentAt: message.sentAt,
    failure: message.failure,
    hasOriginal: message.originalDigest !== null,
  };
}

/** A file as the wire shows it. */
export function wireAttachment(file: AttachmentRow): Attachment {
  const { id, name, mediaType, bytes, contentId, inline } = file;
  return { id, name, mediaType, bytes, contentId, inline };
}
