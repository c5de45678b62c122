import type { Channel, MessageKind, MessageSignature } from '#api/desk/ticket.ts';
import { decideReopening } from '#core/desk/tickets/reopening.ts';
import { categoryAfterCustomerWrote, isDone } from '#core/desk/tickets/status.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { applyTouches } from '../filters/apply-touches.ts';
import { recordTouches } from '../filters/record-touch.ts';
import { siftContact, type SoundTouch } from '../filters/sift-contact.ts';
import { changingTicket, type OpenTicket } from './changing-ticket.ts';
import { createTicket } from './create-ticket.ts';
import { lastAuthorOf } from './draft-ticket.ts';
import { uploaderOf } from './uploader-of.ts';
import { attachFiles, demandAttachments, type NewFile } from './keep-attachment.ts';
import { knownChoices, statusFor } from './known-choices.ts';
import { insertMessage, type MessageRow } from './messages.store.ts';
import { snippetOf } from './safe-answer.ts';

/** A message that came to a ticket; its HTML is already safe. */
export interface ReceivedMessage {
  readonly ticketId: string;
  readonly channel: Channel;
  /** `automatic` starts, stops and reopens nothing; `note` is a colleague's own mail, kept internally. */
  readonly kind: Extract<MessageKind, 'customer' | 'third-party' | 'automatic' | 'note'>;
  readonly personId?: string | null;
  readonly userId?: string | null;
  readonly authorName: string;
  readonly from?: string | null;
  readonly answerTo?: string | null;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly subject?: string;
  readonly text: string;
  readonly html?: string | null;
  readonly quotedText?: string;
  readonly quotedHtml?: string | null;
  readonly remotePictures?: boolean;
  readonly signature?: MessageSignature | null;
  readonly originalDigest?: string | null;
  /** The instant of receipt (ACCEPTANCE §1). */
  readonly receivedAt?: Instant;
  readonly attachmentIds?: readonly string[];
  /** Files that came with it and nobody has kept yet. */
  readonly files?: readonly NewFile[];
  readonly uploadedBy?: string;
}

/** Where it went: into the ticket (and what that did to it), or into a new one. */
export interface Received {
  readonly ticketId: string;
  readonly messageId: string;
  readonly outcome: 'added' | 'reopened' | 'stayed-closed' | 'new-ticket';
}

/**
 * Puts a message that came into its ticket (TKT-4, EML-3).
 *
 * A customer's message brings a waiting ticket back to its agent and reopens a closed one as the house has set it; a
 * third party's and a machine's message change no status and no clock. Filters for replies are asked before (FLT-1).
 * What is sent to a merged ticket goes where its messages went.
 */
export async function receiveMessage(tx: Tx, by: Actor, input: ReceivedMessage): Promise<Received> {
  const receivedAt = input.receivedAt ?? tx.now;
  const { result, ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    if (open.ticket.mergedIntoId !== null) return { outcome: 'elsewhere' as const, messageId: '' };
    const touches = await siftReply(tx, open, input, receivedAt);
    // What is dropped stays with its ticket to be found, and wakes nothing, as a machine's message does.
    const dropped = touches.some(({ fate }) => fate === 'drop');
    const taken: ReceivedMessage = dropped ? { ...input, kind: 'automatic' } : input;
    const outcome = await outcomeFor(tx, open, taken, receivedAt);
    if (outcome === 'new-ticket') return { outcome, messageId: '' };
    const message = messageOf(tx, taken, receivedAt);
    await insertMessage(tx, message);
    if (input.attachmentIds !== undefined)
      await demandAttachments(tx, input.attachmentIds, {
        ticketId: input.ticketId,
        messageId: message.id,
        uploadedBy: input.uploadedBy ?? uploaderOf(by),
      });
    attachFiles(tx, input.files ?? [], {
      ticketId: input.ticketId,
      messageId: message.id,
      uploadedBy: input.uploadedBy ?? uploaderOf(by),
    });
    await tell(tx, open, taken, message, outcome, receivedAt);
    recordTouches(tx, input.ticketId, touches, { kind: 'reply', messageId: message.id });
    await applyTouches(tx, open, touches);
    return { outcome, messageId: message.id };
  });
  if (result.outcome === 'elsewhere' && ticket.mergedIntoId !== null)
    return receiveMessage(tx, by, { ...input, ticketId: ticket.mergedIntoId });
  if (result.outcome !== 'new-ticket' && result.outcome !== 'elsewhere') return { ticketId: ticket.id, ...result };
  const created = await createTicket(tx, by, {
    subject: input.subject ?? ticket.subject,
    channel: input.channel,
    origin: 'customer',
    siteId: ticket.siteId,
    groupId: ticket.groupId,
    personId: input.personId ?? ticket.personId,
    companyId: ticket.companyId,
    language: ticket.language,
    receivedAt,
    message: input,
  });
  return { ticketId: created.ticket.id, messageId: created.messageId ?? '', outcome: 'new-ticket' };
}

