import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { complianceQuery } from '#api/insight/sla-reports.ts';
import { answerCompliance } from '#server/insight/sla-reports/read-compliance.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { openWorld } from '#server/platform/open-world.ts';
import { quantile, report } from '../report.ts';
import { benchCaller, CYCLES, fillCycles } from './fill-cycles.store.ts';

/**
 * The compliance report over a million promises against one bare sequential scan of the same rows, in turns in one
 * run: rows by department, cut by week, with every figure the screen shows.
 */
const rounds = 9;
const folder = await mkdtemp(path.join(os.tmpdir(), 'svara-bench-'));
const config = readConfig({ SVARA_DATA: folder, SVARA_LOG: 'silent' }, '0.0.0-bench');
const server = path.resolve(import.meta.dirname, '../../server');
const world = await openWorld(config, pino({ level: 'silent' }), [], server, () => {});
// The database's own process keeps nobody alive, so something must while it stops.
const alive = setInterval(() => {}, 1_000);
try {
  await fillCycles(world);
  const bare = `select count(*), sum(elapsed_open_ms) from promise_cycles`;
  const asked = complianceQuery.parse({ preset: 'all', rows: 'department', per: 'week' });
  const reportOnce = async () => (await world.read((tx) => answerCompliance(tx, benchCaller, asked))).total;
  const scanOnce = () => sql.raw(bare).execute(world.db);
  const total = await reportOnce();
  const counted = total.met + total.missed + total.cancelled;
  if (counted !== CYCLES) throw new Error(`The report saw ${counted} promises, not ${CYCLES}.`);
  await scanOnce();
  const taken = { bare: [] as number[], report: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    taken.bare.push(await timed(scanOnce));
    taken.report.push(await timed(reportOnce));
  }
  const [bareMs, reportMs] = [quantile(taken.bare, 0.5), quantile(taken.report, 0.5)];
  report(
    'insight.report.ratio',
    reportMs / bareMs,
    'ratio',
    `report ${reportMs.toFixed(0)} ms, bare scan ${bareMs.toFixed(0)} ms, medians of ${rounds}`,
  );

  const month = complianceQuery.parse({ from: '2025-06-01', to: '2025-06-30', rows: 'agent', per: 'day' });
  report('insight.month.ms', await timed(() => world.read((tx) => answerCompliance(tx, benchCaller, month))), 'ms');
} finally {
  await world.close();
  await rm(folder, { recursive: true, force: true });
  clearInterval(alive);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}
