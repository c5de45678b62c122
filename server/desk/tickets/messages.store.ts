import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { Channel, MessageKind, MessageSignature, messageStates } from '#api/desk/ticket.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { markSql } from '#server/promise/levels/level-policy.store.ts';
import type { TicketRecord } from './tickets.store.ts';
import { jsonText } from '#server/platform/db/json-text.ts';

/** A message's row. */
export interface MessageRow {
  readonly id: string;
  readonly ticketId: string;
  readonly kind: MessageKind;
  readonly state: (typeof messageStates)[number];
  readonly channel: Channel;
  readonly authorUserId: string | null;
  readonly authorPersonId: string | null;
  readonly authorName: string;
  readonly fromAddress: string | null;
  /** Where the writer asked to be answered, when that is elsewhere. */
  readonly answerTo: string | null;
  readonly toAddresses: readonly string[];
  readonly ccAddresses: readonly string[];
  readonly bccAddresses: readonly string[];
  readonly subject: string;
  readonly bodyText: string;
  readonly bodyHtml: string | null;
  readonly quotedText: string;
  readonly quotedHtml: string | null;
  readonly remotePictures: boolean;
  /** What the sender's signature is worth, when the mail had one. */
  readonly signature: MessageSignature | null;
  readonly mentioned: readonly string[];
  readonly originalDigest: string | null;
  readonly at: Instant;
  readonly sendAt: Instant | null;
  readonly sentAt: Instant | null;
  readonly failure: string | null;
}

/** A file's row. */
export interface AttachmentRow {
  readonly id: string;
  readonly messageId: string | null;
  readonly ticketId: string | null;
  readonly digest: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly contentId: string | null;
  readonly inline: boolean;
  readonly uploadedBy: string;
  readonly createdAt: Instant;
}

export type MessageTables = { ticketMessages: MessageRow; attachments: AttachmentRow };
const tables = (tx: Tx) => tx.db.withTables<MessageTables>();

/**
 * Writes a new ticket and its first message in one round trip; the number comes from the site's own series.
 *
 * Reads the mark of the policy its clocks will be judged by on the way.
 */
export async function insertTicketWithMessage(
  tx: Tx,
  ticket: Omit<TicketRecord, 'number'>,
  message: MessageRow | null,
  series: { readonly prefix: string; readonly sequence: string },
): Promise<{ number: string; policyMark: string }> {
  const { rows } = await sql<{ number: string; policyMark: string }>`
    with t as (
      insert into tickets (id, number, version, subject, description, snippet, status_id, category, priority, type_id,
        channel, origin, site_id, group_id, owner_id, person_id, company_id, level_id, tags, custom_fields, language,
        due_at, created_at, changed_at, closed_at, first_answered_at, last_message_at, last_author, unread, spam_at,
        deleted_at, link_edition, template_id, start_referrer, from_invitation)
      values (${ticket.id}, ${series.prefix} || '-' || nextval(${series.sequence}::regclass), ${ticket.version},
        ${ticket.subject}, ${ticket.description}, ${ticket.snippet}, ${ticket.statusId}, ${ticket.category},
        ${ticket.priority}, ${ticket.typeId}, ${ticket.channel}, ${ticket.origin}, ${ticket.siteId}, ${ticket.groupId},
        ${ticket.ownerId}, ${ticket.personId}, ${ticket.companyId}, ${ticket.levelId}, ${ticket.tags}::text[],
        ${jsonText(ticket.customFields)}::jsonb, ${ticket.language}, ${ticket.dueAt}, ${ticket.createdAt},
        ${ticket.changedAt}, ${ticket.closedAt}, ${ticket.firstAnsweredAt}, ${ticket.lastMessageAt},
        ${ticket.lastAuthor}, ${ticket.unread}, ${ticket.spamAt}, ${ticket.deletedAt}, ${ticket.linkEdition},
        ${ticket.templateId}, ${ticket.startReferrer}, ${ticket.fromInvitation})
      returning number), ${messageInsert(message)}
    select number, ${markSql} as policy_mark from t`.execute(tx.db);
  const [made] = rows;
  if (made === undefined) throw new Error(`The ticket ${ticket.id} was written and did not come back.`);
  return made;
}

/** Writes a message. */
export async function insertMessage(tx: Tx, message: MessageRow): Promise<void> {
  await sql`with ${messageInsert(message)} select 1`.execute(tx.db);
}

function messageInsert(message: MessageRow | null) {
  if (message === null) return sql`m as (select 1)`;
  const m = message;
  return sql`m as (
    insert into ticket_messages (id, ticket_id, kind, state, channel, author_user_id, author_person_id, author_name,
      from_address, answer_to, to_addresses, cc_addresses, bcc_addresses, subject, body_text, body_html, quoted_text, quoted_html,
      remote_pictures, signature, mentioned, original_digest, at, send_at, sent_at, failure)
    values (${m.id}, ${m.ticketId}, ${m.kind}, ${m.state}, ${m.channel}, ${m.authorUserId}, ${m.authorPersonId},
      ${m.authorName}, ${m.fromAddress}, ${m.answerTo}, ${m.toAddresses}::text[], ${m.ccAddresses}::text[], ${m.bccAddresses}::text[],
      ${m.subject}, ${m.bodyText}, ${m.bodyHtml}, ${m.quotedText}, ${m.quotedHtml}, ${m.remotePictures},
      ${m.signature === null ? null : jsonText(m.signature)}::jsonb,
      ${m.mentioned}::uuid[], ${m.originalDigest}, ${m.at}, ${m.sendAt}, ${m.sentAt}, ${m.failure}))`;
}

