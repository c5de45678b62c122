import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { SECOND } from '#core/platform/instant.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { openWorld } from '#server/platform/open-world.ts';
import { promiseRoom } from '#server/promise/promise.room.ts';
import { quantile, report } from '../report.ts';

/**
 * A million promises with a step pending, ten thousand of them due within one second: how late each is told, from its
 * due instant until the committed news is heard in this process.
 */
const PENDING = 1_000_000;
const DUE = 10_000;
const folder = await mkdtemp(path.join(os.tmpdir(), 'svara-bench-'));
const config = readConfig({ SVARA_DATA: folder, SVARA_LOG: 'silent' }, '0.0.0-bench');
const server = path.resolve(import.meta.dirname, '../../server');
const world = await openWorld(config, pino({ level: 'silent' }), promiseRoom.handlers ?? [], server, () => {});
// The database's own process keeps nobody alive, so something must while it stops.
const alive = setInterval(() => {}, 1_000);
try {
  await fill();
  const first = Date.now() + 20 * SECOND;
  await sql`
    with soon as (select id, row_number() over () - 1 as n from promise_cycles limit ${sql.lit(DUE)}),
    cycles as (
      update promise_cycles c set breach_at = ${first}::bigint + s.n * 1000 / ${sql.lit(DUE)} from soon s where c.id = s.id
      returning c.id, c.breach_at)
    update jobs j set due_at = c.breach_at from cycles c where j.kind = 'promise.step' and j.key = c.id::text`.execute(
    world.db,
  );
  const { rows } = await sql<{ subjectId: string; breachAt: number }>`
    select subject_id, breach_at from promise_cycles where breach_at between ${first} and ${first + 1_000}`.execute(
    world.db,
  );
  const dueAt = new Map(rows.map(({ subjectId, breachAt }) => [subjectId, breachAt]));
  const late: number[] = [];
  const twice = new Set<string>();
  world.live.listen('tickets', ({ type, id }) => {
    if (type !== 'promise.missed' || id === undefined) return;
    if (twice.has(id)) throw new Error(`The miss of ${id} was told twice.`);
    twice.add(id);
    late.push(Date.now() - (dueAt.get(id) ?? 0));
  });
  world.appointments.start();
  if (Date.now() > first - SECOND)
    throw new Error('The first step was due before the bench was ready; nothing is measured.');
  const patience = Date.now() + 60 * SECOND;
  while (late.length < DUE && Date.now() < patience) await new Promise((resolve) => setTimeout(resolve, 100));
  if (late.length !== DUE) throw new Error(`${late.length} of ${DUE} misses were told.`);
  report('promise.lateness.p50', quantile(late, 0.5), 'ms', `${DUE} due in one second of ${PENDING} pending`);
  report('promise.lateness.p99', quantile(late, 0.99), 'ms', `latest ${Math.max(...late)} ms`);
} finally {
  await world.close();
  clearInterval(alive);
  await rm(folder, { recursive: true, force: true });
}

async function fill(): Promise<void> {
  const far = Date.now() + 30 * 86_400_000;
  await sql`
    insert into promise_cycles (id, subject_kind, subject_id, promise, cycle_no, level_id, level_revision_id, target_ms,
      business, started_at, due_at, breach_at, outcome, elapsed_open_ms, elapsed_wall_ms, over_open_ms, over_wall_ms,
      ours_ms, third_party_ms, customer_ms, closed_ms, warn_at, warn_percents, warned)
    select gen_random_uuid(), 'ticket', gen_random_uuid(), 'resolution', 1, l.id, l.id, 3600000, true, ${far}::bigint - 3600000,
      ${far}::bigint + n, ${far}::bigint + n + 1, 'running', 0, 0, 0, 0, 0, 0, 0, 0, '{}', '{}', 0
    from generate_series(1, ${sql.lit(PENDING)}) n, (select gen_random_uuid() as id) l`.execute(world.db);
  await sql`
    insert into jobs (id, kind, key, leased, due_at, payload)
    select gen_random_uuid(), 'promise.step', id::text, false, breach_at, '{}' from promise_cycles`.execute(world.db);
  await sql`
    insert into promise_histories (subject_kind, subject_id, facts, about, owed, changed_at)
    select subject_kind, subject_id, '[]', '{"departmentId": null, "responsibleUserId": "01930000-0000-7000-8000-0000000000a0"}',
      true, 0 from promise_cycles limit ${sql.lit(DUE * 2)}`.execute(world.db);
  await sql`vacuum analyze`.execute(world.db);
}
