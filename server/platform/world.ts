import type { Kysely } from 'kysely';
import type { Logger } from 'pino';
import type { Instant } from '#core/platform/instant.ts';
import type { Config } from './config/config.ts';
import type { NoTables } from './db/connect.ts';
import type { Tx } from './db/tx.ts';
import type { Live } from './live/live.ts';
import type { Secrets } from './secrets/secrets.ts';

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
  /** Reads without a transaction; recording through it is a bug and throws. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Wakes the timers: something is due at this instant. */
  wake(dueAt: Instant): void;
}
