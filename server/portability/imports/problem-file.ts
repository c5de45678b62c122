import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listProblemRows } from './imports.store.ts';

const PAGE = 2_000;

/** What was wrong in a file, as lines of a table with their heads first (API-2): line, column, value, reason, what was done and what to do. */
export async function* problemLines(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  importId: string,
  language: string,
): AsyncGenerator<readonly (readonly string[])[]> {
  const say = (key: string) => translate(language, `portability:${key}`);
  yield [['line', 'column', 'value', 'reason', 'effect', 'todo'].map((column) => say(`csv.${column}`))];
  for (let after = { line: -1, id: 0 }; ; ) {
    const rows = await read((tx) => listProblemRows(tx, importId, after, PAGE));
    yield rows.map(({ line, column, value, code, effect }) => [
      String(line),
      column,
      value,
      say(`problems.${code}`),
      say(`effects.${effect}`),
      say(`todo.${code}`),
    ]);
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = { line: last.line, id: last.id };
  }
}
