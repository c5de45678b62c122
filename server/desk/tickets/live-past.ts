import { isDone } from '#core/desk/tickets/status.ts';
import type { TicketEvent, TicketEventData, TicketEventType } from '#core/desk/tickets/ticket-event.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { ChosenLevel } from '#core/promise/rules/choose-level.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { chooseLevel, rulesAskFor } from '#server/promise/rules/choose-level.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { stateAt } from '#server/routing/agents/state-at.ts';
import { knownCalendar } from './known-calendar.ts';
import type { MessageRow } from './messages.store.ts';
import type { PastMoment, PastTicket } from './past-ticket.ts';
import { snippetOf } from './safe-answer.ts';
import { contactFacts } from './tell-promises.ts';
import type { TicketRecord } from './tickets.store.ts';

/** A past ticket as it stands after everything that happened, with what is to be recorded of it. */
export interface LivedTicket {
  readonly ticket: TicketRecord;
  readonly events: readonly TicketEvent[];
  readonly messages: readonly MessageRow[];
}

/** Lives through what happened to a ticket, moment by moment, as if each had been done here then (API-2). */
export async function livePast(tx: Tx, by: Actor, past: PastTicket): Promise<LivedTicket> {
  const events: TicketEvent[] = [];
  const messages: MessageRow[] = [];
  let ticket = opened(past);
  const say = <Type extends TicketEventType>(at: Instant, who: Actor, type: Type, data: TicketEventData[Type]) => {
    events.push({ id: tx.newId(), recordedAt: at, by: who, type, data } as unknown as TicketEvent);
  };
  const set = (at: Instant, changes: Partial<TicketRecord>) => {
    ticket = { ...ticket, ...changes, version: ticket.version + 1, changedAt: at };
  };
  const relevel = async (at: Instant, who: Actor) => {
    if (past.levelId !== undefined) return;
    const { levelId, why } = await levelAt(tx, ticket, at);
    if (levelId === ticket.levelId) return;
    ticket = { ...ticket, levelId };
    say(at, who, 'ticket.level-set', { levelId, why });
  };
  const wrote = (at: Instant, kind: 'customer' | 'answer' | 'note', userId: string | null, text: string | null) => {
    const message = text === null ? null : messageOf(tx, ticket, past, { at, kind, userId, text });
    if (message !== null) messages.push(message);
    if (message !== null && kind !== 'note')
      ticket = {
        ...ticket,
        lastMessageAt: at,
        lastAuthor: kind === 'answer' ? 'agent' : 'customer',
        snippet: snippetOf(text ?? ''),
      };
    return message?.id ?? tx.newId();
  };

  const start = past.openedAt;
  const firstText = past.description === '' ? null : past.description;
  const firstId =
    firstText === null ? null : wrote(start, past.origin === 'customer' ? 'customer' : 'note', null, firstText);
  const { number, subject, channel, origin, statusId, category, priority, typeId, siteId, groupId, ownerId } = ticket;
  say(start, by, 'ticket.created', {
    ...{ number, subject, origin, channel, receivedAt: start, statusId, category, priority, typeId, siteId, groupId },
    ...{ ownerId, personId: past.personId, companyId: past.companyId, tags: past.tags, messageId: firstId },
    automatic: false,
    ...(ticket.templateId === null ? {} : { templateId: ticket.templateId }),
    ...(ticket.startReferrer === null ? {} : { startReferrer: ticket.startReferrer }),
  });
  if (past.levelId !== undefined && past.levelId !== null) {
    ticket = { ...ticket, levelId: past.levelId };
    say(start, by, 'ticket.level-set', { levelId: past.levelId, why: setByFile(by) });
  } else await relevel(start, by);
  for (const { at, by: who, does } of past.moments) {
    switch (does.kind) {
      case 'status':
        setStatus(does.status, at, who);
        break;
      case 'answered': {
        say(at, who, 'ticket.answered', {
          messageId: wrote(at, 'answer', does.userId, does.text),
          userId: does.userId,
          sendAt: at,
        });
        set(at, { firstAnsweredAt: ticket.firstAnsweredAt ?? at });
        break;
      }
      case 'customer-wrote':
        say(at, who, 'ticket.customer-wrote', {
          messageId: wrote(at, 'customer', null, does.text),
          receivedAt: at,
          channel: past.channel,
        });
        set(at, {});
        break;
      case 'noted':
        say(at, who, 'ticket.noted', { messageId: wrote(at, 'note', null, does.text), mentioned: [] });
        set(at, {});
        break;
      case 'owner':
        say(at, who, 'ticket.assigned', { from: ticket.ownerId, to: does.to });
        set(at, { ownerId: does.to });
        break;
      case 'priority':
        say(at, who, 'ticket.priority-set', { from: ticket.priority, to: does.to });
        set(at, { priority: does.to });
        break;
      case 'type':
        say(at, who, 'ticket.changed', { changes: { typeId: { from: ticket.typeId, to: does.to } } });
        set(at, { typeId: does.to });
        break;
      case 'moved': {
        const from = { siteId: ticket.siteId, groupId: ticket.groupId };
        const to = { siteId: does.siteId, groupId: does.groupId };
        say(at, who, 'ticket.moved', { from, to });
        set(at, to);
        break;
      }
      case 'level':
        ticket = { ...ticket, levelId: does.to };
        say(at, who, 'ticket.level-set', { levelId: does.to, why: setByFile(by) });
        break;
    }
    if (mayChangeLevel.has(does.kind)) await relevel(at, who);
  }
  return { ticket, events, messages };

  function setStatus(status: PastTicket['status'], at: Instant, who: Actor): void {
    if (status.id === ticket.statusId) return;
    const change = { from: ticket.statusId, statusId: status.id, category: status.category };
    const [wasDone, done] = [isDone(ticket.category), isDone(status.category)];
    if (done && !wasDone) say(at, who, 'ticket.closed', { ...change, closedBy: 'agent' });
    else if (!done && wasDone) say(at, who, 'ticket.reopened', { ...change, why: 'agent' });
    else say(at, who, 'ticket.status-set', change);
    const closedAt = done ? (wasDone ? ticket.closedAt : at) : null;
    set(at, { statusId: status.id, category: status.category, closedAt });
  }
}

