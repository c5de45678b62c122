import { SECOND } from '#core/platform/instant.ts';
import { type Due, job } from '#server/platform/jobs/appointments.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { importBatch } from './import-batch.ts';
import { lockImport, updateImport } from './imports.store.ts';
import { RUN } from './start-import.ts';

const SLICE = 10 * SECOND;

/** Makes the tickets of an import for a while, then lets others work and goes on (API-2). */
async function goOn(world: World, due: Due): Promise<void> {
  const until = world.clock.now() + SLICE;
  for (;;) {
    const record = await world.transact((tx) => importBatch(tx, due.key));
    if (record?.state !== 'running') return;
    if (world.clock.now() < until) continue;
    return world.transact(async (tx) => tx.schedule({ kind: RUN, key: due.key, dueAt: tx.now }));
  }
}

async function gaveUp(tx: Tx, due: Due, failure: string): Promise<void> {
  const held = await lockImport(tx, due.key);
  if (held?.state === 'running') await updateImport(tx, held.id, { state: 'failed', failure, endedAt: tx.now });
  tx.tell('imports', { importId: due.key });
}

/** Imports run one at a time in a process; a lease of a minute, so that another goes on soon after a crash. */
export const importJobs = [job(RUN, goOn, { leaseMs: 60 * SECOND, mostAttempts: 4, width: 1, gaveUp })];