/** The filters that touch a message to a ticket (FLT-1): they see the ticket as it was before the message came. */
async function siftReply(
  tx: Tx,
  { ticket }: OpenTicket,
  input: ReceivedMessage,
  receivedAt: Instant,
): Promise<readonly SoundTouch[]> {
  if (input.kind !== 'customer' && input.kind !== 'third-party') return [];
  const written = {
    ...ticket,
    subject: input.subject || ticket.subject,
    channel: input.channel,
    lastMessageAt: receivedAt,
    lastAuthor: lastAuthorOf(input.kind),
  };
  return siftContact(tx, 'reply', written, {
    text: input.text,
    sender: input.from ?? '',
    recipients: (input.to ?? []).join(' '),
    attachments: [...(input.attachmentIds ?? []), ...(input.files ?? [])].length > 0,
  });
}

async function outcomeFor(
  tx: Tx,
  open: OpenTicket,
  input: ReceivedMessage,
  receivedAt: Instant,
): Promise<Received['outcome']> {
  const { ticket } = open;
  if (input.kind !== 'customer') return 'added';
  if (ticket.deletedAt !== null) return 'new-ticket';
  if (!isDone(ticket.category)) return 'added';
  const { settings } = await knownChoices(tx);
  const message = {
    text: input.text,
    hasAttachments: [...(input.attachmentIds ?? []), ...(input.files ?? [])].length > 0,
    receivedAt,
  };
  const decided = decideReopening(settings.reopening, message, ticket.closedAt ?? ticket.changedAt);
  return decided === 'reopen' ? 'reopened' : decided === 'stay-closed' ? 'stayed-closed' : 'new-ticket';
}

async function tell(
  tx: Tx,
  open: OpenTicket,
  input: ReceivedMessage,
  message: MessageRow,
  outcome: Received['outcome'],
  receivedAt: Instant,
): Promise<void> {
  const { ticket } = open;
  const latest = receivedAt >= (ticket.lastMessageAt ?? 0);
  if (latest)
    open.set({ lastMessageAt: receivedAt, lastAuthor: lastAuthorOf(input.kind), snippet: snippetOf(input.text) });
  if (input.kind === 'note') {
    open.say('ticket.noted', { messageId: message.id, mentioned: [] });
    return;
  }
  open.set({ unread: input.kind !== 'automatic' || ticket.unread });
  if (input.kind === 'automatic') open.say('ticket.automatic-mail-received', { messageId: message.id, receivedAt });
  else if (input.kind === 'third-party')
    open.say('ticket.third-party-wrote', { messageId: message.id, receivedAt, from: input.from ?? '' });
  else if (outcome === 'stayed-closed') open.say('ticket.customer-thanked', { messageId: message.id, receivedAt });
  else {
    const choices = await knownChoices(tx);
    open.set({ snoozedUntilAt: null });
    if (outcome === 'reopened') {
      const status = statusFor(choices, 'open');
      open.set({ statusId: status.id, category: status.category, closedAt: null });
      open.say('ticket.reopened', {
        from: ticket.statusId,
        statusId: status.id,
        category: status.category,
        why: 'customer-wrote',
      });
    }
    open.say('ticket.customer-wrote', { messageId: message.id, receivedAt, channel: input.channel });
    const category = outcome === 'reopened' ? null : categoryAfterCustomerWrote(ticket.category);
    if (category !== null) {
      const status = statusFor(choices, category);
      open.set({ statusId: status.id, category: status.category });
      open.say('ticket.status-set', { from: ticket.statusId, statusId: status.id, category: status.category });
    }
  }
}

function messageOf(tx: Tx, input: ReceivedMessage, at: Instant): MessageRow {
  return {
    id: tx.newId(),
    ticketId: input.ticketId,
    kind: input.kind,
    state: input.kind === 'note' ? 'kept' : 'received',
    channel: input.channel,
    authorUserId: input.userId ?? null,
    authorPersonId: input.personId ?? null,
    authorName: input.authorName,
    fromAddress: input.from ?? null,
    answerTo: input.answerTo ?? null,
    toAddresses: input.to ?? [],
    ccAddresses: input.cc ?? [],
    bccAddresses: [],
    subject: input.subject ?? '',
    bodyText: input.text,
    bodyHtml: input.html ?? null,
    quotedText: input.quotedText ?? '',
    quotedHtml: input.quotedHtml ?? null,
    remotePictures: input.remotePictures ?? false,
    signature: input.signature ?? null,
    mentioned: [],
    originalDigest: input.originalDigest ?? null,
    at,
    sendAt: null,
    sentAt: null,
    failure: null,
  };
}
