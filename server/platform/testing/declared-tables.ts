import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A column as a store's types declare it. */
export interface DeclaredColumn {
  readonly type: string;
  readonly nullable: boolean;
}

/** A table as one store declares it; a store may name only the columns it uses. */
export interface DeclaredTable {
  readonly store: string;
  readonly table: string;
  readonly columns: ReadonlyMap<string, DeclaredColumn>;
}

/** Reads the tables every store declares (`type XTables = { table: … }`), from its source, without running it. */
export async function declaredTables(root: string): Promise<readonly DeclaredTable[]> {
  const files = (await readdir(root, { recursive: true })).filter((file) => file.endsWith('.store.ts'));
  const found: DeclaredTable[] = [];
  for (const file of files) {
    const source = withoutComments(await readFile(path.join(root, file), 'utf8'));
    for (const block of source.matchAll(/\btype \w+Tables = \{/g))
      for (const [table, shape] of members(bodyAt(source, (block.index ?? 0) + block[0].length)))
        found.push({ store: file, table: snake(table), columns: columnsOf(shape, source) });
  }
  return found;
}

function columnsOf(shape: string, source: string): Map<string, DeclaredColumn> {
  const named = /^\w+$/.exec(shape.trim());
  const body = named === null ? shape.trim().replace(/^\{|\}$/g, '') : namedBody(named[0], source);
  return new Map(
    members(body).map(([name, type]) => [
      snake(name),
      { type: type.replace(/\|\s*null\b/g, '').trim(), nullable: /\|\s*null\b/.test(type) },
    ]),
  );
}

function namedBody(name: string, source: string): string {
  const start = new RegExp(`\\b(?:interface|type) ${name}(?: extends \\w+)?(?: =)? \\{`).exec(source);
  return start === null ? '' : bodyAt(source, start.index + start[0].length);
}

/** The text from a place just behind an opening brace up to its closing one. */
function bodyAt(source: string, from: number): string {
  let depth = 1;
  for (let at = from; at < source.length; at += 1) {
    if (source[at] === '{') depth += 1;
    if (source[at] === '}' && --depth === 0) return source.slice(from, at);
  }
  return source.slice(from);
}

/** The members `name: type;` of a type's body; braces inside a type stay in it. */
function members(body: string): [string, string][] {
  const found: [string, string][] = [];
  let depth = 0;
  let part = '';
  for (const sign of `${body};`) {
    if ('{(<['.includes(sign)) depth += 1;
    if ('})>]'.includes(sign)) depth -= 1;
    if (depth === 0 && (sign === ';' || sign === ',')) {
      const read = /^\s*(?:readonly\s+)?(\w+)\??\s*:\s*([\s\S]+)$/.exec(part);
      if (read !== null) found.push([read[1] ?? '', read[2] ?? '']);
      part = '';
    } else part += sign;
  }
  return found;
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/[^\n]*/g, '');
}

function snake(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
