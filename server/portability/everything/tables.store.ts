import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** A table as an export sees it. */
export interface TableShape {
  readonly name: string;
  /** In their order, without those the database reckons itself. */
  readonly columns: readonly string[];
  readonly keys: readonly string[];
  /** Tables whose rows its rows refer to. */
  readonly refersTo: readonly string[];
}

/** A series of numbers. */
export interface SequenceRow {
  readonly name: string;
  readonly lastValue: number;
  readonly isCalled: boolean;
}

/** From here on the transaction sees one state of everything, whatever others do. */
export async function holdState(tx: Tx): Promise<void> {
  await sql`set transaction isolation level repeatable read`.execute(tx.db);
}

/** Every table there is, those referred to before those that refer to them. */
export async function listTables(tx: Tx): Promise<readonly TableShape[]> {
  const { rows } = await sql<TableShape>`
    select t.table_name as name,
      array(select c.column_name::text from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = t.table_name and c.is_generated = 'NEVER'
        order by c.ordinal_position) as columns,
      array(select a.attname::text from pg_index i
        join unnest(i.indkey) with ordinality as k(attnum, place) on true
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
        where i.indrelid = t.table_name::regclass and i.indisprimary order by k.place) as keys,
      array(select distinct f.confrelid::regclass::text from pg_constraint f
        where f.contype = 'f' and f.conrelid = t.table_name::regclass and f.confrelid <> f.conrelid) as refers_to
    from information_schema.tables t
    where t.table_schema = 'public' and t.table_type = 'BASE TABLE'
    order by t.table_name`.execute(tx.db);
  const placed: TableShape[] = [];
  const waiting = new Map(rows.map((row) => [row.name, row]));
  while (waiting.size > 0) {
    const ready = [...waiting.values()].filter(({ refersTo }) => refersTo.every((name) => !waiting.has(name)));
    // A ring of references is broken anywhere: triggers and checks of references are off while rows are read in.
    for (const table of ready.length > 0 ? ready : [...waiting.values()].slice(0, 1)) {
      placed.push(table);
      waiting.delete(table.name);
    }
  }
  return placed;
}

/** The rows of a table as JSON lines, so many at a time, in the order of its key; `emptied` columns are left null. */
export async function* tableLines(
  tx: Tx,
  { name, columns, keys }: TableShape,
  emptied: ReadonlySet<string>,
  page: number,
): AsyncGenerator<readonly string[]> {
  const listed = sql.join(
    columns.map((column) => (emptied.has(column) ? sql`null as ${sql.id(column)}` : sql`t.${sql.id(column)}`)),
  );
  const order = sql.join((keys.length > 0 ? keys : columns).map((column) => sql`t.${sql.id(column)}`));
  await sql`declare exported no scroll cursor for
    select row_to_json(r)::text as line from (select ${listed} from ${sql.id(name)} t order by ${order}) r`.execute(
    tx.db,
  );
  for (;;) {
    const { rows } = await sql<{ line: string }>`fetch ${sql.lit(page)} from exported`.execute(tx.db);
    if (rows.length > 0) yield rows.map((row) => row.line);
    if (rows.length < page) break;
  }
  await sql`close exported`.execute(tx.db);
}

/** Where every series of numbers stands. */
export async function listSequences(tx: Tx): Promise<readonly SequenceRow[]> {
  const names = await sql<{ name: string }>`
    select sequencename as name from pg_sequences where schemaname = 'public' order by sequencename`.execute(tx.db);
  const found: SequenceRow[] = [];
  for (const { name } of names.rows) {
    const { rows } = await sql<{ lastValue: number; isCalled: boolean }>`
      select last_value, is_called from ${sql.id(name)}`.execute(tx.db);
    if (rows[0]) found.push({ name, ...rows[0] });
  }
  return found;
}

/** The digests of all kept files. */
export async function listDigests(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ digest: string }>`select digest from files order by digest`.execute(tx.db);
  return rows.map((row) => row.digest);
}

/** The changes the database has had. */
export async function listMigrations(tx: Tx): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from schema_migrations order by name`.execute(tx.db);
  return rows.map((row) => row.name);
}

/** Whether nobody has begun to use this database. */
export async function isUnused(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ used: boolean }>`
    select exists (select from users) or exists (select from tickets) as used`.execute(tx.db);
  return rows[0]?.used === false;
}

/** Empties tables, and switches off what happens by itself when rows come. */
export async function clearTables(tx: Tx, tables: readonly string[]): Promise<void> {
  await sql`truncate ${sql.join(tables.map((name) => sql.id(name)))} cascade`.execute(tx.db);
  for (const name of tables) await sql`alter table ${sql.id(name)} disable trigger user`.execute(tx.db);
}

/** Switches on again what happens by itself. */
export async function wakeTables(tx: Tx, tables: readonly string[]): Promise<void> {
  for (const name of tables) await sql`alter table ${sql.id(name)} enable trigger user`.execute(tx.db);
}

/** Writes rows that an export brought, as they were. */
export async function insertLines(
  tx: Tx,
  name: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  const listed = sql.join(columns.map((column) => sql.id(column)));
  await sql`insert into ${sql.id(name)} (${listed}) overriding system value
    select ${listed} from jsonb_populate_recordset(null::${sql.id(name)}, ${`[${lines.join(',')}]`}::text::jsonb)`.execute(
    tx.db,
  );
}

/** Writes a kept file as it was. */
export async function insertFile(tx: Tx, digest: string, content: Buffer): Promise<void> {
  await sql`insert into files (digest, size, content, created_at) values (${digest}, ${content.length}, ${content}, ${tx.now})`.execute(
    tx.db,
  );
}

/** Puts a series of numbers where it stood; one that this database does not have is made. */
export async function setSequence(tx: Tx, { name, lastValue, isCalled }: SequenceRow): Promise<void> {
  await sql`create sequence if not exists ${sql.id(name)}`.execute(tx.db);
  await sql`select setval(${`"${name}"`}::regclass, ${lastValue}, ${isCalled})`.execute(tx.db);
}
