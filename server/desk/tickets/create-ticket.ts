import type { TicketEvent } from '#core/desk/tickets/ticket-event.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { listBuiltInRows } from '#server/house/custom-fields/custom-fields.store.ts';
import { demandCustomValues } from '#server/house/custom-fields/demand-custom-values.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { HeadRow } from '#server/promise/clocks/clocks.store.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { lookLater } from '../filters/look-later.ts';
import { actorOf, recordTouches } from '../filters/record-touch.ts';
import { siftContact, type SoundTouch } from '../filters/sift-contact.ts';
import { draftAfter, levelAfter } from '../filters/ticket-after.ts';
import { draftTicket, type TicketDraft } from './draft-ticket.ts';
import { attachFiles, demandAttachments } from './keep-attachment.ts';
import {
  type Choices,
  demandChoice,
  demandStatus,
  knownChoices,
  ordinaryPriority,
  statusFor,
} from './known-choices.ts';
import { insertTicketWithMessage, type MessageRow } from './messages.store.ts';
import type { NewTicket } from './new-ticket.ts';
import type { JustKnown } from './rule-facts.store.ts';
import { sayOf } from './say-of.ts';
import { chooseTicketLevel, windTicketClocks } from './tell-promises.ts';
import type { TicketRecord } from './tickets.store.ts';
import { uploaderOf } from './uploader-of.ts';
import { fromTemplate } from './from-template.ts';
import { siteFor, type Who, whoAsks } from './who-asks.ts';

/** A ticket just made. */
export interface CreatedTicket {
  readonly ticket: TicketRecord;
  readonly messageId: string | null;
  /** Its most urgent round, if anything is promised. */
  readonly head: HeadRow | null;
  /** The filters that touched it, in their order (FLT-1). */
  readonly touches: readonly SoundTouch[];
}

/**
 * Makes a ticket (TKT-1): who it is from, where it belongs, what filters make of it (FLT-1), its number, its level and
 * its clocks.
 */
export async function createTicket(tx: Tx, by: Actor, given: NewTicket): Promise<CreatedTicket> {
  const choices = await knownChoices(tx);
  const who = await whoAsks(tx, by, given);
  const { id: siteId } = await siteFor(tx, given, who);
  const input = await fromTemplate(tx, given, siteId, who);
  const status = input.statusId === undefined ? statusFor(choices, 'new') : demandStatus(choices, input.statusId);
  const priority = input.priority ?? ordinaryPriority(choices);
  demandChoice(choices.priorities, 'priority', priority);
  demandChoice(choices.types, 'typeId', input.typeId ?? null);
  await demandRequired(tx, choices, input, who);
  const asked = input.origin === 'agent' || input.channel === 'manual';
  const customFields = await demandCustomValues(tx, 'ticket', {}, input.customFields ?? {}, asked);
  const { ticket: draft, message, known } = draftTicket(tx, by, input, { who, siteId, status, priority, customFields });

  const touches = await sift(tx, input, draft, known);
  const sifted = draftAfter(draft, touches, choices, tx.now);
  const chosen = levelAfter(touches) ?? (await chooseTicketLevel(tx, sifted, known));
  const levelled = { ...sifted, levelId: chosen.levelId };
  const site = await demandSite(tx, sifted.siteId);
  const { number, policyMark } = await insertTicketWithMessage(tx, levelled, message, {
    prefix: site.prefix,
    sequence: site.numberSequence,
  });
  const ticket: TicketRecord = { ...levelled, number };
  if (message !== null) await keepFiles(tx, by, input, message);
  const history = [sayCreated(tx, by, input, ticket, message?.id ?? null)];
  recordTouches(tx, ticket.id, touches, { kind: 'new', messageId: message?.id ?? null });
  for (const touch of touches) {
    const actor = actorOf(touch);
    if (touch.fate === 'spam') history.push(sayOf(tx, actor, ticket.id, 'ticket.spam-marked', {}));
    if (touch.fate === 'drop') history.push(sayOf(tx, actor, ticket.id, 'ticket.deleted', {}));
  }
  if (chosen.levelId !== null || chosen.why.kind === 'filter')
    history.push(sayOf(tx, by, ticket.id, 'ticket.level-set', chosen));
  const head = await windTicketClocks(tx, by, ticket, history, { made: { policyMark } });
  await lookLater(tx, ticket.id);
  return { ticket, messageId: message?.id ?? null, head, touches };
}

/** The filters that touch a new ticket; where a person has decided that it becomes one, none files it away (FLT-4). */
async function sift(tx: Tx, input: NewTicket, draft: TicketDraft, known: JustKnown): Promise<readonly SoundTouch[]> {
  if (input.sift === 'not') return [];
  const touches = await siftContact(tx, 'new', draft, known);
  return input.sift === 'kept' ? touches.map((touch) => ({ ...touch, fate: null })) : touches;
}

async function keepFiles(tx: Tx, by: Actor, input: NewTicket, message: MessageRow): Promise<void> {
  const { attachmentIds, files = [], uploadedBy = uploaderOf(by) } = input.message ?? {};
  const to = { ticketId: message.ticketId, messageId: message.id, uploadedBy };
  if (attachmentIds !== undefined) await demandAttachments(tx, attachmentIds, to);
  attachFiles(tx, files, to);
}

function sayCreated(
  tx: Tx,
  by: Actor,
  { origin, channel, automatic = false }: NewTicket,
  ticket: TicketRecord,
  messageId: string | null,
): TicketEvent {
  const { id, number, subject, createdAt, statusId, category, priority, typeId, siteId, groupId, ownerId } = ticket;
  const { personId, companyId, tags, templateId, startReferrer, fromInvitation } = ticket;
  return sayOf(tx, by, id, 'ticket.created', {
    ...{ number, subject, origin, channel, receivedAt: createdAt, statusId, category, priority, typeId, siteId },
    ...{ groupId, ownerId, personId, companyId, tags, messageId, automatic },
    ...(templateId === null ? {} : { templateId }),
    ...(startReferrer === null ? {} : { startReferrer }),
    ...(fromInvitation ? { fromInvitation } : {}),
  });
}

/** What must be filled in by an agent; a field that is hidden is not asked for. */
async function demandRequired(tx: Tx, choices: Choices, input: NewTicket, who: Who): Promise<void> {
  if (input.origin !== 'agent') return;
  const has = {
    typeId: input.typeId != null,
    groupId: input.groupId != null,
    personId: who.personId !== null,
    companyId: who.companyId !== null,
    description: (input.description ?? input.message?.text ?? '') !== '',
  };
  const lacking = choices.settings.required.filter((field) => !has[field]);
  if (lacking.length === 0) return;
  const hidden = (await listBuiltInRows(tx)).flatMap((row): string[] => (row.hidden ? [row.field] : []));
  const missing = lacking.filter((field) => !hidden.includes(field));
  if (missing.length > 0) throw new Refusal('invalid', 'tickets.required', { fields: missing });
}
