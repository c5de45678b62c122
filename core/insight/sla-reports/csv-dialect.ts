import { MINUTE, type Milliseconds } from '#core/platform/instant.ts';

/** How a file of values must be written so that the spreadsheet of a language opens it right (SLR-4). */
export interface CsvDialect {
  readonly delimiter: ';' | ',';
  readonly decimal: ',' | '.';
}

/**
 * The dialect of a language (SLR-4): Nordic and German spreadsheets write decimals with a comma, so they take a
 * semicolon between values; English ones the other way round. Every file is UTF-8 with a byte order mark and CRLF.
 */
export function csvDialectOf(language: string): CsvDialect {
  return ['sv', 'fi', 'de', 'nb', 'da'].includes(language.slice(0, 2))
    ? { delimiter: ';', decimal: ',' }
    : { delimiter: ',', decimal: '.' };
}

/** What stands for "nothing to say", on the screen and in files alike (SLR-1). */
export const NOTHING = '–';

/** A number with a fixed number of decimals in a dialect; nothing is a dash (SLR-4). */
export function csvNumber(value: number | null, decimals: number, dialect: CsvDialect): string {
  return value === null ? NOTHING : value.toFixed(decimals).replace('.', dialect.decimal);
}

/** A duration as minutes with two decimals, so that a spreadsheet can reckon with it (SLR-4). */
export function csvMinutes(duration: Milliseconds | null, dialect: CsvDialect): string {
  return csvNumber(duration === null ? null : duration / MINUTE, 2, dialect);
}

/** A share as per cent with one decimal, as on the screen (SLR-4). */
export function csvPercent(share: number | null, dialect: CsvDialect): string {
  return csvNumber(share === null ? null : percentShown(share), 1, dialect);
}

/**
 * A share in per cent as it is shown: one decimal, and never rounded up to a full hundred or down to a bare nothing
 * that it is not (SLR-1).
 */
export function percentShown(share: number): number {
  const rounded = Math.round(share * 1000) / 10;
  if (rounded === 100 && share < 1) return 99.9;
  return rounded === 0 && share > 0 ? 0.1 : rounded;
}
