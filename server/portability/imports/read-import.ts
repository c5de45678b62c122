import type { FileShape, Mapping } from '#core/portability/imports/mapping.ts';
import type { Problem } from '#core/portability/imports/problem.ts';
import type { FileRow } from '#core/portability/imports/read-field.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { countProblems, type ImportRecord, insertProblems, insertRows, updateImport } from './imports.store.ts';
import { readFileRows } from './read-file-rows.ts';

/** The shape of a file of which nothing is said. */
export const unknownShape: FileShape = { format: null, delimiter: null, charset: null, header: null, missing: [] };

const BATCH = 2_000;

/**
 * Reads the rest of a file into an import, a piece at a time (API-2): rows that an earlier try has read are passed over.
 *
 * Of a file whose mapping is known only the columns it reads are kept. `save` runs a piece of work in a transaction: one for the whole upload, or one for each piece.
 */
export async function readIntoImport(
  save: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  known: ImportRecord,
  content: AsyncIterable<Buffer>,
  shape: Mapping['file'],
  options: { readonly wanted?: ReadonlySet<string>; readonly told?: (rows: number) => void } = {},
): Promise<ImportRecord> {
  let current = known;
  let columns: readonly string[] = known.columns;
  let rows: FileRow[] = [];
  let problems: Problem[] = [];
  const keep = () =>
    save(async (tx) => {
      await insertRows(tx, known.id, rows);
      await insertProblems(tx, known.id, problems);
      current = await updateImport(tx, known.id, {
        columns,
        rowCount: current.rowCount + rows.length,
        readLine: Math.max(current.readLine, rows.at(-1)?.line ?? 0, problems.at(-1)?.line ?? 0),
      });
      rows = [];
      problems = [];
      options.told?.(current.rowCount);
    });
  const kept = ({ line, cells }: FileRow): FileRow => {
    const { wanted } = options;
    if (wanted === undefined) return { line, cells };
    return { line, cells: cells.map((cell, place) => (wanted.has(columns[place] ?? '') ? cell : null)) };
  };
  for await (const piece of readFileRows(content, known.fileName, shape)) {
    if (piece.kind === 'columns') columns = piece.columns;
    else if (piece.kind === 'row') {
      if (piece.row.line > known.readLine) rows.push(kept(piece.row));
    } else if (piece.problem.line > known.readLine) problems.push(piece.problem);
    if (rows.length >= BATCH) await keep();
  }
  await keep();
  return save(async (tx) =>
    updateImport(tx, known.id, { state: 'read', problemCount: await countProblems(tx, known.id) }),
  );
}
