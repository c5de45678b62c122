import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectFolder, rooms } from '#server/build.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { openLog } from '#server/platform/log/log.ts';
import { openWorld } from '#server/platform/open-world.ts';
import type { World } from '#server/platform/db/tx.ts';

/**
 * Runs a command on the data of this Svara: beside one that runs, or alone when none does (API-2, SLA-11).
 *
 * Nothing due is run here: what a change sets going is done by the running Svara, or by the next one to start.
 */
export async function withWorld<Result>(work: (world: World) => Promise<Result>): Promise<Result> {
  const { version } = JSON.parse(readFileSync(path.join(projectFolder, 'package.json'), 'utf8')) as { version: string };
  const config = readConfig({ SVARA_LOG: 'warn', ...process.env }, version);
  const handlers = rooms.flatMap((room) => room.handlers ?? []);
  const silent = () => {};
  const world = await openWorld(config, openLog(config), handlers, path.join(projectFolder, 'server'), silent, {
    beside: true,
  });
  try {
    return await work(world);
  } finally {
    await world.close();
  }
}
