import { type Cell, csvCell } from '#core/insight/sla-reports/cell.ts';
import { csvDialectOf } from '#core/insight/sla-reports/csv-dialect.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { csvFile, type CsvLine } from './csv-file.ts';

export type SheetRow = readonly Cell[];

/** A report as rows and columns, before it is written in any form (SLR-4): every file of it is made of this. */
export interface ReportSheet {
  /** Of the file, without its ending. */
  readonly fileName: string;
  /** Of the sheet in a book of sheets. */
  readonly title: string;
  readonly language: string;
  /** In which moments are written. */
  readonly zone: string;
  readonly head: readonly string[];
  /** Read page after page, once. */
  readonly rows: AsyncIterable<readonly SheetRow[]> | Iterable<readonly SheetRow[]>;
  /** The row of all together. */
  readonly foot?: SheetRow;
}

/** A report as a file of values that a spreadsheet of its language opens right (SLR-4). */
export function sheetAsCsv(sheet: ReportSheet): FileReply {
  const dialect = csvDialectOf(sheet.language);
  const line = (row: SheetRow): CsvLine => row.map((cell) => csvCell(cell, dialect, sheet.zone));
  const lines = async function* (): AsyncGenerator<readonly CsvLine[]> {
    yield [sheet.head];
    for await (const page of sheet.rows) yield page.map(line);
    if (sheet.foot !== undefined) yield [line(sheet.foot)];
  };
  return csvFile(`${sheet.fileName}.csv`, dialect, lines());
}
