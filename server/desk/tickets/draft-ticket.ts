import type { MessageKind } from '#api/desk/ticket.ts';
import { isDone, type Status } from '#core/desk/tickets/status.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { MessageRow } from './messages.store.ts';
import type { FirstMessage, NewTicket } from './new-ticket.ts';
import type { JustKnown } from './rule-facts.store.ts';
import { snippetOf } from './safe-answer.ts';
import type { TicketRecord } from './tickets.store.ts';
import type { Who } from './who-asks.ts';

/** A ticket before it has its number. */
export type TicketDraft = Omit<TicketRecord, 'number'>;

/** What has been looked up for a new ticket. */
export interface LookedUp {
  readonly who: Who;
  readonly siteId: string;
  readonly status: Status;
  readonly priority: string;
  readonly customFields: Readonly<Record<string, unknown>>;
}

/** A new ticket with its first message as they would be written, and what rules and filters may ask of them (TKT-1). */
export function draftTicket(
  tx: Tx,
  by: Actor,
  input: NewTicket,
  { who, siteId, status, priority, customFields }: LookedUp,
): { readonly ticket: TicketDraft; readonly message: MessageRow | null; readonly known: JustKnown } {
  const id = tx.newId();
  const receivedAt = input.receivedAt ?? tx.now;
  const message = input.message == null ? null : firstMessage(tx, by, id, input, input.message, who, receivedAt);
  const ticket: TicketDraft = {
    id,
    version: 1,
    subject: input.subject,
    description: (input.description ?? message?.bodyText ?? '').slice(0, 20_000),
    snippet: snippetOf(message?.bodyText ?? input.description ?? ''),
    statusId: status.id,
    category: status.category,
    priority,
    typeId: input.typeId ?? null,
    channel: input.channel,
    origin: input.origin,
    siteId,
    groupId: input.groupId ?? null,
    ownerId: input.ownerId ?? null,
    personId: who.personId,
    companyId: who.companyId,
    levelId: null,
    tags: input.tags ?? [],
    customFields,
    language: input.language ?? who.language ?? null,
    dueAt: input.dueAt ?? null,
    createdAt: receivedAt,
    changedAt: tx.now,
    closedAt: isDone(status.category) ? tx.now : null,
    firstAnsweredAt: null,
    lastMessageAt: message === null ? null : receivedAt,
    lastAuthor: message === null ? null : lastAuthorOf(message.kind),
    unread: input.origin === 'customer',
    snoozedUntilAt: null,
    spamAt: null,
    deletedAt: null,
    linkEdition: 1,
    mergedIntoId: null,
    templateId: input.templateId ?? null,
    startReferrer: input.startReferrer ?? null,
    fromInvitation: input.fromInvitation ?? false,
  };
  const known = {
    text: message?.bodyText ?? '',
    sender: message?.fromAddress ?? '',
    recipients: message?.toAddresses.join(' ') ?? '',
    attachments: [...(input.message?.attachmentIds ?? []), ...(input.message?.files ?? [])].length > 0,
  };
  return { ticket, message, known };
}

function firstMessage(
  tx: Tx,
  by: Actor,
  ticketId: string,
  input: NewTicket,
  given: FirstMessage,
  who: Who,
  at: Instant,
): MessageRow {
  const kind: MessageKind = input.automatic ? 'automatic' : input.origin === 'customer' ? 'customer' : 'note';
  const userId = userBehind(by);
  return {
    id: tx.newId(),
    ticketId,
    kind,
    state: kind === 'note' ? 'kept' : 'received',
    channel: input.channel,
    authorUserId: kind === 'note' ? userId : null,
    authorPersonId: kind === 'note' ? null : who.personId,
    authorName: given.authorName ?? (kind === 'note' ? '' : who.name),
    fromAddress: given.from ?? input.requester?.address ?? null,
    answerTo: given.answerTo ?? null,
    toAddresses: given.to ?? [],
    ccAddresses: given.cc ?? [],
    bccAddresses: [],
    subject: input.subject,
    bodyText: given.text,
    bodyHtml: given.html ?? null,
    quotedText: given.quotedText ?? '',
    quotedHtml: given.quotedHtml ?? null,
    remotePictures: given.remotePictures ?? false,
    signature: given.signature ?? null,
    mentioned: [],
    originalDigest: given.originalDigest ?? null,
    at,
    sendAt: null,
    sentAt: null,
    failure: null,
  };
}

/** Whose message a kind is, for the list's mark. */
export function lastAuthorOf(kind: MessageKind): TicketRecord['lastAuthor'] {
  if (kind === 'customer') return 'customer';
  if (kind === 'automatic' || kind === 'third-party') return kind;
  return 'agent';
}
