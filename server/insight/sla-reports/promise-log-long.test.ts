import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LogColumn, logColumns, type PromiseRow } from '#api/insight/sla-reports.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { cast, makeCast } from './sla-reports.examples.ts';

/** A log so long that its pages are found by walking through indexes, or by a scan where a walk would be too long. */
const PROMISES = 45_000;
const LIMIT = 60;
const world = await openTestWorld();
const manager = callerWith(cast.elin, { 'reports.read': 'everywhere' });
/** The last of them began when nine of ten promises had been made. */
const agents = Array.from({ length: 12 }, (_, n) => `0199a000-0000-7000-8000-0000000001${String(n).padStart(2, '0')}`);
const newcomer = agents.at(-1) as string;

beforeAll(async () => {
  await world.transact(async (tx) => {
    await makeCast(tx);
    // Two of them have the same name, one has none.
    const names = agents.map((_, n) => (n === 4 || n === 5 ? 'Äpple Öberg' : n === 7 ? '' : `Namn ${(n * 7) % 12}`));
    await sql`insert into users (id, name, email, language, created_at, changed_at)
      select id::uuid, name, id || '@svara.example', 'sv', 0, 0
      from unnest(${agents}::text[], ${names}::text[]) as u (id, name)`.execute(tx.db);
    await sql`insert into promise_cycles (id, subject_kind, subject_id, promise, cycle_no, level_id, level_revision_id,
        target_ms, business, started_at, due_at, breach_at, stopped_at, outcome, cancel_reason, elapsed_open_ms,
        elapsed_wall_ms, over_open_ms, over_wall_ms, ours_ms, third_party_ms, customer_ms, closed_ms,
        responsible_user_id, resolved_by_user_id, site_id, department_id, person_id, priority, warn_at, warn_percents, warned)
      select ('0199b000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'ticket',
        ('0199c000-0000-7000-8000-' || lpad(((n * 7919) % ${PROMISES})::text, 12, '0'))::uuid,
        (array['first-answer', 'next-answer', 'resolution'])[1 + n % 3], 1, level, level, 14400000, true, started,
        started + 14400000, started + 14400001, case when outcome <> 'running' then started + taken end, outcome,
        case when outcome = 'cancelled' then 'spam' end, taken, taken, greatest(0, taken - 14400000),
        greatest(0, taken - 14400000), taken, 0, 0, 0,
        case when n > ${PROMISES * 0.9} and n % 3 = 0 then ${newcomer}
          when n % 29 <> 0 then (${agents}::text[])[1 + n % 11] end::uuid,
        case when n % 2 = 0 then (${agents}::text[])[1 + n % 11]::uuid end, ${cast.fjallbo}::uuid,
        case when n % 11 < 6 then ${cast.delivery} when n % 11 < 9 then ${cast.customerService} end::uuid,
        case when n % 5 > 0 then ${cast.asplund} when n % 10 = 0 then ${cast.berit} end::uuid, 'medium', '{}', '{}', 0
      from (
        select n, 1600000000000 + (n / 3) * 60000::bigint as started,
          60000 + (n % 1433) * 15000 as taken, case when n % 3 = 0 then ${cast.gold} else ${cast.silver} end::uuid as level,
          case when n % 97 = 0 then 'running' when n % 101 = 0 then 'cancelled'
            when 60000 + (n % 1433) * 15000 > 14400000 then 'missed' else 'met' end as outcome
        from generate_series(1, ${PROMISES}::int) n) as numbers`.execute(tx.db);
  });
  await sql`vacuum analyze promise_cycles`.execute(world.db);
});

/** What each order sorts by first, said without any of the ways the log goes. */
const first: Readonly<Record<LogColumn, string>> = {
  started: 'c.started_at',
  due: 'coalesce(c.due_at, 8640000000000000)',
  closed: 'coalesce(c.stopped_at, 8640000000000000)',
  margin: `case when c.outcome = 'running' then c.breach_at - 8000000000000000 else c.target_ms - c.elapsed_open_ms end`,
  decided: 'c.decided_at',
  ticket: 'c.subject_id',
  requester: `case when p.name <> '' then '2' || lower(p.name) when p.id is not null then '1berit@hem.example' else '' end collate "sv-x-icu"`,
  department: `lower(coalesce(g.name, '')) collate "sv-x-icu"`,
  agent: `lower(coalesce(a.name, '')) collate "sv-x-icu"`,
  resolver: `lower(coalesce(r.name, '')) collate "sv-x-icu"`,
  level: `lower(coalesce(l.name, '')) collate "sv-x-icu"`,
  promise: `c.promise collate "sv-x-icu"`,
  outcome: `c.outcome collate "sv-x-icu"`,
};
const byInstant: readonly LogColumn[] = ['started', 'due', 'closed', 'margin', 'decided', 'ticket'];

async function sortedWhole(sort: LogColumn, order: string, where: string): Promise<string[]> {
  const way = order === 'ascending' ? 'asc' : 'desc';
  const second = byInstant.includes(sort) ? '' : `c.decided_at ${way},`;
  const { rows } = await sql<{ id: string }>`${sql.raw(`
    select c.id from promise_cycles c left join users a on a.id = c.responsible_user_id
      left join users r on r.id = c.resolved_by_user_id left join groups g on g.id = c.department_id
      left join levels l on l.id = c.level_id left join persons p on p.id = c.person_id
    where c.outcome <> 'cancelled' and ${where}
    order by ${first[sort]} ${way}, ${second} c.id ${way} limit ${3 * LIMIT}`)}`.execute(world.db);
  return rows.map(({ id }) => id);
}

async function pages(query: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = '', page = 0; page < 3; page += 1) {
    const asked = `/reports/promises?preset=all&limit=${LIMIT}&${query}${cursor === '' ? '' : `&cursor=${cursor}`}`;
    const { body } = await world.call(manager, 'GET', asked);
    ids.push(...(body.rows as PromiseRow[]).map((row) => row.id));
    cursor = body.nextCursor as string;
  }
  return ids;
}

describe('a long log', () => {
  for (const [what, query, where] of [
    ['everything', '', 'true'],
    ['a department', `&departmentId=${cast.customerService}`, `c.department_id = '${cast.customerService}'`],
    ['an agent', `&agentId=${agents[4]}`, `c.responsible_user_id = '${agents[4]}'`],
    ['who began last', `&agentId=${newcomer}`, `c.responsible_user_id = '${newcomer}'`],
    ['nobody', '&agentId=none', 'c.responsible_user_id is null'],
    ['one promise', '&promise=resolution', `c.promise = 'resolution'`],
    ['the missed', '&outcome=missed', `c.outcome = 'missed'`],
  ] as const)
    it(`SLR-2: of ${what}, three pages in every order both ways are those of the whole sorted`, async () => {
      for (const sort of logColumns)
        for (const order of ['ascending', 'descending'])
          expect([sort, order, await pages(`sort=${sort}&order=${order}${query}`)]).toEqual([
            sort,
            order,
            await sortedWhole(sort, order, where),
          ]);
    }, 60_000);
});
