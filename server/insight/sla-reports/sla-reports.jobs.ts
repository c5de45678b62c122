import { nightAfter, nightBefore } from '#core/insight/sla-reports/night.ts';
import { type Handler, timer } from '#server/platform/jobs/appointments.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { lastNight, reckonNight } from './overview.ts';
import { readReportZone } from './report-names.store.ts';

const NIGHT = 'sla-reports.night';

/** What the reports do by themselves: each night they reckon the overview (SLR-3). */
export const slaReportJobs: readonly Handler[] = [
  timer(
    NIGHT,
    async (tx) => {
      await reckonNight(tx);
      await scheduleNight(tx);
    },
    { patient: true },
  ),
];

/** Arranges the next night; one that was missed, or never was, is made up for at once (SLR-3). */
export async function arrangeNight(world: World): Promise<void> {
  await world.transact(async (tx) => {
    const zone = await readReportZone(tx);
    const isMissed = ((await lastNight(tx)) ?? -Infinity) < nightBefore(zone, tx.now);
    if (isMissed) tx.schedule({ kind: NIGHT, key: 'nightly', dueAt: tx.now });
    else await scheduleNight(tx);
  });
}

async function scheduleNight(tx: Tx): Promise<void> {
  tx.schedule({ kind: NIGHT, key: 'nightly', dueAt: nightAfter(await readReportZone(tx), tx.now) });
}
