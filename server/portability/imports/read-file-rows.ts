import { createGunzip } from 'node:zlib';
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { FileShape } from '#core/portability/imports/mapping.ts';
import type { Problem } from '#core/portability/imports/problem.ts';
import type { FileRow } from '#core/portability/imports/read-field.ts';
import { Refusal } from '#core/platform/refusal.ts';

/** What comes out of a file: its columns first, then its rows, and lines that are none. */
export type FilePiece =
  | { readonly kind: 'columns'; readonly columns: readonly string[] }
  | { readonly kind: 'row'; readonly row: FileRow }
  | { readonly kind: 'problem'; readonly problem: Problem };

const LOOK = 64 * 1024;

/**
 * Reads a file row by row as it comes (API-2): CSV (RFC 4180, any delimiter) or JSON lines, also packed by gzip, in any
 * charset; what is not said is found out from its beginning. However large it is, only a piece of it is in memory.
 */
export async function* readFileRows(
  content: AsyncIterable<Buffer>,
  fileName: string,
  shape: FileShape,
): AsyncGenerator<FilePiece> {
  const bytes = await unpacked(content);
  const { head, all } = await peeked(bytes);
  const texts = decoded(all, shape.charset ?? charsetOf(head));
  const start = new TextDecoder(shape.charset ?? charsetOf(head)).decode(head).replace(/^\ufeff/, '');
  const format =
    shape.format ?? (/\.(jsonl|ndjson|json)(\.gz)?$/i.test(fileName) || /^\s*\{/.test(start) ? 'jsonl' : 'csv');
  if (format === 'jsonl') yield* jsonRows(texts);
  else yield* csvRows(texts, { ...shape, delimiter: shape.delimiter ?? delimiterOf(start) });
}

async function* csvRows(texts: AsyncIterable<string>, shape: FileShape): AsyncGenerator<FilePiece> {
  const parser = parse({
    delimiter: shape.delimiter ?? ',',
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: 16 * 1024 * 1024,
  });
  Readable.from(texts)
    .on('error', (error) => parser.destroy(error))
    .pipe(parser);
  let columns = shape.header;
  if (columns !== null) yield { kind: 'columns', columns };
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (columns === null) {
      columns = uniqueNames(record);
      yield { kind: 'columns', columns };
      continue;
    }
    if (record.length !== columns.length) {
      const value = `${record.length}/${columns.length}`;
      yield {
        kind: 'problem',
        problem: { line: info.lines, column: '', value, code: 'row-width', effect: 'taken-otherwise' },
      };
    }
    yield { kind: 'row', row: { line: info.lines, cells: record.slice(0, columns.length) } };
  }
}

/** Two columns of one name are told apart by a number: `name`, `name 2`. */
function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const plain = name.trim();
    const times = (seen.get(plain) ?? 0) + 1;
    seen.set(plain, times);
    return times === 1 ? plain : `${plain} ${times}`;
  });
}

/** Objects within objects are columns with a dot: `requester.email`; columns appear as lines name them. */
async function* jsonRows(texts: AsyncIterable<string>): AsyncGenerator<FilePiece> {
  const places = new Map<string, number>();
  let line = 0;
  for await (const text of linesOf(texts)) {
    line += 1;
    if (text.trim() === '') continue;
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      value = undefined;
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      const problem = {
        line,
        column: '',
        value: text.slice(0, 200),
        code: 'row-unreadable',
        effect: 'row-left-out',
      } as const;
      yield { kind: 'problem', problem };
      continue;
    }
    const before = places.size;
    const cells: (string | null)[] = [];
    for (const [name, cell] of flat(value as Record<string, unknown>)) {
      if (!places.has(name)) places.set(name, places.size);
      cells[places.get(name) as number] = cell;
    }
    if (places.size !== before) yield { kind: 'columns', columns: [...places.keys()] };
    yield {
      kind: 'row',
      row: { line, cells: Array.from({ length: places.size }, (_, place) => cells[place] ?? null) },
    };
  }
}

function flat(value: Readonly<Record<string, unknown>>, prefix = ''): [string, string | null][] {
  return Object.entries(value).flatMap(([name, each]): [string, string | null][] => {
    const path = `${prefix}${name}`;
    if (each === null || each === undefined) return [[path, null]];
    if (typeof each === 'string') return [[path, each]];
    if (typeof each === 'object' && !Array.isArray(each)) return flat(each as Record<string, unknown>, `${path}.`);
    if (Array.isArray(each) && each.every((one) => typeof one !== 'object')) return [[path, each.join(', ')]];
    return [[path, typeof each === 'object' ? JSON.stringify(each) : String(each)]];
  });
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
  if (rest !== '') yield rest;
}

async function unpacked(content: AsyncIterable<Buffer>): Promise<AsyncIterable<Buffer>> {
  const { head, all } = await peeked(content);
  if (head[0] !== 0x1f || head[1] !== 0x8b) return all;
  const gunzip = createGunzip();
  const source = Readable.from(all);
  source.on('error', (error) => gunzip.destroy(error));
  return source.pipe(gunzip) as AsyncIterable<Buffer>;
}

async function peeked(content: AsyncIterable<Buffer>): Promise<{ head: Buffer; all: AsyncIterable<Buffer> }> {
  const pieces = content[Symbol.asyncIterator]();
  const first: Buffer[] = [];
  let size = 0;
  while (size < LOOK) {
    const { value, done } = await pieces.next();
    if (done === true) break;
    first.push(value);
    size += value.length;
  }
  const all = async function* () {
    yield* first;
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) yield next.value;
  };
  return { head: Buffer.concat(first), all: all() };
}

async function* decoded(bytes: AsyncIterable<Buffer>, charset: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(charset);
  for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
  yield decoder.decode();
}

/** By its byte order mark; UTF-8 when it is sound, else the Western charset of Windows. */
function charsetOf(head: Buffer): string {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  try {
    // The last few bytes may be a sign cut in two.
    new TextDecoder('utf-8', { fatal: true }).decode(head.subarray(0, Math.max(0, head.length - 4)), { stream: true });
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}

/** The sign that parts most cells on the first line, outside quotes. */
function delimiterOf(start: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\n])*/.exec(start)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t', '|'].map((sign) => ({ sign, count: line.split(sign).length - 1 }));
  return counts.toSorted((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

/** Refuses a charset that no decoder knows. */
export function demandCharset(charset: string | null): void {
  if (charset === null) return;
  try {
    new TextDecoder(charset);
  } catch {
    throw new Refusal('invalid', 'imports.charset-unknown', { charset });
  }
}
