import type { Instant } from '#core/platform/instant.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';

/** A due appointment as its handler sees it. */
export interface Due<Payload = Record<string, unknown>> {
  readonly id: string;
  readonly key: string;
  readonly dueAt: Instant;
  readonly attempts: number;
  readonly payload: Payload;
}

/**
 * Fires inside the transaction that claims it: in effect exactly once, on time, in batches.
 *
 * A batch that fails is tried again one by one, so that one bad timer holds up no other.
 */
export interface Timer {
  readonly mode: 'timer';
  readonly kind: string;
  readonly fire: (tx: Tx, due: readonly Due[]) => Promise<void>;
  /** May wait behind its like: notices and clearing up, not what tells the time. */
  readonly patient: boolean;
}

/** Work that reaches out of the house: held by a lease, at least once, tried again with growing pauses. */
export interface Job {
  readonly mode: 'job';
  readonly kind: string;
  readonly run: (world: World, due: Due) => Promise<void>;
  readonly leaseMs: number;
  readonly mostAttempts: number;
  /** How many may run at once in this process. */
  readonly width: number;
  /** Called in a transaction of its own when the last attempt failed. */
  readonly gaveUp?: (tx: Tx, due: Due, error: string) => Promise<void>;
}

/** Answers an event to its left, in a transaction of its own: at least once, in effect once. */
export interface Listener {
  readonly mode: 'listener';
  readonly kind: string;
  readonly types: readonly string[];
  readonly hear: (tx: Tx, event: RecordedEvent) => Promise<void>;
}

export type Handler = Timer | Job | Listener;

/** Declares a timer by the kind its appointments carry. */
export function timer(kind: string, fire: Timer['fire'], options: { readonly patient?: boolean } = {}): Timer {
  return { mode: 'timer', kind, fire, patient: options.patient ?? false };
}

/** Which of two lines transactional appointments stand in: 0 tells the time, 1 is patient. */
export type Lane = 0 | 1;

/** The line a handler's appointments stand in: listeners never hold up a timer. */
export function laneOf(handler: Handler): Lane {
  return handler.mode === 'listener' || (handler.mode === 'timer' && handler.patient) ? 1 : 0;
}

/** Declares a job; by default a lease of two minutes, ten attempts (about a day), four at once. */
export function job(
  kind: string,
  run: Job['run'],
  options: Partial<Pick<Job, 'leaseMs' | 'mostAttempts' | 'width' | 'gaveUp'>> = {},
): Job {
  return { mode: 'job', kind, run, leaseMs: 120_000, mostAttempts: 10, width: 4, ...options };
}

/** Declares a listener: which event types it answers, under which name. */
export function listen(types: string | readonly string[], name: string, hear: Listener['hear']): Listener {
  return { mode: 'listener', kind: `listen:${name}`, types: typeof types === 'string' ? [types] : types, hear };
}

/** The pause before attempt `attempts + 1`: 2 s, 8 s, 32 s, then up to six hours. */
export function pauseAfter(attempts: number): number {
  return Math.min(2_000 * 4 ** Math.max(0, attempts - 1), 6 * 3_600_000);
}
