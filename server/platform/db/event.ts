import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';

/** What an event is about: `{ kind: 'ticket', id }`. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** News to record: past tense `thing.happened`, with data sufficient to replay it. */
export interface News<Data extends object = Record<string, unknown>> {
  readonly type: string;
  readonly subject: Subject;
  readonly data: Data;
  /** When it happened, if not now: a mail's receipt lies before its storing. */
  readonly at?: Instant;
  /** Live topics besides `<kind>:<id>` and `<kind>s`. */
  readonly topics?: readonly string[];
}

/** News once recorded: history, and what listeners are handed. */
export interface RecordedEvent<Data extends object = Record<string, unknown>> {
  readonly id: string;
  readonly at: Instant;
  readonly type: string;
  readonly actor: Actor;
  readonly subject: Subject;
  readonly data: Data;
}

/** Who did it, without where from: that is for the audit log alone, not for the colleagues who read a history. */
export function withoutPlace(actor: Actor): Actor {
  if (!('from' in actor)) return actor;
  const { from: _place, ...who } = actor;
  return who;
}
