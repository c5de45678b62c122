import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { rights } from '#core/platform/right.ts';
import { neverExported } from '#core/portability/everything/secrets.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { callerWith, openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { type ExportEntry, exportEverything } from './export-everything.ts';
import { importEverything } from './import-everything.ts';
import { listTables } from './tables.store.ts';

const world = await openTestWorld({ at: '2026-03-02T12:00:00Z' });
const fresh = await openTestWorld({ at: '2026-03-02T12:00:00Z' });
const bo = callerWith(
  '01930000-0000-7000-8000-0000000000b0',
  Object.fromEntries(rights.map((right) => [right, 'everywhere'])),
);

const allOf = (from: TestWorld) =>
  from.transact(async (tx) => {
    const entries: ExportEntry[] = [];
    for await (const entry of exportEverything(tx, { secrets: true })) entries.push(entry);
    return entries;
  });
async function* streamOf(entries: readonly ExportEntry[]) {
  yield* entries;
}

/** A value of each type that is not easily carried through. */
const awkward: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: String.raw`E'å"\\ \n\t\u2028'`,
  bigint: '9007199254740991',
  integer: '2147483647',
  smallint: '7',
  numeric: '0.1',
  real: '0.1',
  'double precision': '0.1',
  boolean: 'true',
  jsonb: `'{"å":[1,null,"ö",1e2],"b":{}}'`,
  bytea: String.raw`'\x00ff0a'`,
  date: `'2026-03-29'`,
};

interface Column {
  readonly column: string;
  readonly type: string;
  readonly element: string | null;
  /** One of the texts it may hold, where they are named. */
  readonly choice: string | null;
  /** The table and column it refers to. */
  readonly refers: string | null;
}

/** Puts a row of awkward values into every table the sample world left empty. */
async function fillTheRest(tx: Tx): Promise<void> {
  await sql`set local session_replication_role = replica`.execute(tx.db);
  for (const { name } of await listTables(tx)) {
    const { rows } = await sql<{ used: boolean }>`select exists (select from ${sql.id(name)}) as used`.execute(tx.db);
    if (rows[0]?.used || neverExported.includes(name) || name === 'files') continue;
    const columns = await sql<Column>`
      select a.attname as column, format_type(a.atttypid, null) as type, format_type(t.typelem, null) as element,
        (select substring(pg_get_constraintdef(c.oid) from '''([^'']+)''') from pg_constraint c
          where c.conrelid = a.attrelid and c.contype = 'c' and c.conkey = array[a.attnum] limit 1) as choice,
        (select format('(select %I from %s limit 1)', f.attname, c.confrelid::regclass) from pg_constraint c
          join pg_attribute f on f.attrelid = c.confrelid and f.attnum = c.confkey[array_position(c.conkey, a.attnum)]
          where c.conrelid = a.attrelid and c.contype = 'f' and a.attnum = any(c.conkey) limit 1) as refers
      from pg_attribute a join pg_type t on t.oid = a.atttypid
      where a.attrelid = ${name}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    `.execute(tx.db);
    const values = columns.rows.map(valueOf);
    expect([name, values]).not.toContain(undefined);
    await sql`insert into ${sql.id(name)} (${sql.join(columns.rows.map(({ column }) => sql.id(column)))})
      overriding system value values (${sql.raw(values.join(', '))})`.execute(tx.db);
  }
}

function valueOf({ type, element, choice, refers }: Column): string | undefined {
  if (refers !== null) return refers;
  if (choice !== null && type === 'text') return `'${choice}'`;
  const one = awkward[type.endsWith('[]') ? (element ?? '') : type];
  return type.endsWith('[]') && one !== undefined ? `array[${one}, ${one}]::${type}` : one;
}

it('API-2: every table there is goes out and comes in as it was, filled by the sample world or with awkward values', async () => {
  expect((await world.call(bo, 'PUT', '/demo-world')).body.state).toBe('loading');
  await world.runDue();
  expect((await world.call(bo, 'GET', '/demo-world')).body.state).toBe('loaded');
  await world.transact(fillTheRest);
  const first = await allOf(world);
  const filled = new Set(first.map(({ path }) => path.split('/')[1]));
  const tables = (await world.read(listTables)).map(({ name }) => name).filter((name) => !neverExported.includes(name));
  expect(tables.filter((name) => !filled.has(name) && name !== 'files')).toEqual([]);
  await fresh.transact((tx) => importEverything(tx, streamOf(first)));
  const again = await allOf(fresh);
  expect(again.map(({ path }) => path)).toEqual(first.map(({ path }) => path));
  for (const [at, { path, content }] of first.entries())
    expect([path, again[at]?.content.equals(content)]).toEqual([path, true]);
}, 120_000);
