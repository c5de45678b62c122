import { mkdir } from 'node:fs/promises';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Config } from './config/config.ts';
import { claimDatabase } from './db/claim.store.ts';
import { type Connections, connect } from './db/connect.ts';
import { type DatabaseAddress, type EmbeddedDatabase, startEmbeddedDatabase } from './db/embedded-database.ts';
import { migrate } from './db/migrate.ts';
import { idMaker } from './db/new-id.ts';
import { readingTx, switchboardOf, transactIn } from './db/transact.ts';
import type { Handler } from './jobs/appointments.ts';
import { type Appointments, appointmentsOf } from './jobs/run-appointments.ts';
import { joinInstances } from './live/join-instances.ts';
import { liveHub } from './live/live.ts';
import { masterKey, secretsOf } from './secrets/secrets.ts';
import type { World } from './db/tx.ts';

/** A world that is open, with its timers and how to close it. */
export interface OpenWorld extends World {
  readonly appointments: Appointments;
  close(): Promise<void>;
}

/** What a world is made over. */
export interface WorldParts {
  readonly config: Config;
  readonly log: Logger;
  readonly connections: Connections;
  readonly master: Buffer;
  readonly handlers: readonly Handler[];
  readonly clock: { now(): number };
}

/** Makes a world over connections that are open; tests hand in their own clock. */
export function worldOver(parts: WorldParts): World & { readonly appointments: Appointments } {
  const switchboard = switchboardOf(parts.handlers);
  const hub = liveHub();
  const { config, log, clock } = parts;
  let wakeOthers: (dueAt: number) => void = () => {};
  const world: World & { appointments: Appointments; alsoWake(other: (dueAt: number) => void): void } = {
    config,
    log,
    clock,
    db: parts.connections.db,
    secrets: secretsOf(parts.master),
    live: hub,
    newId: idMaker(() => Date.now()),
    transact: (work) => transactIn(world, switchboard, work),
    read: (work, language) => work(readingTx(world, language)),
    wake(dueAt) {
      world.appointments.wake(dueAt);
      wakeOthers(dueAt);
    },
    appointments: undefined as unknown as Appointments,
    alsoWake(other) {
      wakeOthers = other;
    },
  };
  world.appointments = appointmentsOf(world, parts.handlers);
  return world;
}

/**
 * Opens the world of a running Svara: its database (own or yours), brought up to date, with its timers at rest.
 *
 * `root` is the folder below which the migrations lie. `beside` joins a Svara that already uses the data, for a command
 * of the command line: its database is used and left running.
 */
export async function openWorld(
  config: Config,
  log: Logger,
  handlers: readonly Handler[],
  root: string,
  say: (message: string) => void,
  options: { readonly beside?: boolean } = {},
): Promise<OpenWorld> {
  await mkdir(config.dataFolder, { recursive: true });
  const master = await masterKey(config.dataFolder, config.secret);
  const own =
    config.databaseUrl === undefined ? await startEmbeddedDatabase({ dataFolder: config.dataFolder, say }) : undefined;
  const address: DatabaseAddress | string = own?.address ?? config.databaseUrl ?? '';
  const claim = own === undefined ? undefined : await claimOrRefuse(own, config.dataFolder, options.beside ?? false);
  const stop = async () => {
    await claim?.end().catch(() => {});
    // Without a claim the database is another Svara's.
    if (claim !== undefined) await own?.stop();
  };
  const connections = connect(address, { namedStatements: config.namedStatements, connections: config.connections });
  try {
    const done = await migrate(connections.db, root);
    if (done.length > 0) say(`Brought the database up to date (${done.length} changes)`);
  } catch (error) {
    await connections.close();
    await stop();
    throw error;
  }
  const world = worldOver({ config, log, connections, master, handlers, clock: { now: () => Date.now() } });
  const joined = joinInstances(address, world.newId(), world.live, (dueAt) => world.appointments.wake(dueAt), log);
  (world as unknown as { alsoWake(other: (dueAt: number) => void): void }).alsoWake((dueAt) => joined.wake(dueAt));
  return Object.assign(world, {
    async close() {
      await world.appointments.stop();
      await joined.close();
      await connections.close();
      await stop();
    },
  });
}

async function claimOrRefuse(
  { address, stop, adopted }: EmbeddedDatabase,
  folder: string,
  beside: boolean,
): Promise<pg.Client | undefined> {
  // The lock of a Svara that was just killed goes when the database notices its connection is gone.
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client(address);
    client.on('error', () => {});
    await client.connect();
    if (await claimDatabase(client)) return client;
    await client.end();
    if (beside && adopted) return undefined;
    if (attempt < 20) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      continue;
    }
    if (!adopted) await stop();
    throw new Error(
      `Another Svara already uses the data in ${folder}. Stop it first, or give this one a folder of its own with SVARA_DATA.`,
    );
  }
}
