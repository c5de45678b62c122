import type { Channel, MessageKind, MessageSignature } from '#api/desk/ticket.ts';
import { takePresets } from '#core/desk/templates/take-presets.ts';
import { isDone } from '#core/desk/tickets/status.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { listBuiltInRows } from '#server/house/custom-fields/custom-fields.store.ts';
import { demandCustomValues } from '#server/house/custom-fields/demand-custom-values.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { HeadRow } from '#server/promise/clocks/clocks.store.ts';
import { findCompany } from '#server/register/customers/companies.store.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { recogniseSender } from '#server/register/customers/recognise-sender.ts';
import { demandSite, firstSite } from '#server/register/sites/known-sites.ts';
import { usablePresets, usableTemplate } from '../templates/usable-template.ts';
import { attachFiles, demandAttachments, type NewFile } from './keep-attachment.ts';
import {
  type Choices,
  demandChoice,
  demandStatus,
  knownChoices,
  ordinaryPriority,
  statusFor,
} from './known-choices.ts';
import { insertTicketWithMessage, type MessageRow } from './messages.store.ts';
import { snippetOf } from './safe-answer.ts';
import { sayOf } from './say-of.ts';
import { chooseTicketLevel, windTicketClocks } from './tell-promises.ts';
import type { TicketRecord } from './tickets.store.ts';

/** What a new ticket is made of; only the subject is mandatory unless set otherwise (TKT-1, TKT-2). */
export interface NewTicket {
  readonly subject: string;
  readonly channel: Channel;
  /** Who wrote it: only a customer's own message is owed an answer. */
  readonly origin: 'customer' | 'agent' | 'system';
  /** Written by a machine: no promise is owed, nothing answers it. */
  readonly automatic?: boolean;
  readonly siteId?: string;
  readonly groupId?: string | null;
  readonly ownerId?: string | null;
  readonly personId?: string | null;
  readonly companyId?: string | null;
  /** Recognised by address, or written into the register, when no `personId` is given (EML-5). */
  readonly requester?: { readonly address: string; readonly name: string; readonly language?: string | null };
  readonly priority?: string;
  readonly typeId?: string | null;
  readonly statusId?: string;
  readonly tags?: readonly string[];
  /** Its presets fill in what is not said here (TPL-1). */
  readonly templateId?: string | null;
  /** The page the customer was on before the one they wrote from (SLA-3). */
  readonly startReferrer?: string | null;
  readonly fromInvitation?: boolean;
  readonly dueAt?: Instant | null;
  readonly customFields?: Readonly<Record<string, unknown>>;
  readonly language?: string | null;
  /** The instant of receipt; for mail when the mailbox received it (ACCEPTANCE §1). */
  readonly receivedAt?: Instant;
  readonly description?: string;
  readonly message?: FirstMessage | null;
}

/** The message a ticket begins with; its HTML is already safe. */
export interface FirstMessage {
  readonly text: string;
  readonly html?: string | null;
  readonly quotedText?: string;
  readonly quotedHtml?: string | null;
  readonly remotePictures?: boolean;
  readonly signature?: MessageSignature | null;
  readonly from?: string | null;
  readonly answerTo?: string | null;
  readonly to?: readonly string[];
  readonly cc?: readonly string[];
  readonly authorName?: string;
  readonly originalDigest?: string | null;
  readonly attachmentIds?: readonly string[];
  /** Files that came with it and nobody has kept yet. */
  readonly files?: readonly NewFile[];
  /** Who kept the attachments; the channel's own name when a channel did. */
  readonly uploadedBy?: string;
}

export interface CreatedTicket {
  readonly ticket: TicketRecord;
  readonly messageId: string | null;
  /** Its most urgent round, if anything is promised. */
  readonly head: HeadRow | null;
}

