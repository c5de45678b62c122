import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pino } from 'pino';
import { logColumns, logQuery } from '#api/insight/sla-reports.ts';
import { answerLog, countLog } from '#server/insight/sla-reports/read-log.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { openWorld } from '#server/platform/open-world.ts';
import { quantile, report } from '../report.ts';
import { benchCaller, CYCLES, fillCycles } from './fill-cycles.store.ts';

/** The log of a million promises: its first page by every column, both ways, a page from the middle, and the count. */
const rounds = 5;
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
  taken.sort(([, a], [, b]) => b - a);
  for (const [name, ms] of taken.slice(0, 6)) console.log(`  ${ms.toFixed(0).padStart(5)} ms  ${name}`);
  const [slowest = ['none', 0]] = taken;
  report('insight.log.slowest.ms', slowest[1], 'ms', `a page of 100 of ${CYCLES}, the slowest sort: ${slowest[0]}`);
  const month: [string, number][] = [];
  for (const sort of logColumns)
    month.push([sort, await median(() => page({ sort, preset: undefined, from: '2025-06-01', to: '2025-06-30' }))]);
  month.sort(([, a], [, b]) => b - a);
  const [slow = ['none', 0]] = month;
  report('insight.log.month.ms', slow[1], 'ms', `the same of one month, the slowest sort: ${slow[0]}`);
  const all = logQuery.parse({ preset: 'all' });
  report('insight.log.count.ms', await median(() => world.read((tx) => countLog(tx, benchCaller, all))), 'ms');
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
  clearInterval(alive);
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
