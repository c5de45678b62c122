import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildDoor, projectFolder, rooms } from './build.ts';
import { readConfig } from './platform/config/config.ts';
import { openLog } from './platform/log/log.ts';
import { giveBackMemory } from './platform/memory/give-back-memory.ts';
import { openWorld } from './platform/open-world.ts';

/** Starts Svara: the database, the timers, what lives with the process, and last the door (OPS-1). */
async function main(): Promise<void> {
  const { version } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  const config = readConfig(process.env, version);
  const log = openLog(config);
  const say = (message: string) => process.stderr.write(`${message}\n`);
  const handlers = rooms.flatMap((room) => room.handlers ?? []);
  const world = await openWorld(config, log, handlers, path.join(projectFolder, 'server'), say);
  const door = await buildDoor(world, path.join(projectFolder, 'web', 'dist'));
  const stops: (() => Promise<void>)[] = [];
  for (const room of rooms) if (room.start !== undefined) stops.push(await room.start(world));
  world.appointments.start();
  await door.listen({ host: config.host, port: config.port });

  const address = door.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : config.port;
  const shown = config.publicUrl ?? `http://${config.host === '127.0.0.1' ? 'localhost' : config.host}:${port}`;
  say(`Svara ${version} answers at ${shown}`);
  say(
    `Data lies in ${path.resolve(config.dataFolder)}${config.databaseUrl === undefined ? '' : ' (database: DATABASE_URL)'}`,
  );

  giveBackMemory();

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    say(`Stopping (${signal}): finishing what is under way`);
    const late = setTimeout(() => process.exit(1), 30_000);
    late.unref();
    await door.close();
    for (const end of stops.toReversed()) await end();
    await world.close();
    process.exit(0);
  };
  process.on('SIGTERM', () => void stop('SIGTERM'));
  process.on('SIGINT', () => void stop('SIGINT'));
  process.on('unhandledRejection', (error) => log.error({ err: error }, 'a promise was rejected and nobody looked'));
}

main().catch((error: unknown) => {
  process.stderr.write(`Svara could not start. ${error instanceof Error ? error.message : String(error)}\n`);
  if (process.env.SVARA_LOG === 'debug') console.error(error);
  process.exit(1);
});
