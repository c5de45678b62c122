import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { logColumns, logQuery } from '#api/insight/sla-reports.ts';
import { answerLog, countLog } from '#server/insight/sla-reports/read-log.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { openWorld } from '#server/platform/open-world.ts';
import { quantile, report } from '../report.ts';
import { benchCaller, benchId, CYCLES, fillCycles } from './fill-cycles.store.ts';

/**
 * The log of a million promises: its first page by every column, both ways, and the page after it; a page far down;
 * the first page narrowed by each filter and by a month, in every order; and the count.
 */
const rounds = 5;
const FAR_DOWN = 20_000;
/** One value of each thing the log is narrowed by, from the common to the rare. */
const filters: Record<string, object> = {
  promise: { promise: 'resolution' },
  level: { levelId: benchId(2, 1) },
  agent: { agentId: benchId(4, 7) },
  resolver: { resolverId: benchId(4, 7) },
  site: { siteId: benchId(5, 1) },
  department: { departmentId: benchId(6, 3) },
  company: { companyId: benchId(7, 77) },
  priority: { priority: 'high' },
  missed: { outcome: 'missed' },
  cancelled: { outcome: 'cancelled' },
};
const folder = await mkdtemp(path.join(os.tmpdir(), 'svara-bench-'));
const config = readConfig({ SVARA_DATA: folder, SVARA_LOG: 'silent' }, '0.0.0-bench');
const server = path.resolve(import.meta.dirname, '../../server');
const world = await openWorld(config, pino({ level: 'silent' }), [], server, () => {});
// The database's own process keeps nobody alive, so something must while it stops.
const alive = setInterval(() => {}, 1_000);
try {
  await fillCycles(world);
  const page = (query: object) =>
    world.read((tx) =>
      answerLog(tx, benchCaller, { ...logQuery.parse({ preset: 'all', ...query }), limit: 100, ...query }),
    );
  const taken: [string, number][] = [];
  for (const sort of logColumns)
    for (const order of ['ascending', 'descending']) {
      const first = await page({ sort, order });
      if (first.rows.length !== 100 || first.nextCursor === null)
        throw new Error(`${sort} gave ${first.rows.length} rows`);
      taken.push([`${sort} ${order}`, await median(() => page({ sort, order }))]);
      taken.push([`${sort} ${order}, next`, await median(() => page({ sort, order, cursor: first.nextCursor }))]);
    }
  reportSlowest('insight.log.slowest.ms', taken, `a page of 100 of ${CYCLES}`);
  const deep: [string, number][] = [];
  for (const sort of ['decided', 'due', 'requester', 'margin'] as const) {
    const { nextCursor } = await page({ sort, limit: FAR_DOWN });
    deep.push([sort, await median(() => page({ sort, cursor: nextCursor }))]);
  }
  reportSlowest('insight.log.deep.ms', deep, `the page after row ${FAR_DOWN}`);
  const scanned = await median(() =>
    sql`select count(elapsed_wall_ms + over_wall_ms) from promise_cycles`.execute(world.db),
  );
  report('insight.log.scan.ms', scanned, 'ms', 'one bare scan of the same rows');
  const month: [string, number][] = [];
  for (const sort of logColumns)
    month.push([sort, await median(() => page({ sort, preset: undefined, from: '2025-06-01', to: '2025-06-30' }))]);
  reportShares('insight.log.month', month, scanned, 'the first page of one month');
  const narrowed: [string, number][] = [];
  for (const [filter, narrows] of Object.entries(filters))
    for (const sort of logColumns)
      narrowed.push([`${filter} by ${sort}`, await median(() => page({ sort, ...narrows }))]);
  reportShares('insight.log.filtered', narrowed, scanned, 'the first page narrowed by a filter');
  const all = logQuery.parse({ preset: 'all' });
  report('insight.log.count.ms', await median(() => world.read((tx) => countLog(tx, benchCaller, all))), 'ms');
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
  clearInterval(alive);
}

/** A figure for the slowest of what was asked; the six slowest are told. */
function reportSlowest(name: string, taken: [string, number][], note: string): void {
  const sorted = taken.toSorted(([, a], [, b]) => b - a);
  for (const [asked, ms] of sorted.slice(0, 6)) console.log(`  ${ms.toFixed(0).padStart(5)} ms  ${asked}`);
  const [slowest = ['none', 0]] = sorted;
  report(name, slowest[1], 'ms', `${note}, the slowest: ${slowest[0]}`);
}

/** The slowest against one bare scan, and in milliseconds what three of four keep within. */
function reportShares(name: string, taken: [string, number][], scanned: number, note: string): void {
  const ms = taken.map(([, each]) => each);
  reportSlowest(`${name}.slowest.ms`, taken, note);
  report(`${name}.ratio`, Math.max(...ms) / scanned, 'ratio', `${note}: the slowest against one bare scan`);
  report(`${name}.p75.ms`, quantile(ms, 0.75), 'ms', `${note}: three of four in ${ms.length}`);
}

async function median(work: () => Promise<unknown>): Promise<number> {
  const taken: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now();
    await work();
    taken.push(performance.now() - began);
  }
  return quantile(taken, 0.5);
}
