import { sql } from 'kysely';
import type { Caller } from '#core/platform/caller.ts';
import type { World } from '#server/platform/db/tx.ts';

/** Who asks in the benches: whoever may see all. */
export const benchCaller: Caller = {
  actor: { kind: 'user', id: 'bench' },
  userId: 'bench',
  name: 'bench',
  language: 'sv',
  groupIds: [],
  rights: new Map([['reports.read', 'everywhere']]),
};

/** The id of what is filled in: of a group of things (levels 2, agents 4, sites 5, departments 6, companies 7), by its number. */
export function benchId(group: number, n: number): string {
  return `0199a${group}00-0000-7000-8000-${String(n).padStart(12, '0')}`;
}

/** How many promises the benches have. */
export const CYCLES = 1_000_000;

/** A year of promises of eight departments, forty agents, three levels and a thousand companies, at a goal of 96 %. */
export async function fillCycles(world: World): Promise<void> {
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
  const named = (table: string, group: number, count: number, more: string, values: string) =>
    sql
      .raw(
        `insert into ${table} (id, name${more}) select ${id(group, 'n')}, 'Namn ' || md5(n::text)${values}
         from generate_series(0, ${count - 1}) n`,
      )
      .execute(world.db);
  const made = ', created_at, changed_at';
  await named('users', 4, 40, `, email, language${made}`, `, n || '@svara.example', 'sv', 0, 0`);
  await named('groups', 6, 8, ', site_id, created_at', `, ${id(5, '0')}, 0`);
  await named(
    'levels',
    2,
    3,
    `, kind, colour, position, revision_id, revision_no${made}`,
    `, 'level', '', n, ${id(2, 'n')}, 1, 0, 0`,
  );
  await named('persons', 8, 50_000, made, ', 0, 0');
  // Every fifth has no name, and is known by an address.
  await sql.raw(`update persons set name = '' where get_byte(uuid_send(id), 15) % 5 = 0`).execute(world.db);
  await sql
    .raw(`insert into person_addresses (address, person_id, position)
      select 'p' || md5(id::text) || '@example.com', id, 0 from persons`)
    .execute(world.db);
  for (const table of ['promise_cycles', 'persons', 'person_addresses', 'users', 'groups', 'levels'])
    await sql.raw(`vacuum (analyze) ${table}`).execute(world.db);
  await sql.raw('checkpoint').execute(world.db);
}
