import type { z } from 'zod';
import type { historyEvent, Ticket } from '#api/desk/ticket.ts';
import type { Caller } from '#core/platform/caller.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import { readHistory } from '#server/platform/db/outbox.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { ticketTemplate } from '../templates/ticket-template.ts';
import { promisesOf } from './live-heads.ts';
import { listAttachments, listMessages } from './messages.store.ts';
import { customerAddresses } from './reply-to-ticket.ts';
import { buttonsFor } from './tickets.access.ts';
import { findDraft, type TicketRecord } from './tickets.store.ts';
import { wireMessage, wireTicket } from './wire-ticket.ts';

/** A ticket as its page shows it: messages, history, people and promises together (TKT-3, TKT-6). */
export async function readTicketPage(tx: Tx, caller: Caller, ticket: TicketRecord): Promise<Ticket> {
  const messages = (await listMessages(tx, ticket.id)).filter((message) => message.state !== 'undone');
  const files = await listAttachments(
    tx,
    ticket.id,
    messages.map((message) => message.id),
  );
  const draft = await findDraft(tx, ticket.id, caller.userId);
  const site = await demandSite(tx, ticket.siteId);
  return {
    ...(await wireTicket(tx, ticket)),
    description: ticket.description,
    customFields: ticket.customFields as Ticket['customFields'],
    levelId: ticket.levelId,
    reminderDueAt: ticket.dueAt,
    recipients: { to: await customerAddresses(tx, ticket), cc: [] },
    ...(await promisesOf(tx, ticket.id)),
    messages: messages.map((message) => wireMessage(message, files)),
    events: await readEvents(tx, ticket.id),
    draft: draft === undefined ? null : { kind: draft.kind, html: draft.html, savedAt: draft.savedAt },
    siteInstruction: site.instruction,
    template: await ticketTemplate(tx, ticket),
    startReferrer: ticket.startReferrer,
    fromInvitation: ticket.fromInvitation,
    may: buttonsFor(caller, ticket),
  };
}

/** Everything recorded about a ticket, oldest first, with the names of who did it (TKT-6). */
export async function readEvents(tx: Tx, ticketId: string): Promise<z.output<typeof historyEvent>[]> {
  const events = await readHistory(tx, { kind: 'ticket', id: ticketId });
  const ids = new Set(events.map((event) => userIdOf(event)).filter((id) => id !== null));
  const users = new Map((await usersByIds(tx, [...ids])).map((user) => [user.id, user.name]));
  // A filter is called what it was called when it touched the ticket: it may be gone since (FLT-5).
  const filters = new Map(
    events.flatMap(({ type, actor, data }) => (type === 'filter.applied' ? [[actor.id, String(data['name'])]] : [])),
  );
  const nameOf = (event: RecordedEvent) =>
    (event.actor.kind === 'rule' ? filters.get(event.actor.id) : users.get(userIdOf(event) ?? '')) ?? '';
  return events.map((event) => ({
    id: event.id,
    at: event.at,
    type: event.type,
    actor: { kind: event.actor.kind, id: event.actor.id, name: nameOf(event) },
    data: event.data,
  }));
}

function userIdOf({ actor }: RecordedEvent): string | null {
  if (actor.kind === 'user') return /^[0-9a-f-]{36}$/u.test(actor.id) ? actor.id : null;
  return actor.kind === 'token' ? actor.userId : null;
}
