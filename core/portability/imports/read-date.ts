import { DAY, HOUR, type Instant, MINUTE, SECOND } from '#core/platform/instant.ts';
import { daysInMonth, epochDayOf } from '#core/time/spans/local-date.ts';
import { instantOf } from '#core/time/zones/zone.ts';

/** Reads a date as a file writes it; null when it cannot be read so. */
export type DateReader = (text: string) => Instant | null;

/**
 * Makes a reader of dates from formats, tried in order (API-2).
 *
 * A format is `iso`, `unix`, `unix-ms`, `excel`, or a pattern of `yyyy yy MM MMM dd HH hh mm ss SSS a Z`; what stands in
 * square brackets may be absent, a date without a time is midnight. `%Y-%m-%d` and `YYYY-MM-DD` are understood too.
 * A reading without an offset is local to the zone: in the hour that a change of the clock skips it moves forward,
 * in the hour that comes twice it is the first pass.
 */
export function dateReader(formats: readonly string[], zone: string): DateReader {
  const local = localReader(zone);
  const readers = formats.map((format) => readerOf(format, local));
  return (text) => {
    const trimmed = text.trim();
    for (const reader of readers) {
      const at = reader(trimmed);
      if (at !== null) return at;
    }
    return null;
  };
}

/** Whether a pattern can be a format of dates: it must name a day. */
export function isDateFormat(format: string): boolean {
  if (named.includes(format)) return true;
  const fields = fieldsOf(format);
  return fields.includes('y') && fields.includes('M') && fields.includes('d');
}

const named = ['iso', 'unix', 'unix-ms', 'excel'];
type LocalReader = (localMs: number) => Instant;

function readerOf(format: string, local: LocalReader): DateReader {
  if (format === 'unix') return (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Math.round(Number(text) * SECOND) : null);
  if (format === 'unix-ms') return (text) => (/^-?\d+$/.test(text) ? Number(text) : null);
  if (format === 'excel') return (text) => (/^\d+([.,]\d+)?$/.test(text) ? local(excelMs(text)) : null);
  if (format === 'iso') return patternReader(isoPatterns, local);
  return patternReader([format], local);
}

const isoPatterns = ['yyyy-MM-dd[[T][ ]HH:mm[:ss[.SSS]]][ ][Z]', "yyyyMMdd['T'HHmm[ss]][Z]"];

/** Days since 1899-12-30, as spreadsheets count; to the second, as they round. */
function excelMs(text: string): number {
  return Math.round(((Number(text.replace(',', '.')) - 25_569) * DAY) / SECOND) * SECOND;
}

/** The instant of a local reading; asked of the zone once for each half hour, within which the offset is one. */
function localReader(zone: string): LocalReader {
  const known = new Map<number, number>();
  return (localMs) => {
    const block = Math.floor(localMs / (30 * MINUTE)) * 30 * MINUTE;
    let offset = known.get(block);
    if (offset === undefined) {
      offset = block - instantOf(zone, block);
      if (known.size > 200_000) known.clear();
      known.set(block, offset);
    }
    return localMs - offset;
  };
}

function patternReader(patterns: readonly string[], local: LocalReader): DateReader {
  const compiled = patterns.map(compile);
  return (text) => {
    for (const { expression, fields } of compiled) {
      const found = expression.exec(text);
      if (!found) continue;
      const at = instantFrom(fields, found, local);
      if (at !== null) return at;
    }
    return null;
  };
}

