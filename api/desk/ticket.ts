import { z } from 'zod';
import { statusCategories } from '#core/promise/clocks/status-category.ts';
import { promises } from '#core/promise/clocks/promise.ts';
import { instant } from '#api/platform/instant.ts';
import { customValues } from '#api/register/companies.ts';

/** Where a ticket came from (TKT-1). */
export const channels = ['manual', 'email', 'form', 'chat', 'sms', 'social', 'call', 'api', 'public-link'] as const;
export type Channel = (typeof channels)[number];

/** A running promise of a ticket, as lists and chips need it (SLA-7): how it stood at `asOfAt`. */
export const ticketHead = z.object({
  /** The round of the clock, for *Why is this due then?* */
  cycleId: z.uuid(),
  promise: z.enum(promises),
  levelId: z.string().nullable(),
  levelName: z.string().nullable(),
  startedAt: instant,
  /** Null is never: the clock stands still or the calendar does not open. */
  dueAt: instant.nullable(),
  targetMs: z.number(),
  /** Counted in open time; false is wall-clock. */
  business: z.boolean(),
  state: z.enum(['ontrack', 'warn', 'over', 'paused', 'closed']),
  /** Left in the clock's own time at `asOfAt`; negative is over. */
  leftMs: z.number(),
  asOfAt: instant,
});
export type TicketHead = z.output<typeof ticketHead>;

/** A promise of a ticket that has ended: kept or missed, with how long it took in the clock's own time. */
export const endedPromise = z.object({
  cycleId: z.uuid(),
  promise: z.enum(promises),
  outcome: z.enum(['met', 'missed']),
  startedAt: instant,
  stoppedAt: instant,
  dueAt: instant.nullable(),
  elapsedMs: z.number(),
  overMs: z.number(),
  /** Both are open time; false is time on the wall. */
  business: z.boolean(),
});
export type EndedPromise = z.output<typeof endedPromise>;

/** Somebody of the register, as a ticket shows them. */
export const personRef = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string().nullable(),
  number: z.string().nullable(),
  language: z.string().nullable(),
  vip: z.boolean(),
});

/** A file of a message (TKT-3): its bytes are fetched from `GET /attachments/{id}/content`. */
export const attachment = z.object({
  id: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** Set when the message's HTML shows it by `cid:`. */
  contentId: z.string().nullable(),
  inline: z.boolean(),
});
export type Attachment = z.output<typeof attachment>;

/** What kind of message it is: only `answer` and `customer` are ever shown to the customer. */
export const messageKinds = ['customer', 'answer', 'note', 'forward', 'third-party', 'automatic'] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * How far an outgoing message has come: `held` for ten seconds during which it can be undone, `scheduled`, `ready` for
 * the channel, `sent`, `failed` (visible, can be tried again), `undone`. What comes in is `received`.
 */
export const messageStates = ['received', 'kept', 'held', 'scheduled', 'ready', 'sent', 'failed', 'undone'] as const;

/**
 * What the S/MIME signature of a mail is worth (EML-3): `verified` when its certificate names the sender and leads to a
 * known issuer; `unverified` with the reason; `broken` when the content is another than was signed; `encrypted` when
 * nobody here can read it.
 */
export const messageSignature = z.object({
  state: z.enum(['verified', 'unverified', 'broken', 'encrypted']),
  by: z.string(),
  issuer: z.string(),
  why: z.enum(['unknown-issuer', 'expired', 'other-sender', 'partial', 'unreadable']).nullable(),
});
export type MessageSignature = z.output<typeof messageSignature>;