/** One message. */
export async function findMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  return tables(tx).selectFrom('ticketMessages').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One message, held until the end of the transaction. */
export async function lockMessage(tx: Tx, id: string): Promise<MessageRow | undefined> {
  return tables(tx).selectFrom('ticketMessages').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** A ticket's messages, oldest first. */
export async function listMessages(tx: Tx, ticketId: string): Promise<MessageRow[]> {
  return tables(tx)
    .selectFrom('ticketMessages')
    .selectAll()
    .where('ticketId', '=', ticketId)
    .orderBy('at')
    .orderBy('id')
    .execute();
}

/** How many messages came through a ticket's private link since an instant (TKT-4). */
export async function countFromLink(tx: Tx, ticketId: string, since: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from ticket_messages
    where ticket_id = ${ticketId} and channel = 'public-link' and at > ${since}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** Writes what has become of a message. */
export async function updateMessage(tx: Tx, id: string, changes: Partial<MessageRow>): Promise<void> {
  await tables(tx).updateTable('ticketMessages').set(changes).where('id', '=', id).execute();
}

/** Writes the row of an uploaded or received file. */
export async function insertAttachments(tx: Tx, rows: readonly AttachmentRow[]): Promise<void> {
  if (rows.length > 0) await tables(tx).insertInto('attachments').values(rows).execute();
}

/** Writes the rows of files with everything else that waits for the end of the transaction. */
export function insertAttachmentsLater(tx: Tx, rows: readonly AttachmentRow[]): void {
  if (rows.length === 0) return;
  const values = rows.map(
    (
      r,
    ) => sql`(${r.id}::uuid, ${r.messageId}::uuid, ${r.ticketId}::uuid, ${r.digest}, ${r.name}, ${r.mediaType}, ${r.bytes}::bigint,
      ${r.contentId}, ${r.inline}::boolean, ${r.uploadedBy}, ${r.createdAt}::bigint)`,
  );
  tx.defer(sql`
    insert into attachments (id, message_id, ticket_id, digest, name, media_type, bytes, content_id, inline, uploaded_by, created_at)
    values ${sql.join(values)}`);
}

/** Ties loose files to a message; returns those that could be tied. */
export async function tieAttachments(
  tx: Tx,
  ids: readonly string[],
  to: { readonly ticketId: string; readonly messageId: string; readonly uploadedBy: string },
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tables(tx)
    .updateTable('attachments')
    .set({ ticketId: to.ticketId, messageId: to.messageId })
    .where('id', 'in', [...ids])
    .where('messageId', 'is', null)
    .where('uploadedBy', '=', to.uploadedBy)
    .returning('id')
    .execute();
  return rows.map((row) => row.id);
}

/** Notes that files are shown in their message's text. */
export async function markInline(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tables(tx)
    .updateTable('attachments')
    .set({ inline: true })
    .where('id', 'in', [...ids])
    .execute();
}

/** The files of a ticket's messages, in the order they came. */
export async function listAttachments(
  tx: Tx,
  ticketId: string,
  messageIds: readonly string[],
): Promise<AttachmentRow[]> {
  if (messageIds.length === 0) return [];
  return tables(tx)
    .selectFrom('attachments')
    .selectAll()
    .where('messageId', 'in', [...messageIds])
    .where('ticketId', '=', ticketId)
    .orderBy('id')
    .execute();
}

/** One file's row. */
export async function findAttachment(tx: Tx, id: string): Promise<AttachmentRow | undefined> {
  return tables(tx).selectFrom('attachments').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Copies files of other messages onto a message, for a forward; the content is kept once. */
export async function copyAttachments(
  tx: Tx,
  from: readonly AttachmentRow[],
  to: { readonly ticketId: string; readonly messageId: string },
): Promise<void> {
  await insertAttachments(
    tx,
    from.map((row) => ({ ...row, ...to, id: tx.newId(), createdAt: tx.now })),
  );
}

/** Loosens the files of an undone message so that they can be sent again. */
export async function loosenAttachments(tx: Tx, messageId: string): Promise<void> {
  await tables(tx).updateTable('attachments').set({ messageId: null }).where('messageId', '=', messageId).execute();
}

/** How many bytes somebody has uploaded and not yet put into a message. */
export async function looseBytesOf(tx: Tx, uploadedBy: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(bytes), 0) as bytes from attachments where message_id is null and uploaded_by = ${uploadedBy}`.execute(
    tx.db,
  );
  return rows[0]?.bytes ?? 0;
}

/** Takes away rows of files that nobody put into a message before an instant. */
export async function purgeLooseAttachments(tx: Tx, before: Instant): Promise<void> {
  await tables(tx).deleteFrom('attachments').where('messageId', 'is', null).where('createdAt', '<', before).execute();
}

/** Everybody's address who has written in a ticket or been written to from it, in lower case (EML-3). */
export async function participantsOf(tx: Tx, ticketId: string): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select distinct lower(address) as address from ticket_messages m,
      unnest(array[m.from_address] || m.to_addresses || m.cc_addresses || m.bcc_addresses) as address
    where m.ticket_id = ${ticketId} and address is not null
    union select a.address from tickets t join person_addresses a on a.person_id = t.person_id where t.id = ${ticketId}`.execute(
    tx.db,
  );
  return rows.map((row) => row.address);
}
