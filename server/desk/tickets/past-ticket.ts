import type { Channel } from '#api/desk/ticket.ts';
import type { Status } from '#core/desk/tickets/status.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';

/** A ticket with a past elsewhere, everything of it looked up (API-2). */
export interface PastTicket {
  readonly id: string;
  readonly subject: string;
  readonly description: string;
  readonly channel: Channel;
  readonly origin: 'customer' | 'agent';
  readonly openedAt: Instant;
  readonly status: Status;
  readonly priority: string;
  readonly typeId: string | null;
  readonly siteId: string;
  readonly groupId: string | null;
  readonly ownerId: string | null;
  readonly personId: string | null;
  readonly personName: string;
  readonly companyId: string | null;
  /** What the source says its level is; undefined leaves it to the rules. */
  readonly levelId: string | null | undefined;
  readonly language: string | null;
  readonly templateId?: string | null;
  /** The page the customer was on before the one they wrote from. */
  readonly startReferrer?: string | null;
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, unknown>>;
  /** What happened to it, in order. */
  readonly moments: readonly PastMoment[];
}

/** Something that happened to it: when, by whom, what. */
export interface PastMoment {
  readonly at: Instant;
  readonly by: Actor;
  readonly does:
    | { readonly kind: 'status'; readonly status: Status }
    | { readonly kind: 'answered'; readonly userId: string | null; readonly text: string | null }
    | { readonly kind: 'customer-wrote'; readonly text: string | null }
    | { readonly kind: 'noted'; readonly text: string | null }
    | { readonly kind: 'owner'; readonly to: string | null }
    | { readonly kind: 'priority'; readonly to: string }
    | { readonly kind: 'type'; readonly to: string | null }
    | { readonly kind: 'moved'; readonly siteId: string; readonly groupId: string | null }
    | { readonly kind: 'level'; readonly to: string | null };
}
