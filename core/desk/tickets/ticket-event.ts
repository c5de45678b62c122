import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { LevelChoice } from '#core/promise/clocks/history.ts';
import type { TicketReturn } from './returning.ts';
import type { StatusCategory } from '#core/promise/clocks/status-category.ts';

/**
 * Everything that can happen to a ticket (TKT-6, SLA-6): the recorded history from which its state and its clocks
 * can be replayed. `recordedAt` is when Svara wrote it down; data with `receivedAt` tells when it happened.
 */
export type TicketEvent = {
  readonly id: string;
  readonly recordedAt: Instant;
  readonly by: Actor;
} & TicketHappening;

/** What happened, as a verb records it. */
export type TicketHappening = { readonly [Type in TicketEventType]: Happening<Type> }[TicketEventType];

interface Happening<Type extends TicketEventType> {
  readonly type: Type;
  readonly data: TicketEventData[Type];
}

export type TicketEventType = keyof TicketEventData;

/** The data of each event; a status carries its category, because own statuses can be remapped later. */
export interface TicketEventData {
  readonly 'ticket.created': {
    readonly number: string;
    readonly subject: string;
    readonly origin: 'customer' | 'agent' | 'system';
    readonly channel: string;
    readonly receivedAt: Instant;
    readonly statusId: string;
    readonly category: StatusCategory;
    readonly priority: string;
    readonly typeId: string | null;
    readonly siteId: string;
    readonly groupId: string | null;
    readonly ownerId: string | null;
    readonly personId: string | null;
    readonly companyId: string | null;
    readonly tags: readonly string[];
    readonly messageId: string | null;
    /** Written by a machine (auto-reply, bounce, list): no promise is owed for it. */
    readonly automatic: boolean;
    /** The template it was made from; absent is none, as of the next two. */
    readonly templateId?: string | null;
    /** The page the customer was on before the one they wrote from. */
    readonly startReferrer?: string | null;
    readonly fromInvitation?: boolean;
  };
  readonly 'ticket.customer-wrote': {
    readonly messageId: string;
    readonly receivedAt: Instant;
    readonly channel: string;
  };
  /** A customer's thank-you that by setting left the ticket closed. */
  readonly 'ticket.customer-thanked': { readonly messageId: string; readonly receivedAt: Instant };
  readonly 'ticket.automatic-mail-received': { readonly messageId: string; readonly receivedAt: Instant };
  readonly 'ticket.third-party-wrote': {
    readonly messageId: string;
    readonly receivedAt: Instant;
    readonly from: string;
  };
  /** An agent pressed send; `sendAt` is when it leaves (10 s later), during which it can be undone. */
  readonly 'ticket.answered': { readonly messageId: string; readonly userId: string | null; readonly sendAt: Instant };
  readonly 'ticket.answer-undone': { readonly messageId: string };
  readonly 'ticket.answer-scheduled': { readonly messageId: string; readonly sendAt: Instant };
  readonly 'ticket.answer-unscheduled': { readonly messageId: string };
  readonly 'ticket.bot-answered': { readonly messageId: string };
  /** The house's automatic receipt of a mail; it answers nothing. */
  readonly 'ticket.auto-replied': { readonly to: string; readonly text: string };
  readonly 'ticket.answer-dismissed': { readonly reason: string | null };
  readonly 'ticket.noted': { readonly messageId: string; readonly mentioned: readonly string[] };
  readonly 'ticket.forwarded': { readonly messageId: string; readonly to: readonly string[] };
  readonly 'ticket.assigned': { readonly from: string | null; readonly to: string | null };
  readonly 'ticket.status-set': StatusChange;
  readonly 'ticket.closed': StatusChange & { readonly closedBy: 'agent' | 'customer' | 'system' };
  readonly 'ticket.reopened': StatusChange & { readonly why: 'agent' | 'customer-wrote' | 'customer-asked' };
  readonly 'ticket.priority-set': { readonly from: string; readonly to: string };
  readonly 'ticket.moved': {
    readonly from: { readonly siteId: string; readonly groupId: string | null };
    readonly to: { readonly siteId: string; readonly groupId: string | null };
  };
  readonly 'ticket.changed': {
    readonly changes: Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;
  };
  readonly 'ticket.level-set': { readonly levelId: string | null; readonly why: LevelChoice };
  /** An item of its template's checklist, with its words as they then were. */
  readonly 'ticket.item-ticked': TemplateItem;
  readonly 'ticket.item-unticked': TemplateItem;
  readonly 'ticket.spam-marked': Record<string, never>;
  readonly 'ticket.spam-cleared': Record<string, never>;
  readonly 'ticket.deleted': Record<string, never>;
  readonly 'ticket.restored': Record<string, never>;
  readonly 'ticket.snoozed': { readonly until: Instant };
  readonly 'ticket.woken': Record<string, never>;
  /** When the ticket comes back by itself: the end of a dormancy, or its next time of many. */
  readonly 'ticket.return-set': TicketReturn;
  readonly 'ticket.return-dropped': Record<string, never>;
  readonly 'ticket.link-renewed': { readonly version: number };
  /** Its messages went into another ticket, and it closed; taken back, it never happened. */
  readonly 'ticket.merged': StatusChange & OtherTicket;
  readonly 'ticket.unmerged': StatusChange & OtherTicket;
  /** Another ticket's messages came in; with when that one was opened and since when its customer waits. */
  readonly 'ticket.merged-in': OtherTicket & {
    readonly startedAt: Instant;
    readonly unansweredSince: Instant | null;
    readonly messageIds: readonly string[];
  };
  readonly 'ticket.merge-undone': OtherTicket;
  /** A message of it became a ticket of its own, and in that one: what it was split from. */
  readonly 'ticket.split': OtherTicket & { readonly messageId: string };
  readonly 'ticket.split-undone': OtherTicket;
  readonly 'ticket.split-off': OtherTicket & { readonly messageId: string };
  /** `kind` says what the other is to this one. */
  readonly 'ticket.linked': OtherTicket & { readonly kind: LinkKind };
  readonly 'ticket.unlinked': OtherTicket & { readonly kind: LinkKind };
}

/** What one ticket is to another (TKT-6). */
export type LinkKind = 'related' | 'parent' | 'child';

interface OtherTicket {
  readonly otherId: string;
  readonly otherNumber: string;
}

interface TemplateItem {
  readonly templateId: string;
  readonly itemId: string;
  readonly text: string;
}

interface StatusChange {
  readonly from: string;
  readonly statusId: string;
  readonly category: StatusCategory;
  /** The answer this status was pressed together with; undoing that answer undoes this too. */
  readonly withMessageId?: string;
}
