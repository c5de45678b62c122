import type { Kysely, RawBuilder } from 'kysely';
import type { Logger } from 'pino';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Refusal } from '#core/platform/refusal.ts';
import type { Config } from '#server/platform/config/config.ts';
import type { Live } from '#server/platform/live/live.ts';
import type { Secrets } from '#server/platform/secrets/secrets.ts';
import type { NoTables } from './connect.ts';
import type { News, RecordedEvent, Subject } from './event.ts';

/** Work for later: a timer, or a job with a lease; `kind` names its handler. */
export interface Appointment {
  readonly kind: string;
  /** Unique within the kind: the same key again moves the appointment. */
  readonly key: string;
  readonly dueAt: Instant;
  readonly payload?: object;
}

/**
 * The seam of everything: one transaction, in which a verb reads, decides, writes and records.
 *
 * Events, appointments and live messages leave with the commit, or not at all.
 */
export interface Tx {
  readonly db: Kysely<NoTables>;
  /** Read once when the transaction began. */
  readonly now: Instant;
  readonly world: World;
  /** The language of whoever asks, for the order of names (LNG-1); Swedish where nobody does. */
  readonly language: string;
  newId(): string;
  /** Records an event and returns its id; listeners and live topics hear of it after the commit. */
  record(by: Actor, news: News): string;
  /** What this transaction has recorded of a subject so far; the history has it only after the commit. */
  recorded(subject: Subject): readonly RecordedEvent[];
  schedule(appointment: Appointment): void;
  cancel(kind: string, key: string): void;
  /** Leaves a statement to be written with the events, in their round trip; whoever reads its rows sooner settles first. */
  defer(write: RawBuilder<unknown>): void;
  /** Writes what was deferred now. */
  settle(): Promise<void>;
  /**
   * Does one of several like things so that a rule's no to it undoes that one alone, with all it wrote, recorded and
   * appointed; the no is the answer. Everything else that is thrown undoes the whole transaction as ever.
   */
  attempt<T>(work: () => Promise<T>): Promise<T | Refusal>;
  /** Sends a live message without recording anything (presence, counters). */
  tell(topic: string, message: object): void;
  /** Runs after a successful commit; for caches and wake-ups only, as it is lost in a crash. */
  afterCommit(work: () => void): void;
}

/** A thing a person or the clock can do. */
export type Verb<Input, Result> = (tx: Tx, by: Actor, input: Input) => Promise<Result>;

/** What the product stands on, handed to everything that needs it; there is one a process. */
export interface World {
  readonly config: Config;
  readonly log: Logger;
  readonly db: Kysely<NoTables>;
  readonly clock: { now(): Instant };
  readonly secrets: Secrets;
  readonly live: Live;
  newId(): string;
  /** Runs work in one transaction; after the commit its news go out. Repeated on a deadlock. */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Reads without a transaction, for somebody of a language; recording through it is a bug and throws. */
  read<T>(work: (tx: Tx) => Promise<T>, language?: string): Promise<T>;
  /** Wakes the timers: something is due at this instant. */
  wake(dueAt: Instant): void;
}
