import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { complianceQuery, logQuery } from '#api/insight/sla-reports.ts';
import type { Caller } from '#core/platform/caller.ts';
import { answerCompliance } from '#server/insight/sla-reports/read-compliance.ts';
import { answerLog } from '#server/insight/sla-reports/read-log.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { openWorld } from '#server/platform/open-world.ts';
import { quantile, report } from '../report.ts';

/**
 * The compliance report over a million promises against one bare sequential scan of the same rows, in turns in one
 * run: rows by department, cut by week, with every figure the screen shows. The log's first page and one from the
 * middle ride along.
 */
const caller: Caller = {
  actor: { kind: 'user', id: 'bench' },
  userId: 'bench',
  name: 'bench',
  language: 'sv',
  groupIds: [],
  rights: new Map([['reports.read', 'everywhere']]),
};
const CYCLES = 1_000_000;
const rounds = 9;
const folder = await mkdtemp(path.join(os.tmpdir(), 'svara-bench-'));
const config = readConfig({ SVARA_DATA: folder, SVARA_LOG: 'silent' }, '0.0.0-bench');
const server = path.resolve(import.meta.dirname, '../../server');
const world = await openWorld(config, pino({ level: 'silent' }), [], server, () => {});
// The database's own process keeps nobody alive, so something must while it stops.
const alive = setInterval(() => {}, 1_000);
try {
  await fill();
  const bare = `select count(*), sum(elapsed_open_ms) from promise_cycles`;
  const asked = complianceQuery.parse({ preset: 'all', rows: 'department', per: 'week' });
  const reportOnce = async () => (await world.read((tx) => answerCompliance(tx, caller, asked))).total;
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
  report('insight.month.ms', await timed(() => world.read((tx) => answerCompliance(tx, caller, month))), 'ms');
  const log = { ...logQuery.parse({ preset: 'all' }), limit: 100 };
  const first = await world.read((tx) => answerLog(tx, caller, log));
  report('insight.log.first.ms', await timed(() => world.read((tx) => answerLog(tx, caller, log))), 'ms', 'with count');
  const next = { ...log, cursor: first.nextCursor ?? '' };
  report('insight.log.next.ms', await timed(() => world.read((tx) => answerLog(tx, caller, next))), 'ms');
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

/** A year of promises of eight departments, forty agents, three levels and a thousand companies, at a goal of 96 %. */
async function fill(): Promise<void> {
  const id = (group: number, n: string) => `('0199a${group}00-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  await sql
    .raw(`insert into promise_cycles (id, subject_kind, subject_id, promise, cycle_no, level_id, level_revision_id,
      calendar_id, calendar_revision_id, target_ms, business, started_at, due_at, breach_at, stopped_at, outcome,
      cancel_reason, elapsed_open_ms, elapsed_wall_ms, over_open_ms, over_wall_ms, ours_ms, third_party_ms, customer_ms,
      closed_ms, responsible_user_id, resolved_by_user_id, site_id, department_id, company_id, person_id, priority,
      warn_at, warn_percents, warned)
    select ${id(0, 'n')}, 'ticket', ${id(1, 'n')}, (array['first-answer', 'next-answer', 'resolution'])[1 + n % 3], 1,
      ${id(2, 'n % 3')}, ${id(2, 'n % 3')}, ${id(3, '1')}, ${id(3, '2')}, 14400000, true, started, started + 14400000,
      started + 14400001, started + taken, outcome, case when outcome = 'cancelled' then 'spam' end, taken, taken * 3,
      greatest(0, taken - 14400000), greatest(0, taken * 3 - 14400000), taken, 0, 0, taken * 2, ${id(4, 'n % 40')},
      ${id(4, '(n / 7) % 40')}, ${id(5, 'n % 3')}, ${id(6, 'n % 8')}, ${id(7, 'n % 1000')}, ${id(8, 'n % 50000')},
      (array['low', 'medium', 'high'])[1 + n % 3], array[started + 7200000, started + 11520000], array[50, 80], 0
    from (
      select n, started, case when n % 25 = 0 then 14400001 + (n % 977) * 10000 else 60000 + (n % 1433) * 10000 end as taken,
        case when n % 25 = 0 then 'missed' when n % 101 = 0 then 'cancelled' else 'met' end as outcome
      from (select n, 1735689600000 + (n * 31536::bigint) as started from generate_series(1, ${CYCLES}) n) as numbers
    ) as promises`)
    .execute(world.db);
  await sql.raw('vacuum (analyze) promise_cycles').execute(world.db);
  await sql.raw('checkpoint').execute(world.db);
}
