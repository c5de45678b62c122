import { sourceFiles, textOf } from './source-tree.ts';
import { type Node, nodesOf, syntaxOf } from './syntax.ts';

const specId = /\b[A-Z]{3}-\d+\b/g;

/** The SPEC ids named by the titles of tests, each with the files that name it. */
export function idsNamedByTests(): ReadonlyMap<string, readonly string[]> {
  const named = new Map<string, string[]>();
  for (const path of sourceFiles().filter((file) => /\.(test|e2e)\.tsx?$/.test(file))) {
    for (const title of titlesIn(syntaxOf(path))) {
      for (const id of title.match(specId) ?? []) named.set(id, [...(named.get(id) ?? []), path]);
    }
  }
  return named;
}

/** The ids that docs/spec-delivered.md claims: each list line that begins with an id in bold. */
export function idsClaimed(): readonly string[] {
  const lines = textOf('docs/spec-delivered.md').split('\n');
  return lines.flatMap((line) => /^- \*\*([A-Z]{3}-\d+)\*\*/.exec(line)?.[1] ?? []);
}

function* titlesIn(tree: Node): Generator<string> {
  for (const node of nodesOf(tree)) {
    if (node.type !== 'CallExpression') continue;
    const callee = node['callee'] as Node;
    const name = callee['name'] ?? (callee['object'] as Node | undefined)?.['name'] ?? '';
    const inner = (callee['callee'] as Node | undefined)?.['object'] as Node | undefined;
    if (!['it', 'test', 'describe'].includes(String(name || inner?.['name']))) continue;
    const title = (node['arguments'] as Node[])[0];
    if (title?.type === 'Literal') yield String(title['value']);
    if (title?.type === 'TemplateLiteral') {
      yield (title['quasis'] as Node[]).map((quasi) => (quasi['value'] as { cooked: string }).cooked).join('…');
    }
  }
}
