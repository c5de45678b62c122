import type { Instant } from '#core/platform/instant.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import type { Problem } from './problem.ts';

/** How a ticket stands at a moment, in the file's names (API-2). */
export interface Standing {
  /** A category, an own status by name, or null when the file does not say. */
  readonly status: string | null;
  readonly type: string | null;
  readonly priority: string | null;
  readonly group: string | null;
  readonly site: string | null;
  readonly owner: string | null;
  readonly level: string | null;
}

/** Something that happened to a ticket, in the order it happened. */
export interface Step {
  readonly at: Instant;
  readonly line: number;
  /** Who did it, by name; null is unknown. */
  readonly by: string | null;
  readonly does:
    | { readonly kind: 'answered' | 'customer-wrote' | 'noted'; readonly text: string | null }
    | { readonly kind: 'set'; readonly what: keyof Standing; readonly to: string | null };
}

/** What the file itself says of its promise, kept beside ours. */
export interface GivenVerdict {
  readonly promise: PromiseName;
  readonly outcome: 'met' | 'missed' | null;
  readonly dueAt: Instant | null;
}

/** A ticket as a file tells it, in names and instants: nothing of it is looked up yet (API-2). */
export interface DraftTicket {
  readonly externalId: string;
  readonly line: number;
  readonly openedAt: Instant;
  readonly origin: 'customer' | 'agent';
  readonly subject: string;
  readonly description: string;
  readonly company: string | null;
  readonly person: string | null;
  readonly address: string | null;
  readonly channel: string | null;
  readonly language: string | null;
  readonly tags: readonly string[];
  readonly template: string | null;
  readonly referrer: string | null;
  readonly custom: Readonly<Record<string, unknown>>;
  readonly first: Standing;
  readonly steps: readonly Step[];
  readonly given: GivenVerdict | null;
}

/** A drafted ticket with what was wrong on its lines; null when it cannot be one. */
export interface Drafted {
  readonly ticket: DraftTicket | null;
  readonly problems: readonly Problem[];
}
