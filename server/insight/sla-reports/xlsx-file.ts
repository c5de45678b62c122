import type { CellObject } from 'write-excel-file/node';
import { type Cell, numberShown } from '#core/insight/sla-reports/cell.ts';
import { NOTHING } from '#core/insight/sla-reports/csv-dialect.ts';
import { MINUTE } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { offsetAt } from '#core/time/zones/zone.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import type { ReportSheet, SheetRow } from './report-sheet.ts';

/** The media type of a book of sheets (SLR-4). */
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The most rows of a book: it is made in memory, and a spreadsheet takes no more than a million. */
const MOST_ROWS = 100_000;

/**
 * Reports as a book of sheets, one each (SLR-4): real numbers, shares and moments, so that a spreadsheet of any country
 * shows them its own way. Texts stay texts, whatever they begin with.
 *
 * More rows than a book can hold are refused: the file of values has them all.
 */
export async function xlsxFile(sheets: readonly ReportSheet[]): Promise<FileReply & { readonly content: Buffer }> {
  const pages = [];
  for (const [index, sheet] of sheets.entries()) pages.push(await pageOf(sheet, index));
  // Loaded with the first book: most days need it not.
  const { default: writeExcelFile } = await import('write-excel-file/node');
  const content = await writeExcelFile(pages, { fontFamily: 'Calibri', fontSize: 11 }).toBuffer();
  return { name: `${sheets[0]?.fileName ?? 'svara'}.xlsx`, type: XLSX, content };
}

async function pageOf(sheet: ReportSheet, index: number) {
  const rows = await rowsOf(sheet);
  const foot = sheet.foot === undefined ? [] : [sheet.foot.map((cell) => ({ ...cellOf(cell, sheet.zone), ...bold }))];
  return {
    sheet: sheetName(sheet.title, index),
    stickyRowsCount: 1,
    columns: sheet.head.map((head, column) => ({ width: widthOf(head, rows, column) })),
    data: [
      sheet.head.map((value): CellObject => ({ value, type: String, wrap: true, alignVertical: 'top', ...bold })),
      ...rows.map((row) => row.map((cell) => cellOf(cell, sheet.zone))),
      ...foot,
    ],
  };
}

const bold = { fontWeight: 'bold' } as const;

async function rowsOf({ rows }: ReportSheet): Promise<SheetRow[]> {
  const all: SheetRow[] = [];
  for await (const page of rows) {
    all.push(...page);
    if (all.length > MOST_ROWS) throw new Refusal('invalid', 'sla-reports.too-many-rows', { most: MOST_ROWS });
  }
  return all;
}

/** A moment is written as the zone's clock shows it: a spreadsheet knows no zones. */
function cellOf(cell: Cell, zone: string): CellObject {
  if (typeof cell === 'string') return { type: String, value: cell, format: '@' };
  if ('at' in cell)
    return cell.at === null
      ? nothing
      : {
          type: Date,
          value: new Date(wholeMinute(cell.at + offsetAt(zone, cell.at))),
          format: 'yyyy\\-mm\\-dd\\ hh:mm',
        };
  const value = numberShown(cell);
  return value === undefined ? nothing : { type: Number, value, format: formatOf(cell) };
}

/** As the screen and the file of values show it. */
function wholeMinute(local: number): number {
  return Math.floor(local / MINUTE) * MINUTE;
}

/** Never a nought where there is nothing to divide by. */
const nothing: CellObject = { type: String, value: NOTHING, align: 'right' };

function formatOf(cell: Exclude<Cell, string>): string {
  if ('count' in cell) return '#,##0';
  if ('share' in cell) return '0.0%';
  return '#,##0.00';
}

/** As wide as what is in it, in letters, within reason; heads wrap. */
function widthOf(head: string, rows: readonly SheetRow[], column: number): number {
  let widest = Math.max(...head.split(' ').map((word) => word.length), 8);
  for (const row of rows.slice(0, 500)) {
    const cell = row[column];
    const length = typeof cell === 'string' ? cell.length : cell !== undefined && 'at' in cell ? 16 : 10;
    widest = Math.max(widest, length);
  }
  return Math.min(widest + 2, 50);
}

/** What a spreadsheet takes as the name of a sheet: at most 31 letters, without its own signs, each of its own. */
function sheetName(title: string, index: number): string {
  const plain = title.replaceAll(/[\\/?*[\]:']/gu, ' ').trim();
  return index === 0 ? plain.slice(0, 31) : `${plain.slice(0, 27)} ${index + 1}`;
}
