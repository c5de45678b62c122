import type { World } from './db/tx.ts';
import type { Handler } from './jobs/appointments.ts';
import type { TopicRule } from './live/live-socket.ts';
import type { Route } from './http/route.ts';

/** A room as the composition sees it: its table of contents, what it answers, what it does later. */
export interface Room {
  readonly name: string;
  readonly routes?: readonly Route[];
  /** Timers, jobs and listeners. */
  readonly handlers?: readonly Handler[];
  readonly topics?: readonly TopicRule[];
  /** Starts what lives as long as the process (connections to mailboxes, receivers); returns how to stop it. */
  readonly start?: (world: World) => Promise<() => Promise<void>>;
}
