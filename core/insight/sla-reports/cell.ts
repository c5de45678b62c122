import { type Instant, MINUTE, type Milliseconds } from '#core/platform/instant.ts';
import { type CsvDialect, csvMinutes, csvNumber, csvPercent, NOTHING, percentShown } from './csv-dialect.ts';
import { localTimeText } from './local-time-text.ts';

/**
 * A value of a report as it stands in any file (SLR-4): a text, a number of things, a duration, a share (0…1), a moment,
 * or an amount of money in hundredths; null is nothing to say.
 */
export type Cell =
  | string
  | { readonly count: number }
  | { readonly lasting: Milliseconds | null }
  | { readonly share: number | null }
  | { readonly score: number | null }
  | { readonly at: Instant | null }
  | { readonly money: number };

/** A cell as it is written in a file of values, in the dialect of a language and the report's zone (SLR-4). */
export function csvCell(cell: Cell, dialect: CsvDialect, zone: string): string {
  if (typeof cell === 'string') return cell;
  if ('count' in cell) return String(cell.count);
  if ('lasting' in cell) return csvMinutes(cell.lasting, dialect);
  if ('share' in cell) return csvPercent(cell.share, dialect);
  if ('score' in cell) return csvNumber(cell.score, 2, dialect);
  if ('money' in cell) return csvNumber(cell.money / 100, 2, dialect);
  return cell.at === null ? NOTHING : localTimeText(cell.at, zone);
}

/** What a cell is as a value a spreadsheet reckons with, as much of it as the screen shows; undefined is nothing (SLR-4). */
export function numberShown(cell: Exclude<Cell, string | { at: unknown }>): number | undefined {
  if ('count' in cell) return cell.count;
  if ('lasting' in cell) return cell.lasting === null ? undefined : Math.round((cell.lasting / MINUTE) * 100) / 100;
  if ('share' in cell) return cell.share === null ? undefined : Math.round(percentShown(cell.share) * 10) / 1000;
  if ('score' in cell) return cell.score === null ? undefined : Math.round(cell.score * 100) / 100;
  return cell.money / 100;
}
