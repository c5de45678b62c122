import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { noSums } from '#core/insight/trials/trial-sums.ts';
import type { DraftContent } from '#core/promise/drafts/draft-content.ts';
import type { LevelDefinition } from '#core/promise/levels/level.ts';
import { createLevel } from '#server/promise/levels/create-level.ts';
import { readPolicies } from '#server/promise/drafts/read-policies.ts';
import { readHistories } from '#server/insight/trials/histories.store.ts';
import { replayHistories } from '#server/insight/trials/replay-histories.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { openWorld } from '#server/platform/open-world.ts';
import { quantile, report } from '../report.ts';

/**
 * What if, over a million ticket histories of six events each: read, judged as published and as drafted, compared and
 * summed, against the bare read of the same rows by the same client in the same batches. In turns in one run; memory
 * is looked at all along.
 */
const HISTORIES = Number(process.env.SVARA_BENCH_HISTORIES ?? 1_000_000);
const rounds = 3;
const BATCH = 200;
const folder = await mkdtemp(path.join(os.tmpdir(), 'svara-bench-'));
const config = readConfig({ SVARA_DATA: folder, SVARA_LOG: 'silent' }, '0.0.0-bench');
const server = path.resolve(import.meta.dirname, '../../server');
const world = await openWorld(config, pino({ level: 'silent' }), [], server, () => {});
// The database's own process keeps nobody alive, so something must while it stops.
const alive = setInterval(() => {}, 1_000);
try {
  const levelId = (
    await world.transact((tx) =>
      createLevel(
        tx,
        { kind: 'system', id: 'bench' },
        { name: 'Standard', colour: '#12637A', definition: within(4, 16) },
      ),
    )
  ).id;
  await fill(levelId);
  const draft: DraftContent = {
    levels: [{ id: levelId, revisionNo: 1, name: 'Standard', colour: '#12637A', definition: within(2, 12) }],
    rules: null,
    fallbacks: null,
    calendars: [],
    removedLevels: [],
    removedCalendars: [],
  };
  const policies = await world.read((tx) => readPolicies(tx, draft));
  const period = { from: null, to: null };
  const memory: number[] = [];
  const rss = () => memory.push(process.memoryUsage.rss() / 1_048_576);
  const bare = async () => {
    let read = 0;
    await world.read(async (tx) => {
      for (let batch = await readHistories(tx, period, null, BATCH); batch.length > 0; ) {
        read += batch.length;
        batch = await readHistories(tx, period, batch.at(-1) ?? null, BATCH);
      }
    });
    if (read !== HISTORIES) throw new Error(`The bare read saw ${read} histories.`);
  };
  const replay = async () => {
    const sums = noSums();
    let [read, changed] = [0, 0];
    await world.read(async (tx) => {
      const asked = { ...policies, choosesAnew: false, period, now: Date.parse('2027-01-01T00:00:00Z') };
      for await (const batch of replayHistories(tx, asked, sums)) {
        read += batch.read;
        changed += batch.changes.length;
        if (read % 20_000 === 0) rss();
      }
    });
    if (read !== HISTORIES || changed === 0) throw new Error(`The replay saw ${read} histories, ${changed} changed.`);
    return changed;
  };
  const taken = { bare: [] as number[], replay: [] as number[] };
  let changed = 0;
  for (let round = 0; round < rounds; round += 1) {
    taken.bare.push(await timed(bare));
    taken.replay.push(await timed(async () => (changed = await replay())));
  }
  const [bareMs, replayMs] = [quantile(taken.bare, 0.5), quantile(taken.replay, 0.5)];
  const note = `${HISTORIES} histories, ${changed} promises changed; replay ${(replayMs / 1000).toFixed(1)} s, bare read ${(bareMs / 1000).toFixed(1)} s, medians of ${rounds}`;
  report('promise.replay.ratio', replayMs / bareMs, 'ratio', note);
  report('promise.replay.rate', (HISTORIES / replayMs) * 1000, '1/s');
  const [start, middle, end] = [memory[0], memory[Math.floor(memory.length / 2)], memory.at(-1)] as number[];
  report('promise.replay.rss.start', start as number, 'MB');
  report('promise.replay.rss.middle', middle as number, 'MB');
  report('promise.replay.rss.end', end as number, 'MB');
  const first = quantile(memory.slice(0, Math.ceil(memory.length / 3)), 0.5);
  const last = quantile(memory.slice(-Math.ceil(memory.length / 3)), 0.5);
  report('promise.replay.rss.growth', last / first, 'ratio', 'median of the last third against the first');
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

function within(answer: number, resolution: number): LevelDefinition {
  const plain = { unit: 'hours', day: 'open-hours-24', clock: 'business', calendarId: null } as const;
  const hours = (amount: number) => ({ standard: { ...plain, amount }, byPriority: {} });
  return {
    calendarId: null,
    holidaysExcluded: true,
    targets: { 'first-answer': hours(answer), 'next-answer': hours(answer), resolution: hours(resolution) },
    tickingIn: ['new', 'open', 'with-third-party', 'queued'],
    standingStill: [],
    warnAt: [50, 80],
    steps: [],
    botsAnswer: false,
  };
}

/** A year of tickets: made, given a level, taken, answered, written to again, closed; each its own pace. */
async function fill(levelId: string): Promise<void> {
  const id = (group: number, n: string) => `('0199a${group}00-0000-7000-8000-' || lpad((${n})::text, 12, '0'))::uuid`;
  const event = (place: number) => `'0199a900-000${place}-7000-8000-' || lpad(n::text, 12, '0')`;
  const fact = (kind: string, at: string, place: number, more = '') =>
    `jsonb_build_object('at', ${at}, 'eventId', ${event(place)}, 'kind', '${kind}'${more})`;
  const agent = id(4, 'n % 40');
  const facts = [
    fact('opened', 'at', 1, `, 'by', 'customer'`),
    fact('moved', 'at', 1, `, 'siteId', ${id(5, 'n % 3')}, 'departmentId', ${id(6, 'n % 8')}`),
    fact('priority-set', 'at', 1, `, 'priority', (array['low', 'medium', 'high'])[1 + n % 3]`),
    fact('status-set', 'at', 1, `, 'category', 'new', 'userId', null`),
    fact('customer-wrote', 'at', 1),
    fact(
      'level-set',
      'at',
      2,
      `, 'levelId', '${levelId}', 'why', jsonb_build_object('kind', 'rule', 'id', '${levelId}', 'name', 'Alla')`,
    ),
    fact('assigned', 'at + taken / 2', 3, `, 'userId', ${agent}`),
    fact('agent-answered', 'at + taken', 4, `, 'userId', ${agent}`),
    fact('customer-wrote', 'at + taken * 2', 5),
    fact('status-set', 'at + taken * 3', 6, `, 'category', 'closed', 'userId', ${agent}`),
    fact('closed', 'at + taken * 3', 6, `, 'userId', ${agent}`),
  ];
  await sql
    .raw(`insert into promise_histories (subject_kind, subject_id, facts, about, level_id, owed, changed_at)
    select 'ticket', ${id(1, 'n')}, jsonb_build_array(${facts.join(', ')}),
      jsonb_build_object('siteId', ${id(5, 'n % 3')}, 'departmentId', ${id(6, 'n % 8')}, 'companyId', null, 'personId', null,
        'responsibleUserId', ${agent}, 'siteCalendarId', null, 'number', 'FJ-' || n, 'title', 'Fel färg på ryggsäck'),
      '${levelId}', false, at + taken * 3
    from (select n, 1735689600000 + (n * (31536000000 / ${HISTORIES}))::bigint as at, 600000 + (n % 1433)::bigint * 12000 as taken
      from generate_series(1, ${HISTORIES}) n) as numbers`)
    .execute(world.db);
  await sql.raw('vacuum (analyze) promise_histories').execute(world.db);
  await sql.raw('checkpoint').execute(world.db);
}
