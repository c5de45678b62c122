import type { Instant } from '#core/platform/instant.ts';
import type { StatusCategory } from './status-category.ts';

/**
 * The small history language every promised contact is told in (SLA-6).
 *
 * Tickets, chats, calls and callbacks each translate their own events into these facts (`promise-history.ts` of
 * their room); the clocks know nothing else. Facts are in the order they were recorded; equal instants keep it.
 *
 * - `opened` makes no message: each customer message, the first too, is a `customer-wrote` at its instant of receipt.
 * - `closed` is setting a status of the category `solved` or `closed`; a `status-set` to one says the same.
 * - `merged-in` tells the target when the child was opened and since when its customer waits, if he does.
 * - `queued`, `bridged`, `abandoned` are told by chats and calls only.
 */
export type Fact = FactBase &
  (
    | { readonly kind: 'opened'; readonly by: 'customer' | 'agent' | 'system' }
    | { readonly kind: 'customer-wrote' }
    | { readonly kind: 'agent-answered'; readonly userId: string | null }
    | { readonly kind: 'bot-answered' }
    | { readonly kind: 'assigned'; readonly userId: string | null }
    | { readonly kind: 'status-set'; readonly category: StatusCategory; readonly userId: string | null }
    | { readonly kind: 'closed'; readonly userId: string | null }
    | { readonly kind: 'reopened' }
    | { readonly kind: 'level-set'; readonly levelId: string | null; readonly why: LevelChoice }
    | { readonly kind: 'priority-set'; readonly priority: string }
    | { readonly kind: 'type-set'; readonly type: string | null }
    | { readonly kind: 'moved'; readonly siteId: string | null; readonly departmentId: string | null }
    | { readonly kind: 'merged-away'; readonly intoId: string }
    | {
        readonly kind: 'merged-in';
        readonly fromId: string;
        readonly startedAt: Instant;
        readonly unansweredSince: Instant | null;
      }
    | { readonly kind: 'split-off'; readonly fromId: string }
    | { readonly kind: 'marked-spam' }
    | { readonly kind: 'cleared-spam' }
    | { readonly kind: 'deleted' }
    | { readonly kind: 'restored' }
    | { readonly kind: 'dismissed'; readonly userId: string | null }
    | { readonly kind: 'queued'; readonly promise: 'chat-answer' | 'call-answer' }
    | { readonly kind: 'bridged'; readonly userId: string }
    | { readonly kind: 'abandoned' }
  );

interface FactBase {
  /** When it happened to the promise: for mail the instant of receipt, never when it was fetched. */
  readonly at: Instant;
  /** The recorded event the fact was read from, for links in explanations. */
  readonly eventId: string;
}

/** What chose the level: a rule or a filter by id, a person by hand, a fallback target, or the start of the contact. */
export type LevelChoice =
  | { readonly kind: 'rule'; readonly id: string; readonly name: string }
  | { readonly kind: 'hand'; readonly userId: string }
  | { readonly kind: 'fallback'; readonly scope: 'ticket-type' | 'template' | 'site' | 'general' }
  | { readonly kind: 'escalation'; readonly id: string }
  | { readonly kind: 'filter'; readonly id: string; readonly name: string }
  | { readonly kind: 'none' };

/** Whether a level was set past the rules, so that they leave it (SLA-5): by a person, a step of a level or a filter. */
export function isSetPastRules(why: LevelChoice): boolean {
  return why.kind === 'hand' || why.kind === 'escalation' || why.kind === 'filter';
}
