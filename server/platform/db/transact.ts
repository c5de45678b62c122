import type { Kysely, RawBuilder } from 'kysely';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { type Handler, type Lane, laneOf, type Listener } from '#server/platform/jobs/appointments.ts';
import { type LiveMessage, messagesOf } from '#server/platform/live/live.ts';
import type { Appointment, Tx, World } from '#server/platform/db/tx.ts';
import type { NoTables } from './connect.ts';
import { type News, type RecordedEvent, withoutPlace } from './event.ts';
import { beginPart, keepPart, undoPart } from './savepoint.store.ts';
import { type JobRow, removeAppointments, writeDeferred, writeOutbox } from './outbox.store.ts';

/** Who answers which events, and how the appointments of a kind are run. */
export interface Switchboard {
  readonly listenersOf: (type: string) => readonly Listener[];
  readonly wayOf: (kind: string) => { readonly leased: boolean; readonly lane: Lane };
}

/** Joins the handlers of all rooms; two of one kind are refused. */
export function switchboardOf(handlers: readonly Handler[]): Switchboard {
  const byType = new Map<string, Listener[]>();
  const ways = new Map<string, { leased: boolean; lane: Lane }>();
  for (const handler of handlers) {
    if (ways.has(handler.kind)) throw new Error(`Two handlers are called ${handler.kind}.`);
    ways.set(handler.kind, { leased: handler.mode === 'job', lane: laneOf(handler) });
    if (handler.mode !== 'listener') continue;
    for (const type of handler.types) byType.set(type, [...(byType.get(type) ?? []), handler]);
  }
  return {
    listenersOf: (type) => byType.get(type) ?? [],
    wayOf(kind) {
      const known = ways.get(kind);
      if (known === undefined) throw new Error(`Nobody handles appointments of the kind ${kind}.`);
      return known;
    },
  };
}

/** A transaction's news while it is under way; `flush` stores them, `sendOut` tells of them after the commit. */
export interface OpenTx extends Tx {
  flush(): Promise<void>;
  sendOut(): void;
}

/**
 * Opens the seam over a transaction of the database.
 *
 * Events and appointments gather in memory and are written in one round trip just before the commit; each listener
 * of an event becomes an appointment in that same write, so that nothing recorded goes unanswered.
 */
export function openTx(world: World, db: Kysely<NoTables>, switchboard: Switchboard): OpenTx {
  const events: RecordedEvent[] = [];
  const messages: LiveMessage[] = [];
  let appointments = new Map<string, Appointment>();
  let cancelled = new Map<string, { kind: string; key: string }>();
  const afterwards: (() => void)[] = [];
  let deferred: RawBuilder<unknown>[] = [];
  const now = world.clock.now();
  let soonest: number | undefined;

  const tx: OpenTx = {
    db,
    now,
    language: 'sv',
    world,
    newId: world.newId,
    record(by: Actor, news: News) {
      const event: RecordedEvent = {
        id: world.newId(),
        at: news.at ?? now,
        type: news.type,
        actor: by,
        subject: news.subject,
        data: news.data as Record<string, unknown>,
      };
      events.push(event);
      messages.push(...messagesOf(event, news.topics));
      for (const listener of switchboard.listenersOf(news.type))
        tx.schedule({ kind: listener.kind, key: event.id, dueAt: now, payload: event });
      return event.id;
    },
    recorded: (subject) =>
      events
        .filter((event) => event.subject.kind === subject.kind && event.subject.id === subject.id)
        .map((event) => ({ ...event, actor: withoutPlace(event.actor) })),
    schedule(appointment) {
      const at = `${appointment.kind}\n${appointment.key}`;
      cancelled.delete(at);
      appointments.set(at, appointment);
    },
    cancel(kind, key) {
      const at = `${kind}\n${key}`;
      appointments.delete(at);
      cancelled.set(at, { kind, key });
    },
    defer(write) {
      deferred.push(write);
    },
    async settle() {
      const writes = deferred;
      deferred = [];
      await writeDeferred(db, writes);
    },
    async attempt(work) {
      // What others left to be written must not be undone with this.
      await tx.settle();
      const before = [events.length, messages.length, afterwards.length] as const;
      const [booked, dropped] = [new Map(appointments), new Map(cancelled)];
      await beginPart(db);
      try {
        const done = await work();
        await tx.settle();
        await keepPart(db);
        return done;
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        await undoPart(db);
        [events.length, messages.length, afterwards.length] = before;
        [appointments, cancelled, deferred] = [booked, dropped, []];
        return error;
      }
    },
    tell(topic, message) {
      messages.push({ topic, type: 'told', data: message });
    },
    afterCommit(work) {
      afterwards.push(work);
    },
    async flush() {
      const jobs: JobRow[] = [...appointments.values()].map((each) => ({
        id: world.newId(),
        kind: each.kind,
        key: each.key,
        ...switchboard.wayOf(each.kind),
        dueAt: each.dueAt,
        payload: each.payload ?? {},
      }));
      for (const each of jobs) soonest = Math.min(soonest ?? each.dueAt, each.dueAt);
      await removeAppointments(db, [...cancelled.values()]);
      await writeOutbox(db, events, jobs, deferred);
    },
    sendOut() {
      for (const work of afterwards) work();
      if (messages.length > 0) world.live.publish(messages);
      if (soonest !== undefined) world.wake(soonest);
    },
  };
  return tx;
}

/** A seam that only reads: whatever would change something throws. */
export function readingTx(world: World, language = 'sv'): Tx {
  const refuse = (): never => {
    throw new Error('This was opened for reading only; use transact to change things.');
  };
  return {
    db: world.db,
    now: world.clock.now(),
    world,
    language,
    newId: world.newId,
    record: refuse,
    recorded: () => [],
    schedule: refuse,
    cancel: refuse,
    defer: refuse,
    settle: async () => {},
    attempt: refuse,
    tell: refuse,
    afterCommit: refuse,
  };
}

const DEADLOCK = '40P01';
const SERIALIZATION = '40001';

/** Runs work in a transaction and sends its news out after the commit; a deadlock is tried again twice. */
export async function transactIn<T>(world: World, switchboard: Switchboard, work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      let open: OpenTx | undefined;
      const result = await world.db.transaction().execute(async (db) => {
        open = openTx(world, db as Kysely<NoTables>, switchboard);
        const done = await work(open);
        await open.flush();
        return done;
      });
      open?.sendOut();
      return result;
    } catch (error) {
      const code = (error as { code?: unknown }).code;
      if (attempt >= 3 || (code !== DEADLOCK && code !== SERIALIZATION)) throw error;
    }
  }
}
