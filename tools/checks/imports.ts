import { existsSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { root } from './source-tree.ts';
import { lineOf, type Node, nodesOf, syntaxOf } from './syntax.ts';

/** One import as written: from where, of what, and what it resolves to. */
export interface Import {
  readonly from: string;
  readonly line: number;
  readonly written: string;
  readonly target: { kind: 'file'; path: string } | { kind: 'package'; name: string } | { kind: 'nothing' };
}

const known = new Map<string, readonly Import[]>();

/** All imports of a file: static, type-only, re-exports, `import()` and `typeof import()`. */
export function importsOf(path: string): readonly Import[] {
  const imports = known.get(path) ?? readImports(path);
  known.set(path, imports);
  return imports;
}

function readImports(path: string): readonly Import[] {
  return nodesOf(syntaxOf(path)).flatMap((node) => {
    const written = writtenSource(node);
    if (written === undefined) return [];
    return [{ from: path, line: lineOf(path, node), written, target: resolve(path, written) }];
  });
}

function writtenSource(node: Node): string | undefined {
  const carriers = [
    'ImportDeclaration',
    'ExportNamedDeclaration',
    'ExportAllDeclaration',
    'ImportExpression',
    'TSImportType',
    'TSExternalModuleReference',
  ];
  if (!carriers.includes(node.type)) return undefined;
  const source = (node['source'] ?? node['expression']) as Node | null | undefined;
  return source?.type === 'Literal' && typeof source['value'] === 'string' ? source['value'] : undefined;
}

const packageFile = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<
  string,
  Record<string, string>
>;
const named = new Set(
  ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) => Object.keys(packageFile[kind] ?? {})),
);

function resolve(from: string, written: string): Import['target'] {
  const bare = written.replace(/\?.*$/, '');
  if (bare.startsWith('node:') || builtinModules.includes(bare)) return { kind: 'package', name: bare };
  if (bare.startsWith('#')) return file(bare.slice(1));
  if (bare.startsWith('.')) return file(posix.join(dirname(from), bare));
  const name = bare
    .split('/')
    .slice(0, bare.startsWith('@') ? 2 : 1)
    .join('/');
  return named.has(name) || named.has(`@types/${name}`) ? { kind: 'package', name } : { kind: 'nothing' };
}

function file(path: string): Import['target'] {
  const full = join(root, path);
  return existsSync(full) && statSync(full).isFile() ? { kind: 'file', path } : { kind: 'nothing' };
}
