import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

const project = path.resolve(import.meta.dirname, '..', '..', '..');

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
        found.push({
          store: file,
          table: snake(table),
          columns: columnsOf(shape, source, path.dirname(path.join(root, file))),
        });
  }
  return found;
}

function columnsOf(shape: string, source: string, folder: string): Map<string, DeclaredColumn> {
  const omitted = new Set([...shape.matchAll(/'(\w+)'/g)].map((quoted) => quoted[1] ?? ''));
  const inline = shape.indexOf('{') < 0 ? '' : bodyAt(shape, shape.indexOf('{') + 1);
  const names = [...shape.replace(/\{[\s\S]*\}/, '').matchAll(/\b[A-Z]\w+\b/g)].map((each) => each[0]);
  const bodies = [inline, ...names.flatMap((name) => namedBodies(name, source, folder))];
  return new Map(
    bodies
      .flatMap(members)
      .filter(([name]) => !omitted.has(name))
      .map(([name, type]) => [
        snake(name),
        { type: type.replace(/\|\s*null\s*$/, '').trim(), nullable: /(\|\s*null\s*$)|(^\s*null\s*\|)/.test(type) },
      ]),
  );
}

/** The bodies that make up a named row: its own, and those of what it extends; imported ones are read from their file. */
function namedBodies(name: string, source: string, folder: string): string[] {
  const start = new RegExp(`\\b(?:interface|type) ${name}(?: extends (\\w+))?(?: =)? \\{`).exec(source);
  if (start !== null) {
    const above = start[1] === undefined ? [] : namedBodies(start[1], source, folder);
    return [bodyAt(source, start.index + start[0].length), ...above];
  }
  const imported = new RegExp(`import (?:type )?\\{[^}]*\\b${name}\\b[^}]*\\} from '([.#][^']+)'`).exec(source);
  if (imported === null) return [];
  const from = imported[1] ?? '';
  const file = from.startsWith('#') ? path.join(project, from.slice(1)) : path.resolve(folder, from);
  return existsSync(file) ? namedBodies(name, withoutComments(readFileSync(file, 'utf8')), path.dirname(file)) : [];
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
