import { randomBytes } from 'node:crypto';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { pino } from 'pino';
import { inject } from 'vitest';
import type { Caller, Reach } from '#core/platform/caller.ts';
import type { Right } from '#core/platform/right.ts';
import { eventWords } from '#languages/event-words.ts';
import { buildDoorFor, rooms } from '#server/build.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { connect } from '#server/platform/db/connect.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import { worldOver } from '#server/platform/open-world.ts';
import type { Room } from '#server/platform/room.ts';
import type { World } from '#server/platform/db/tx.ts';
import { closeAfterTests } from './close-after-tests.ts';
import { TEMPLATE } from './database-for-tests.ts';
import { readAllEvents } from './recorded-events.store.ts';
import { dropDatabase, makeDatabase } from './test-database.store.ts';

/** What a request answered, with its body read as JSON. */
export interface Answered {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- bodies are asserted, not trusted
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly raw: Buffer;
}

/** A world for a test: a real database of its own, a clock that the test moves, requests without a network. */
export interface TestWorld extends World {
  readonly clock: { now(): number; set(at: number | string): void; advance(ms: number): void };
  /** Runs every timer, listener and job that is due by the test's clock. */
  runDue(): Promise<void>;
  /** Calls the API as somebody; without a caller, as nobody. */
  call(
    caller: Caller | undefined,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answered>;
  /** The raw door, for multipart and cookies. */
  inject(options: InjectOptions): Promise<Answered>;
  /** Events recorded so far, oldest first; of a type when one is named. */
  events(type?: string): Promise<readonly RecordedEvent[]>;
}

/** Opens a world over a fresh copy of the migrated template; it is closed after the file's tests. */
export async function openTestWorld(options: { rooms?: readonly Room[]; at?: string } = {}): Promise<TestWorld> {
  const server = inject('testDatabase');
  const name = `svara_t_${randomBytes(6).toString('hex')}`;
  await makeDatabase(server, name, TEMPLATE);
  const connections = connect({ ...server, database: name }, { namedStatements: true, connections: 6 });
  const config = readConfig(
    { SVARA_LOG: 'silent', SVARA_URL: 'https://svara.example', SVARA_PRIVATE_ADDRESSES: '127.0.0.1' },
    '0.0.0-test',
  );
  const joined = options.rooms ?? rooms;
  let at = Date.parse(options.at ?? '2025-10-30T12:36:00Z');
  const clock = {
    now: () => at,
    set(to: number | string) {
      at = typeof to === 'string' ? Date.parse(to) : to;
    },
    advance(ms: number) {
      at += ms;
    },
  };
  const log = pino({ level: process.env.SVARA_TEST_LOG ?? 'silent' });
  const handlers = joined.flatMap((room) => room.handlers ?? []);
  const world = worldOver({ config, log, connections, master: randomBytes(32), handlers, clock });
  if (options.rooms === undefined) demandWords(world);
  const callers = new Map<string, Caller>();
  let door: FastifyInstance | undefined;
  const open = async () => {
    door ??= await buildDoorFor(world, joined, callers);
    return door;
  };
  const injected = async (asked: InjectOptions): Promise<Answered> => {
    const reply = await (await open()).inject(asked);
    const isJson = /json/.test(String(reply.headers['content-type'] ?? ''));
    return {
      status: reply.statusCode,
      body: isJson && reply.body !== '' ? JSON.parse(reply.body) : undefined,
      headers: reply.headers,
      raw: reply.rawPayload,
    };
  };
  closeAfterTests(async () => {
    await door?.close();
    await connections.close();
    await dropDatabase(server, name);
  });
  return Object.assign(world, {
    clock,
    runDue: () => world.appointments.runDue(),
    inject: injected,
    async call(caller: Caller | undefined, method: string, path: string, body?: unknown, headers = {}) {
      const key = `test-caller-${caller?.userId ?? 'nobody'}-${callers.size}`;
      if (caller !== undefined) callers.set(key, caller);
      return injected({
        method: method as 'GET',
        url: `/api/v1${path}`,
        headers: { ...(caller === undefined ? {} : { 'x-test-caller': key }), ...headers },
        ...(body === undefined ? {} : { payload: body as object }),
      });
    },
    events: (type?: string) => readAllEvents(world, type),
  });
}

/** Whatever a test makes the product record has words for the audit log (USR-1), or the test fails. */
function demandWords(world: { transact: World['transact'] }): void {
  const { transact } = world;
  world.transact = (work) =>
    transact((tx) => {
      const { record } = tx;
      const watched: Pick<typeof tx, 'record'> = {
        record(by, news) {
          if (eventWords(news.type) === undefined)
            throw new Error(`Write words for ${news.type} in languages/*/house-events.ts.`);
          return record.call(tx, by, news);
        },
      };
      return work(Object.assign(tx, watched));
    });
}

/** A caller with rights, for tests: `callerWith('anna-id', { 'tickets.read': 'everywhere' })`. */
export function callerWith(
  userId: string,
  rights: Partial<Record<Right, Reach | readonly string[]>>,
  groupIds: string[] = [],
): Caller {
  const reach = (given: Reach | readonly string[]): Reach =>
    given === 'everywhere' ? given : new Set(given as Iterable<string>);
  return {
    actor: { kind: 'user', id: userId },
    userId,
    name: userId,
    language: 'sv',
    groupIds,
    rights: new Map(Object.entries(rights).map(([right, given]) => [right as Right, reach(given)])),
  };
}
