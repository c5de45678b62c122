import { nightAfter } from '#core/insight/sla-reports/night.ts';
import { MINUTE } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { type Handler, job, timer } from '#server/platform/jobs/appointments.ts';
import { readReportZone } from '../sla-reports/report-names.store.ts';
import { beginDue, DUE, MAKE } from './follow-rhythm.ts';
import { forgetOldFiles } from './keep-files.ts';
import { giveUpRun, makeRun } from './make-run.ts';

const FORGET = 'report-centre.forget';

/** What the report centre does later or again (REP-1): begins what is due, makes it, and clears the archive at night. */
export const reportCentreJobs: readonly Handler[] = [
  timer(
    DUE,
    async (tx, dues) => {
      for (const { key } of dues) await beginDue(tx, key);
    },
    { patient: true },
  ),
  job(MAKE, (world, { key }) => world.transact((tx) => makeRun(tx, key)), {
    leaseMs: 10 * MINUTE,
    mostAttempts: 5,
    width: 1,
    gaveUp: (tx, { key }, error) => giveUpRun(tx, key, error),
  }),
  timer(
    FORGET,
    async (tx) => {
      await forgetOldFiles(tx);
      await appointNight(tx);
    },
    { patient: true },
  ),
];

/** Arranges the next clearing of the archive (REP-1). */
export function arrangeForgetting(world: World): Promise<void> {
  return world.transact(appointNight);
}

async function appointNight(tx: Tx): Promise<void> {
  tx.schedule({ kind: FORGET, key: 'nightly', dueAt: nightAfter(await readReportZone(tx), tx.now) });
}
