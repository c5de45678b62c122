import type { ExportEntry } from './export-everything.ts';

const BLOCK = 512;

/** Packs files into a tar archive as they come (POSIX ustar, IEEE 1003.1). */
export async function* packTar(entries: AsyncIterable<ExportEntry>, atMs: number): AsyncGenerator<Buffer> {
  for await (const { path, content } of entries) {
    yield header(path, content.length, atMs);
    yield content;
    const rest = content.length % BLOCK;
    if (rest > 0) yield Buffer.alloc(BLOCK - rest);
  }
  yield Buffer.alloc(2 * BLOCK);
}

/** Unpacks a tar archive file by file. */
export async function* unpackTar(bytes: AsyncIterable<Buffer>): AsyncGenerator<ExportEntry> {
  const pieces: Buffer[] = [];
  let held = 0;
  const source = bytes[Symbol.asyncIterator]();
  const take = async (size: number): Promise<Buffer | undefined> => {
    while (held < size) {
      const { value, done } = await source.next();
      if (done === true) return undefined;
      pieces.push(value);
      held += value.length;
    }
    const all = Buffer.concat(pieces.splice(0));
    held -= size;
    if (held > 0) pieces.push(all.subarray(size));
    return all.subarray(0, size);
  };
  for (let head = await take(BLOCK); head !== undefined && head[0] !== 0; head = await take(BLOCK)) {
    const path = textIn(head, 0, 100);
    const size = Number.parseInt(textIn(head, 124, 12).trim() || '0', 8);
    const content = await take(Math.ceil(size / BLOCK) * BLOCK);
    if (content === undefined) throw new Error(`The archive ends within ${path}.`);
    yield { path, content: content.subarray(0, size) };
  }
}

function header(path: string, size: number, atMs: number): Buffer {
  const head = Buffer.alloc(BLOCK);
  head.write(path, 0, 100);
  head.write('0000644\0', 100);
  head.write('0000000\0', 108);
  head.write('0000000\0', 116);
  head.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
  head.write(
    `${Math.floor(atMs / 1000)
      .toString(8)
      .padStart(11, '0')}\0`,
    136,
  );
  head.write('        ', 148);
  head.write('0', 156);
  head.write('ustar\x0000', 257);
  const sum = head.reduce((total, byte) => total + byte, 0);
  head.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return head;
}

function textIn(head: Buffer, from: number, length: number): string {
  const text = head.toString('utf8', from, from + length);
  const end = text.indexOf('\0');
  return end < 0 ? text : text.slice(0, end);
}