function instantFrom(fields: readonly string[], found: RegExpExecArray, local: LocalReader): Instant | null {
  const values = new Map<string, string>();
  fields.forEach((field, place) => {
    const value = found[place + 1];
    if (value !== undefined && value !== '') values.set(field, value);
  });
  const number = (field: string) => Number(values.get(field) ?? 0);
  const yearText = values.get('y') ?? '';
  const year = yearText.length === 2 ? Number(yearText) + (Number(yearText) < 70 ? 2000 : 1900) : Number(yearText);
  const month = values.has('L') ? monthOf(values.get('L') ?? '') : number('M');
  const dayOfMonth = number('d');
  if (month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null;
  const hour = hourOf(values);
  if (hour === null || number('m') > 59 || number('s') > 59) return null;
  const two = (value: number) => String(value).padStart(2, '0');
  const day = epochDayOf(`${String(year).padStart(4, '0')}-${two(month)}-${two(dayOfMonth)}`);
  const fraction = Math.floor(Number(`0.${values.get('S') ?? '0'}`) * SECOND + 1e-6);
  const localMs = day * DAY + hour * HOUR + number('m') * MINUTE + number('s') * SECOND + fraction;
  if (Number.isNaN(localMs)) return null;
  const zone = values.get('Z');
  return zone === undefined ? local(localMs) : localMs - offsetOf(zone);
}

function hourOf(values: ReadonlyMap<string, string>): number | null {
  const half = values.get('a');
  if (half === undefined) {
    const hour = Number(values.get('H') ?? values.get('h') ?? 0);
    return hour <= 23 ? hour : null;
  }
  const hour = Number(values.get('h') ?? values.get('H') ?? 0);
  if (hour < 1 || hour > 12) return hour < 24 ? hour : null;
  return (hour % 12) + (/^p/i.test(half) ? 12 : 0);
}

function offsetOf(text: string): number {
  const found = /^([+-])(\d{2}):?(\d{2})?$/.exec(text);
  if (!found) return 0;
  return (found[1] === '-' ? -1 : 1) * (Number(found[2]) * HOUR + Number(found[3] ?? 0) * MINUTE);
}

const monthStarts = 'jan feb mar apr maj jun jul aug sep okt nov dec'.split(' ');
const otherMonths: Readonly<Record<string, number>> = { may: 5, mai: 5, mär: 3, oct: 10, dez: 12 };

function monthOf(text: string): number {
  const start = text.toLowerCase().slice(0, 3);
  return otherMonths[start] ?? monthStarts.indexOf(start) + 1;
}

const tokens: Readonly<Record<string, readonly [field: string, expression: string]>> = {
  yyyy: ['y', '(\\d{4})'],
  yy: ['y', '(\\d{2})'],
  MMMM: ['L', '(\\p{L}{3,})\\.?'],
  MMM: ['L', '(\\p{L}{3,})\\.?'],
  MM: ['M', '(\\d{1,2})'],
  M: ['M', '(\\d{1,2})'],
  dd: ['d', '(\\d{1,2})'],
  d: ['d', '(\\d{1,2})'],
  EEEE: ['E', '(\\p{L}+)\\.?'],
  EEE: ['E', '(\\p{L}+)\\.?'],
  HH: ['H', '(\\d{1,2})'],
  H: ['H', '(\\d{1,2})'],
  hh: ['h', '(\\d{1,2})'],
  h: ['h', '(\\d{1,2})'],
  mm: ['m', '(\\d{2})'],
  m: ['m', '(\\d{1,2})'],
  ss: ['s', '(\\d{2})'],
  s: ['s', '(\\d{1,2})'],
  S: ['S', '(\\d{1,9})'],
  a: ['a', '([aApP]\\.?[mM]\\.?)'],
  Z: ['Z', '([zZ]|UTC|GMT|[+-]\\d{2}:?\\d{2}|[+-]\\d{2})'],
};

const tokenPattern = /yyyy|yy|MMMM|MMM|MM|M|dd|d|EEEE|EEE|HH|H|hh|h|mm|m|ss|s|S+|a|X+|xxx|Z+|'[^']*'|\[|\]|[\s\S]/g;

function compile(format: string): { expression: RegExp; fields: readonly string[] } {
  const fields: string[] = [];
  // In the compact ISO form a field is exactly as wide as it is written.
  const compact = /^yyyyMMdd/.test(format);
  const source = (plain(format).match(tokenPattern) ?? []).map((piece) => {
    const name = /^S+$/.test(piece) ? 'S' : /^(X+|xxx|Z+)$/.test(piece) ? 'Z' : piece;
    const token = tokens[name];
    if (token) {
      fields.push(token[0]);
      return compact && /^(MM|dd|HH|mm|ss)$/.test(name) ? '(\\d{2})' : token[1];
    }
    if (piece === '[') return '(?:';
    if (piece === ']') return ')?';
    if (piece.startsWith("'") && piece.length > 1) return escaped(piece.slice(1, -1));
    return /\s/.test(piece) ? '\\s+' : escaped(piece);
  });
  return { expression: new RegExp(`^${source.join('')}$`, 'iu'), fields };
}

function fieldsOf(format: string): string[] {
  return compile(format).fields.map((field) => (field === 'L' ? 'M' : field));
}

/** Other ways of writing a pattern, in ours: `%d/%m/%Y` and `DD/MM/YYYY`. */
function plain(format: string): string {
  if (format.includes('%'))
    return format.replace(/%-?([A-Za-z])/g, (whole, letter: string) => percents[letter] ?? whole);
  return format
    .replaceAll('YYYY', 'yyyy')
    .replaceAll('YY', 'yy')
    .replaceAll('DD', 'dd')
    .replaceAll('D', 'd')
    .replaceAll('A', 'a');
}

const percents: Readonly<Record<string, string>> = {
  Y: 'yyyy',
  y: 'yy',
  m: 'MM',
  d: 'dd',
  e: 'd',
  b: 'MMM',
  B: 'MMMM',
  a: 'EEE',
  A: 'EEEE',
  H: 'HH',
  I: 'hh',
  M: 'mm',
  S: 'ss',
  f: 'SSS',
  p: 'a',
  z: 'Z',
};

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
