import { sql } from 'kysely';
import type { ImportState } from '#api/portability/imports.ts';
import type { Problem } from '#core/portability/imports/problem.ts';
import type { FileRow } from '#core/portability/imports/read-field.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { jsonText } from '#server/platform/db/json-text.ts';

/** An import's row (API-2). */
export interface ImportRecord {
  readonly id: string;
  readonly source: string;
  readonly fileName: string;
  readonly digest: string;
  readonly mapping: string;
  readonly state: ImportState | 'reading';
  readonly columns: readonly string[];
  readonly rowCount: number;
  readonly readLine: number;
  readonly ticketCount: number;
  readonly madeCount: number;
  readonly knownCount: number;
  readonly leftOutCount: number;
  readonly problemCount: number;
  readonly doneLine: number;
  readonly failure: string;
  readonly byUserId: string | null;
  readonly createdAt: Instant;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
}

export type ImportTables = { imports: ImportRecord };
const tables = (tx: Tx) => tx.db.withTables<ImportTables>();

/** Writes a new import. */
export async function insertImport(
  tx: Tx,
  made: Pick<ImportRecord, 'id' | 'fileName' | 'byUserId'> &
    Partial<Pick<ImportRecord, 'digest' | 'mapping' | 'source'>>,
): Promise<ImportRecord> {
  return tables(tx)
    .insertInto('imports')
    .values({
      digest: '',
      mapping: '',
      source: '',
      columns: [],
      rowCount: 0,
      readLine: 0,
      ticketCount: 0,
      madeCount: 0,
      knownCount: 0,
      leftOutCount: 0,
      problemCount: 0,
      doneLine: 0,
      failure: '',
      startedAt: null,
      endedAt: null,
      ...made,
      state: 'reading',
      createdAt: tx.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** One import. */
export async function findImport(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  return tables(tx).selectFrom('imports').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One import, held: only one process makes its tickets at a time. */
export async function lockImport(tx: Tx, id: string): Promise<ImportRecord | undefined> {
  return tables(tx).selectFrom('imports').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** An import of this file under this mapping that has not ended. */
export async function findUnfinished(tx: Tx, digest: string, mapping: string): Promise<ImportRecord | undefined> {
  return tables(tx)
    .selectFrom('imports')
    .selectAll()
    .where('digest', '=', digest)
    .where('mapping', '=', mapping)
    .where('state', '!=', 'done')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .executeTakeFirst();
}

/** The latest imports, without those whose file is still being read. */
export async function listImportRows(tx: Tx, limit: number): Promise<ImportRecord[]> {
  return tables(tx)
    .selectFrom('imports')
    .selectAll()
    .where('state', '!=', 'reading')
    .orderBy('createdAt', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Writes changes of an import. */
export async function updateImport(tx: Tx, id: string, changes: Partial<ImportRecord>): Promise<ImportRecord> {
  return tables(tx).updateTable('imports').set(changes).where('id', '=', id).returningAll().executeTakeFirstOrThrow();
}

/** Takes an import with its rows and problems away. */
export async function removeImport(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('imports').where('id', '=', id).execute();
}

/** Keeps rows of a file. */
export async function insertRows(tx: Tx, importId: string, rows: readonly FileRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into import_rows (import_id, line, cells)
    select ${importId}::uuid, line, cells
    from unnest(${rows.map((row) => row.line)}::int[], ${rows.map((row) => cellsText(row.cells))}::text[]) as r(line, cells)
    on conflict do nothing`.execute(tx.db);
}

/** Gathers the lines of each ticket by the column that names it; returns how many there are (API-2). */
export async function gatherKeys(
  tx: Tx,
  importId: string,
  idPlace: number,
  missing: readonly string[],
): Promise<number> {
  await sql`delete from import_keys where import_id = ${importId}`.execute(tx.db);
  const { numAffectedRows } = await sql`
    insert into import_keys (import_id, first_line, external_id, lines)
    select ${importId}::uuid, min(line), id, array_agg(line order by line)
    from (select line, btrim(cells::json ->> ${idPlace}::int, E' \\t\\r\\n') as id from import_rows where import_id = ${importId}) r
    where id is not null and id <> '' and not (id = any(${missing}::text[]))
    group by id`.execute(tx.db);
  return Number(numAffectedRows ?? 0);
}

/** The lines that name no ticket. */
export async function linesWithoutId(
  tx: Tx,
  importId: string,
  idPlace: number,
  missing: readonly string[],
): Promise<number[]> {
  const { rows } = await sql<{ line: number }>`
    select line from import_rows where import_id = ${importId}
      and (coalesce(btrim(cells::json ->> ${idPlace}::int, E' \\t\\r\\n'), '') = ''
        or btrim(cells::json ->> ${idPlace}::int, E' \\t\\r\\n') = any(${missing}::text[]))
    order by line`.execute(tx.db);
  return rows.map((row) => row.line);
}

/** A ticket's rows in a file. */
export interface KeyedRows {
  readonly externalId: string;
  readonly firstLine: number;
  readonly rows: readonly FileRow[];
}

/** The next tickets of an import after a line, with their rows. */
export async function nextTickets(tx: Tx, importId: string, afterLine: number, limit: number): Promise<KeyedRows[]> {
  const { rows } = await sql<{ externalId: string; firstLine: number; line: number; cells: string }>`
    select k.external_id, k.first_line, r.line, r.cells
    from (select * from import_keys where import_id = ${importId} and first_line > ${afterLine}
          order by first_line limit ${limit}) k
    cross join lateral unnest(k.lines) as l(line)
    join import_rows r on r.import_id = k.import_id and r.line = l.line
    order by k.first_line, r.line`.execute(tx.db);
  const found: { externalId: string; firstLine: number; rows: FileRow[] }[] = [];
  for (const { externalId, firstLine, line, cells } of rows) {
    const last = found.at(-1);
    const row = { line, cells: cellsOf(cells) };
    if (last?.firstLine === firstLine) last.rows.push(row);
    else found.push({ externalId, firstLine, rows: [row] });
  }
  return found;
}

/** The rows of a file as they are, after a line. */
export async function rowsAfter(tx: Tx, importId: string, line: number, limit: number): Promise<FileRow[]> {
  const { rows } = await sql<{ line: number; cells: string }>`
    select line, cells from import_rows where import_id = ${importId} and line > ${line} order by line limit ${limit}`.execute(
    tx.db,
  );
  return rows.map(({ line, cells }) => ({ line, cells: cellsOf(cells) }));
}

/** Forgets the rows of an import that has ended. */
export async function forgetRows(tx: Tx, importId: string): Promise<void> {
  await sql`delete from import_rows where import_id = ${importId}`.execute(tx.db);
  await sql`delete from import_keys where import_id = ${importId}`.execute(tx.db);
}

/** Notes what was wrong on lines of a file. */
export async function insertProblems(tx: Tx, importId: string, problems: readonly Problem[]): Promise<void> {
  if (problems.length === 0) return;
  await sql`insert into import_problems (import_id, line, column_name, value, code, effect)
    select ${importId}::uuid, line, column_name, value, code, effect
    from jsonb_to_recordset(${jsonText(
      problems.map(({ column, ...rest }) => ({ ...rest, value: rest.value.slice(0, 1_000), column_name: column })),
    )}::text::jsonb) as p(line int, column_name text, value text, code text, effect text)`.execute(tx.db);
}

/** Takes away what was noted of an import. */
export async function removeProblems(tx: Tx, importId: string): Promise<void> {
  await sql`delete from import_problems where import_id = ${importId}`.execute(tx.db);
}

/** What was wrong, by line, after a place in the list. */
export async function listProblemRows(
  tx: Tx,
  importId: string,
  after: { readonly line: number; readonly id: number },
  limit: number,
): Promise<(Problem & { readonly id: number })[]> {
  const { rows } = await sql<Problem & { id: number }>`
    select id, line, column_name as "column", value, code, effect from import_problems
    where import_id = ${importId} and (line, id) > (${after.line}, ${after.id})
    order by line, id limit ${limit}`.execute(tx.db);
  return rows;
}

/** How many things were wrong. */
export async function countProblems(tx: Tx, importId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from import_problems where import_id = ${importId}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** A row's cells as they are kept: a text of the database holds no NUL. */
function cellsText(cells: readonly (string | null)[]): string {
  return jsonText(cells);
}

function cellsOf(text: string): readonly (string | null)[] {
  return JSON.parse(text) as (string | null)[];
}
