import type { RecordedEvent } from '#server/platform/db/event.ts';

/** What a listening screen is sent: small; the screen fetches what it needs. */
export interface LiveMessage {
  readonly topic: string;
  /** The event's type, or the kind of an unrecorded message (`presence.changed`). */
  readonly type: string;
  /** The subject's id, where there is one. */
  readonly id?: string;
  readonly data?: object;
}

/** The hub of live messages: of this process, and through the database of the others. */
export interface Live {
  /** Sends a message to whoever listens to its topic, in every instance. */
  publish(messages: readonly LiveMessage[]): void;
  /** Listens to a topic; returns how to stop. `*` hears everything of this hub. */
  listen(topic: string, hear: (message: LiveMessage) => void): () => void;
  /** Hears messages that came from another instance. */
  receive(messages: readonly LiveMessage[]): void;
  /** Where messages for other instances are handed on. */
  forwardTo(forward: (messages: readonly LiveMessage[]) => void): void;
}

/** A hub without network; instances are joined by `joinInstances`. */
export function liveHub(): Live {
  const hearers = new Map<string, Set<(message: LiveMessage) => void>>();
  let forward: ((messages: readonly LiveMessage[]) => void) | undefined;
  const deliver = (messages: readonly LiveMessage[]) => {
    for (const message of messages) {
      for (const hear of hearers.get(message.topic) ?? []) hear(message);
      for (const hear of hearers.get('*') ?? []) hear(message);
    }
  };
  return {
    publish(messages) {
      deliver(messages);
      forward?.(messages);
    },
    listen(topic, hear) {
      const there = hearers.get(topic) ?? new Set();
      there.add(hear);
      hearers.set(topic, there);
      return () => {
        there.delete(hear);
        if (there.size === 0) hearers.delete(topic);
      };
    },
    receive: deliver,
    forwardTo(way) {
      forward = way;
    },
  };
}

/** The live messages of an event: on the topic of its subject, of all its kind, and on those it names itself. */
export function messagesOf(event: RecordedEvent, topics: readonly string[] = []): readonly LiveMessage[] {
  const { kind, id } = event.subject;
  return [`${kind}:${id}`, `${kind}s`, ...topics].map((topic) => ({ topic, type: event.type, id }));
}