/** A message of a ticket (TKT-3). */
export const message = z.object({
  id: z.uuid(),
  ticketId: z.uuid(),
  kind: z.enum(messageKinds),
  state: z.enum(messageStates),
  channel: z.enum(channels),
  /** The agent or the person who wrote it. */
  authorUserId: z.uuid().nullable(),
  authorPersonId: z.uuid().nullable(),
  authorName: z.string(),
  from: z.string().nullable(),
  to: z.array(z.string()),
  cc: z.array(z.string()),
  bcc: z.array(z.string()),
  subject: z.string(),
  text: z.string(),
  /** Safe HTML, or null when there was only text; remote pictures are blocked, see `remotePictures`. */
  html: z.string().nullable(),
  /** The quoted rest, folded by default and never removed (EML-3). */
  quotedText: z.string(),
  quotedHtml: z.string().nullable(),
  remotePictures: z.boolean(),
  signature: messageSignature.nullable(),
  attachments: z.array(attachment),
  mentioned: z.array(z.uuid()),
  /** Receipt for what came in, the press of send for what goes out. */
  at: instant,
  sendAt: instant.nullable(),
  sentAt: instant.nullable(),
  failure: z.string().nullable(),
  /** Whether the original mail can be downloaded. */
  hasOriginal: z.boolean(),
});
export type Message = z.output<typeof message>;

/** A row of the desk's lists (TKT-8). */
export const ticketRow = z.object({
  id: z.uuid(),
  number: z.string(),
  version: z.number().int(),
  subject: z.string(),
  snippet: z.string(),
  statusId: z.string(),
  category: z.enum(statusCategories),
  priority: z.string(),
  typeId: z.string().nullable(),
  channel: z.enum(channels),
  siteId: z.uuid(),
  groupId: z.uuid().nullable(),
  ownerId: z.uuid().nullable(),
  templateId: z.uuid().nullable(),
  person: personRef.nullable(),
  company: z.object({ id: z.uuid(), name: z.string(), vip: z.boolean() }).nullable(),
  tags: z.array(z.string()),
  /** What the own fields hold, by their keys. */
  customFields: customValues,
  dueAt: instant.nullable(),
  createdAt: instant,
  changedAt: instant,
  lastMessageAt: instant.nullable(),
  lastAuthor: z.enum(['customer', 'agent', 'third-party', 'automatic']).nullable(),
  unread: z.boolean(),
  snoozedUntil: instant.nullable(),
  spam: z.boolean(),
  deleted: z.boolean(),
  /** The most urgent running promise; null when nothing is owed. */
  head: ticketHead.nullable(),
});
export type TicketRow = z.output<typeof ticketRow>;

/** One recorded change of a ticket (TKT-6). */
export const historyEvent = z.object({
  id: z.string(),
  at: instant,
  type: z.string(),
  actor: z.object({ kind: z.string(), id: z.string(), name: z.string() }),
  data: z.record(z.string(), z.unknown()),
});

/** A ticket as its page shows it. */
export const ticket = ticketRow.extend({
  description: z.string(),
  levelId: z.string().nullable(),
  reminderDueAt: instant.nullable(),
  recipients: z.object({ to: z.array(z.string()), cc: z.array(z.string()) }),
  heads: z.array(ticketHead),
  ended: z.array(endedPromise),
  messages: z.array(message),
  events: z.array(historyEvent),
  /** The caller's own kept draft. */
  draft: z.object({ kind: z.enum(['answer', 'note', 'forward']), html: z.string(), savedAt: instant }).nullable(),
  siteInstruction: z.string(),
  /** What its template says to whoever works on it (TPL-1); null without one. */
  template: z
    .object({
      id: z.uuid(),
      name: z.string(),
      instructions: z.string(),
      checklist: z.array(
        z.object({
          id: z.uuid(),
          text: z.string(),
          done: z.object({ by: z.string(), at: instant }).nullable(),
        }),
      ),
      replyHtml: z.string(),
    })
    .nullable(),
  /** The page the customer was on before the one they wrote from. */
  startReferrer: z.string().nullable(),
  fromInvitation: z.boolean(),
  /** Which buttons work; the reason of the others is a refusal code. */
  may: z.object({ answer: z.boolean(), assign: z.boolean(), delete: z.boolean() }),
});
export type Ticket = z.output<typeof ticket>;
