import type { PublicTicket } from '#api/desk/public-ticket.ts';
import type { Actor } from '#core/platform/actor.ts';
import { firstName } from '#core/register/customers/recognise.ts';
import { isDone } from '#core/desk/tickets/status.ts';
import { findUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { calendarInForce } from '#server/promise/levels/policy-in-force.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { knownChoices } from './known-choices.ts';
import { promisesOf } from './live-heads.ts';
import { type AttachmentRow, listAttachments, listMessages, type MessageRow } from './messages.store.ts';
import { messagesMovedFrom, movedMessages } from './surgery.store.ts';
import { findTicketRecord, type TicketRecord } from './tickets.store.ts';
import { wireAttachment } from './wire-ticket.ts';

/**
 * A ticket as its customer sees it (TKT-4): their own and our messages, and one instant by which we answer.
 *
 * Never shown: notes, forwards, what machines wrote, levels, scores, colleagues' surnames, an answer not yet sent.
 */
export async function readPublicTicket(tx: Tx, ticket: TicketRecord): Promise<PublicTicket> {
  const site = await demandSite(tx, ticket.siteId);
  const messages = await shownMessages(tx, ticket);
  const ids = messages.map((message) => message.id);
  const files: AttachmentRow[] = [];
  // Of a ticket merged into another customer's the messages lie there, and so do their files.
  for (const ticketId of new Set(messages.map((message) => message.ticketId)))
    files.push(...(await listAttachments(tx, ticketId, ids)));
  const owner = ticket.ownerId === null ? undefined : await findUser(tx, ticket.ownerId);
  const { heads } = await promisesOf(tx, ticket.id);
  const done = isDone(ticket.category);
  const answer = done
    ? undefined
    : heads.find(({ promise }) => promise === 'first-answer' || promise === 'next-answer');
  const resolution = done
    ? undefined
    : heads.find(({ promise }) => promise === 'resolution' || promise === 'first-resolution');
  return {
    number: ticket.number,
    subject: ticket.subject,
    createdAt: ticket.createdAt,
    category: ticket.category,
    language: ticket.language ?? site.languages[0] ?? 'sv',
    siteName: site.name,
    colour: site.colour,
    zone: (await calendarInForce(tx, site.calendarId))?.calendar.zone ?? 'Europe/Stockholm',
    agentFirstName: owner === undefined ? null : firstName(owner.name),
    firstAnsweredAt: ticket.firstAnsweredAt,
    closedAt: ticket.closedAt,
    // What has passed is not promised again: the customer is told a time that can still be kept, or none.
    answerBy: answer?.dueAt != null && answer.dueAt > tx.now ? answer.dueAt : null,
    answerLeft: answer === undefined ? null : Math.min(1, Math.max(0, answer.leftMs / Math.max(1, answer.targetMs))),
    doneBy: resolution?.dueAt != null && resolution.dueAt > tx.now ? resolution.dueAt : null,
    messages: messages.map((message) => ({
      id: message.id,
      from: message.kind === 'customer' ? ('customer' as const) : ('us' as const),
      authorName: message.kind === 'customer' ? message.authorName : firstName(message.authorName),
      html: message.bodyHtml,
      text: message.bodyText,
      at: message.at,
      attachments: files.filter((file) => file.messageId === message.id).map(wireAttachment),
    })),
    attachmentLimitBytes: (await knownChoices(tx)).settings.attachmentLimitBytes,
  };
}

/** What a ticket's customer may read (TKT-4). */
export async function shownMessages(tx: Tx, ticket: TicketRecord): Promise<MessageRow[]> {
  return (await messagesOf(tx, ticket)).filter((message) => isShown(message, tx.now));
}

/** A ticket's messages without those merged in from another customer's; of one merged into another's, its own. */
async function messagesOf(tx: Tx, ticket: TicketRecord): Promise<MessageRow[]> {
  if (ticket.mergedIntoId === null) {
    const moved = await movedMessages(tx, ticket.id);
    const others = new Set<string>();
    for (const fromId of new Set(moved.values()))
      if (ticket.personId === null || (await findTicketRecord(tx, fromId))?.personId !== ticket.personId)
        others.add(fromId);
    return (await listMessages(tx, ticket.id)).filter(({ id }) => !others.has(moved.get(id) ?? ''));
  }
  const found: MessageRow[] = [];
  for (const { ticketId, ids } of await messagesMovedFrom(tx, ticket.id))
    found.push(...(await listMessages(tx, ticketId)).filter(({ id }) => ids.includes(id)));
  return found;
}

/** Whether the customer may see a message: what they wrote, and our answers once they have left. */
function isShown(message: MessageRow, now: number): boolean {
  if (message.kind === 'customer') return true;
  if (message.kind !== 'answer') return false;
  return message.state === 'ready' || message.state === 'sent' || message.state === 'failed' || isLeaving(message, now);
}

/** Held messages whose seconds have passed are as good as gone, whenever the timer gets to them. */
function isLeaving(message: MessageRow, now: number): boolean {
  return message.state === 'held' && message.sendAt !== null && message.sendAt <= now;
}

/** Who does what is done through a private link: its person, or whoever holds it. */
export function linkActor(ticket: TicketRecord): Actor {
  return { kind: 'person', id: ticket.personId ?? `link:${ticket.id}` };
}
