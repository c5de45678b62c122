import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the project. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

const skipped = new Set(['node_modules', 'dist', 'data', '.git', '.cache', 'coverage']);

/** Every file of the project as a path from its root, in order; what is built, installed or kept as data is left out. */
export function filesOf(folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .flatMap((entry) => {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return skipped.has(entry.name) ? [] : [...filesOf(path)];
      return entry.isFile() ? [path] : [];
    })
    .sort();
}

/** The buildings of the house that hold TypeScript. */
export const buildings = [
  'core',
  'api',
  'languages',
  'server',
  'web',
  'widget',
  'fakes',
  'e2e',
  'bench',
  'tools',
] as const;

/** All TypeScript files of the buildings. */
export function sourceFiles(): readonly string[] {
  return filesOf().filter((path) => /\.tsx?$/.test(path) && buildings.some((name) => path.startsWith(`${name}/`)));
}

/** True of tests, benches, named examples and what only tests use. */
export function isForTests(path: string): boolean {
  return (
    /\.(test|e2e|bench|examples)\.tsx?$/.test(path) || /\/testing\//.test(path) || /^(e2e|bench|fakes)\//.test(path)
  );
}

const texts = new Map<string, string>();

/** The text of a file of the project, read once. */
export function textOf(path: string): string {
  let text = texts.get(path);
  if (text === undefined) {
    text = readFileSync(join(root, path), 'utf8');
    texts.set(path, text);
  }
  return text;
}
