import pg from 'pg';
import type { Logger } from 'pino';
import type { DatabaseAddress } from '#server/platform/db/embedded-database.ts';
import { hearChannel, sayOnChannel } from './instances.store.ts';
import type { Live, LiveMessage } from './live.ts';

const CHANNEL = 'svara_live';
/** PostgreSQL refuses notices of 8,000 bytes and more. */
const MOST_BYTES = 7_500;
const RETRY_MS = 500;
/** Every instance says that it is there so often, and is forgotten when it has not for so long. */
const patience = { hereEveryMs: 2_000, goneAfterMs: 6_000 };

/**
 * Joins the hubs of all instances on one database, by LISTEN/NOTIFY on a connection of its own.
 *
 * An instance that has heard of no other keeps its messages to itself: whoever comes says so the moment it listens,
 * and is answered. Until a silence after joining has shown that nobody else is there, everything is said.
 *
 * Messages leave in batches outside the transactions they tell of: a notice inside a transaction would make commits
 * wait for each other. What a crash loses is only a screen's nudge; the event itself is stored.
 */
export function joinInstances(
  address: DatabaseAddress | string,
  instance: string,
  hub: Live,
  onWake: (dueAt: number) => void,
  log: Logger,
  { hereEveryMs, goneAfterMs } = patience,
): { wake(dueAt: number): void; close(): Promise<void> } {
  let client: pg.Client | undefined;
  let closing = false;
  let waiting: LiveMessage[] = [];
  let wakeAt: number | undefined;
  let flushing = false;
  let aloneFrom = Number.POSITIVE_INFINITY;

  const isAlone = () => performance.now() >= aloneFrom;
  const sayHere = () => {
    if (client !== undefined) sayOnChannel(client, CHANNEL, JSON.stringify({ from: instance })).catch(() => {});
  };
  const beat = setInterval(sayHere, hereEveryMs);
  beat.unref();

  const flush = async () => {
    if (flushing || client === undefined) return;
    if (isAlone()) {
      waiting = [];
      wakeAt = undefined;
      return;
    }
    flushing = true;
    try {
      while (waiting.length > 0 || wakeAt !== undefined) {
        const batch = waiting;
        const wake = wakeAt;
        waiting = [];
        wakeAt = undefined;
        for (const text of chunks(instance, batch, wake)) await sayOnChannel(client, CHANNEL, text);
      }
    } catch (error) {
      log.warn({ err: error }, 'live messages could not be passed on to other instances');
    } finally {
      flushing = false;
    }
  };

  const join = async () => {
    const joining = new pg.Client({
      ...(typeof address === 'string' ? { connectionString: address } : address),
      pipeline: true,
    });
    const lost = () => {
      if (client === joining) client = undefined;
      aloneFrom = Number.POSITIVE_INFINITY;
      if (!closing) setTimeout(() => void join(), RETRY_MS).unref();
    };
    joining.on('error', () => {});
    joining.once('end', lost);
    joining.on('notification', ({ payload }) => {
      const said = JSON.parse(payload ?? '{}') as Said;
      if (said.from === instance) return;
      if (isAlone()) sayHere();
      aloneFrom = performance.now() + goneAfterMs;
      if (said.messages !== undefined) hub.receive(said.messages);
      if (said.wake !== undefined) onWake(said.wake);
    });
    try {
      await joining.connect();
      await hearChannel(joining, CHANNEL);
      client = joining;
      aloneFrom = performance.now() + goneAfterMs;
      sayHere();
      await flush();
    } catch {
      await joining.end().catch(() => {});
    }
  };
  const joined = join();

  hub.forwardTo((messages) => {
    waiting.push(...messages);
    if (waiting.length > 50_000) waiting = waiting.slice(-50_000);
    setImmediate(() => void flush());
  });
  return {
    wake(dueAt) {
      wakeAt = Math.min(wakeAt ?? dueAt, dueAt);
      setImmediate(() => void flush());
    },
    async close() {
      // What was said last still goes out: a command of the command line says it just before it ends.
      await joined;
      while (client !== undefined && (flushing || waiting.length > 0)) {
        await flush();
        await new Promise((resolve) => setImmediate(resolve));
      }
      closing = true;
      clearInterval(beat);
      await client?.end().catch(() => {});
    },
  };
}

interface Said {
  readonly from: string;
  readonly messages?: readonly LiveMessage[];
  readonly wake?: number;
}

function* chunks(from: string, messages: readonly LiveMessage[], wake: number | undefined): Iterable<string> {
  let part: string[] = [];
  let size = 0;
  const said = (more: object) => `${JSON.stringify({ from, ...more }).slice(0, -1)},"messages":[${part.join()}]}`;
  if (messages.length === 0 && wake !== undefined) yield JSON.stringify({ from, wake } satisfies Said);
  for (const message of messages) {
    const text = JSON.stringify(message);
    const bytes = Buffer.byteLength(text) + 1;
    if (bytes > MOST_BYTES) continue;
    if (size + bytes > MOST_BYTES) {
      yield said({});
      part = [];
      size = 0;
    }
    part.push(text);
    size += bytes;
  }
  if (part.length > 0) yield said(wake === undefined ? {} : { wake });
}