/** What a rule may ask about that these change. */
const mayChangeLevel: ReadonlySet<PastMoment['does']['kind']> = new Set([
  'status',
  'owner',
  'priority',
  'type',
  'moved',
]);

function setByFile(by: Actor) {
  return { kind: 'hand', userId: by.kind === 'token' ? by.userId : by.id } as const;
}

function opened(past: PastTicket): TicketRecord {
  const done = isDone(past.status.category);
  return {
    id: past.id,
    number: '',
    version: 1,
    subject: past.subject,
    description: past.description.slice(0, 20_000),
    snippet: snippetOf(past.description),
    statusId: past.status.id,
    category: past.status.category,
    priority: past.priority,
    typeId: past.typeId,
    channel: past.channel,
    origin: past.origin,
    siteId: past.siteId,
    groupId: past.groupId,
    ownerId: past.ownerId,
    personId: past.personId,
    companyId: past.companyId,
    levelId: null,
    tags: past.tags,
    customFields: past.customFields,
    language: past.language,
    dueAt: null,
    createdAt: past.openedAt,
    changedAt: past.openedAt,
    closedAt: done ? past.openedAt : null,
    firstAnsweredAt: null,
    lastMessageAt: null,
    lastAuthor: null,
    unread: false,
    snoozedUntilAt: null,
    spamAt: null,
    deletedAt: null,
    linkEdition: 1,
    mergedIntoId: null,
    templateId: past.templateId ?? null,
    startReferrer: past.startReferrer ?? null,
    fromInvitation: false,
  };
}

async function levelAt(tx: Tx, ticket: TicketRecord, at: Instant): Promise<ChosenLevel> {
  const site = await demandSite(tx, ticket.siteId);
  const { ownerId } = ticket;
  const ownerState = ownerId !== null && (await rulesAskFor(tx, 'owner-state')) ? await stateAt(tx, ownerId, at) : null;
  const read = {
    ...{ text: ticket.description, sender: '', recipients: '', attachments: false },
    ...{ customerGroup: null, ownerState },
  };
  return chooseLevel(tx, contactFacts(ticket, read, await knownCalendar(tx, site.calendarId), at));
}

function messageOf(
  tx: Tx,
  ticket: TicketRecord,
  past: PastTicket,
  {
    at,
    kind,
    userId,
    text,
  }: { at: Instant; kind: 'customer' | 'answer' | 'note'; userId: string | null; text: string },
): MessageRow {
  return {
    id: tx.newId(),
    ticketId: ticket.id,
    kind,
    state: kind === 'customer' ? 'received' : kind === 'note' ? 'kept' : 'sent',
    channel: past.channel,
    authorUserId: kind === 'customer' ? null : userId,
    authorPersonId: kind === 'customer' ? past.personId : null,
    authorName: kind === 'customer' ? past.personName : '',
    fromAddress: null,
    answerTo: null,
    toAddresses: [],
    ccAddresses: [],
    bccAddresses: [],
    subject: past.subject,
    bodyText: text,
    bodyHtml: null,
    quotedText: '',
    quotedHtml: null,
    remotePictures: false,
    signature: null,
    mentioned: [],
    originalDigest: null,
    at,
    sendAt: null,
    sentAt: kind === 'answer' ? at : null,
    failure: null,
  };
}