/** Makes a ticket (TKT-1): who it is from, where it belongs, its number, its level and its clocks. */
export async function createTicket(tx: Tx, by: Actor, given: NewTicket): Promise<CreatedTicket> {
  const choices = await knownChoices(tx);
  const who = await whoAsks(tx, by, given);
  const site = given.siteId === undefined ? await siteOf(tx, who.siteId) : await demandSite(tx, given.siteId);
  const input = await fromTemplate(tx, given, site.id, who);
  const status = input.statusId === undefined ? statusFor(choices, 'new') : demandStatus(choices, input.statusId);
  const priority = input.priority ?? ordinaryPriority(choices);
  demandChoice(choices.priorities, 'priority', priority);
  demandChoice(choices.types, 'typeId', input.typeId ?? null);
  await demandRequired(tx, choices, input, who);
  const asked = input.origin === 'agent' || input.channel === 'manual';
  const customFields = await demandCustomValues(tx, 'ticket', {}, input.customFields ?? {}, asked);

  const id = tx.newId();
  const receivedAt = input.receivedAt ?? tx.now;
  const done = isDone(status.category);
  const message = input.message == null ? null : firstMessage(tx, by, id, input, input.message, who, receivedAt);
  const draft: Omit<TicketRecord, 'number'> = {
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
    siteId: site.id,
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
    closedAt: done ? tx.now : null,
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
  const chosen = await chooseTicketLevel(tx, draft, {
    text: message?.bodyText ?? '',
    sender: message?.fromAddress ?? '',
    recipients: message?.toAddresses.join(' ') ?? '',
    attachments: [...(input.message?.attachmentIds ?? []), ...(input.message?.files ?? [])].length > 0,
  });
  const levelled = { ...draft, levelId: chosen.levelId };
  const { number, policyMark } = await insertTicketWithMessage(tx, levelled, message, {
    prefix: site.prefix,
    sequence: site.numberSequence,
  });
  const ticket: TicketRecord = { ...levelled, number };
  if (message !== null && input.message?.attachmentIds !== undefined)
    await demandAttachments(tx, input.message.attachmentIds, {
      ticketId: id,
      messageId: message.id,
      uploadedBy: input.message.uploadedBy ?? uploaderOf(by),
    });
  if (message !== null)
    attachFiles(tx, input.message?.files ?? [], {
      ticketId: id,
      messageId: message.id,
      uploadedBy: input.message?.uploadedBy ?? uploaderOf(by),
    });
  const created = sayOf(tx, by, id, 'ticket.created', {
    number,
    subject: ticket.subject,
    origin: input.origin,
    channel: input.channel,
    receivedAt,
    statusId: status.id,
    category: status.category,
    priority,
    typeId: ticket.typeId,
    siteId: site.id,
    groupId: ticket.groupId,
    ownerId: ticket.ownerId,
    personId: ticket.personId,
    companyId: ticket.companyId,
    tags: ticket.tags,
    messageId: message?.id ?? null,
    automatic: input.automatic ?? false,
    ...(ticket.templateId === null ? {} : { templateId: ticket.templateId }),
    ...(ticket.startReferrer === null ? {} : { startReferrer: ticket.startReferrer }),
    ...(ticket.fromInvitation ? { fromInvitation: true } : {}),
  });
  const history = chosen.levelId === null ? [created] : [created, sayOf(tx, by, id, 'ticket.level-set', chosen)];
  const head = await windTicketClocks(tx, by, ticket, history, { made: { policyMark } });
  return { ticket, messageId: message?.id ?? null, head };
}

/** The name under which an actor uploads files. */
export function uploaderOf(by: Actor): string {
  return by.kind === 'token' ? `user:${by.userId}` : `${by.kind}:${by.id}`;
}

/** The ticket with what its template says where nothing is said; its words only where no customer has written any. */
async function fromTemplate(tx: Tx, given: NewTicket, siteId: string, who: Who): Promise<NewTicket> {
  if (given.templateId == null) return given;
  const template = await usableTemplate(tx, given.templateId, siteId);
  const presets = await usablePresets(tx, template, siteId);
  const language = given.language ?? who.language ?? template.language;
  const input = { ...takePresets(given, presets, given.receivedAt ?? tx.now), language };
  const wordless = given.origin === 'agent' && given.message == null && given.description === undefined;
  if (!wordless || template.bodyText === '') return input;
  return { ...input, description: template.bodyText, message: { text: template.bodyText } };
}

interface Who {
  readonly personId: string | null;
  readonly companyId: string | null;
  readonly siteId: string | null;
  readonly language: string | null;
  readonly name: string;
}

async function whoAsks(tx: Tx, by: Actor, input: NewTicket): Promise<Who> {
  if (input.companyId != null && (await findCompany(tx, input.companyId)) === undefined)
    throw new Refusal('not-found', 'companies.not-found', { companyId: input.companyId });
  const person =
    input.personId != null
      ? await findPerson(tx, input.personId)
      : input.requester === undefined
        ? undefined
        : await recogniseSender(tx, by, {
            ...input.requester,
            siteId: input.siteId ?? (await firstSite(tx)).id,
          });
  if (input.personId != null && person === undefined)
    throw new Refusal('not-found', 'people.not-found', { personId: input.personId });
  return {
    personId: person?.id ?? null,
    companyId: input.companyId ?? person?.companyId ?? null,
    siteId: person?.siteId ?? null,
    language: person?.language ?? null,
    name: person?.name ?? input.requester?.name ?? '',
  };
}

async function siteOf(tx: Tx, siteId: string | null) {
  return siteId === null ? firstSite(tx) : demandSite(tx, siteId);
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
