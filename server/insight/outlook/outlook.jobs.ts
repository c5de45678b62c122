import { dayAt, dayBegins } from '#core/insight/sla-reports/local-day.ts';
import { DAY, HOUR, type Instant } from '#core/platform/instant.ts';
import { localDateOf } from '#core/time/spans/local-date.ts';
import { instantOf } from '#core/time/zones/zone.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { type Handler, timer } from '#server/platform/jobs/appointments.ts';
import { readReportZone } from '../sla-reports/report-names.store.ts';
import { forecastNow } from './forecast.ts';
import { keepNoon } from './outlook.store.ts';
import { decisionOf } from './read-outlook.ts';

const NOON = 'outlook.noon';
const DAYS_KEPT = 60;

/** What the forecast does by itself: at noon it writes down what it foresees, to be told later how right it was (SLA-12). */
export const outlookJobs: readonly Handler[] = [
  timer(
    NOON,
    async (tx, due) => {
      const zone = await readReportZone(tx);
      // A noon that was slept through is past foreseeing.
      if (due.some(({ dueAt }) => tx.now - dueAt < HOUR)) await writeNoon(tx, zone);
      scheduleNoon(tx, zone);
    },
    { patient: true },
  ),
];

/** Arranges the next noon (SLA-12). */
export async function arrangeNoon(world: World): Promise<void> {
  await world.transact(async (tx) => scheduleNoon(tx, await readReportZone(tx)));
}

/** Keeps what is foreseen of the promises that come due before the day is over (SLA-12). */
async function writeNoon(tx: Tx, zone: string): Promise<void> {
  const today = dayAt(zone, tx.now);
  const day = localDateOf(today);
  const ends = dayBegins(zone, today + 1);
  const { promises } = await forecastNow(tx, zone);
  const rows = promises
    .filter(({ dueAt }) => dueAt >= tx.now && dueAt < ends)
    .map((promise) => {
      const { at, missed } = decisionOf(promise);
      const { siteId, departmentId } = promise;
      return { day, cycleId: promise.id, siteId, departmentId, foreseenAt: at, foreseenMissed: missed };
    });
  await keepNoon(tx, day, rows, localDateOf(today - DAYS_KEPT));
}

function scheduleNoon(tx: Tx, zone: string): void {
  const today = dayAt(zone, tx.now);
  const noonOf = (day: number): Instant => instantOf(zone, day * DAY + 12 * HOUR);
  tx.schedule({ kind: NOON, key: 'noon', dueAt: noonOf(today) > tx.now ? noonOf(today) : noonOf(today + 1) });
}
