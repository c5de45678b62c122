import { parseAst } from 'vite';
import { textOf } from './source-tree.ts';

/** A node of the syntax tree, as far as the checks look at it. */
export interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [key: string]: unknown;
}

const parsed = new Map<string, Node>();

/** The syntax tree of a source file. */
export function syntaxOf(path: string): Node {
  const known = parsed.get(path);
  if (known !== undefined) return known;
  const tree = parseAst(textOf(path), { lang: path.endsWith('x') ? 'tsx' : 'ts' }, path) as unknown as Node;
  parsed.set(path, tree);
  return tree;
}

/** Every node of a tree, outer before inner. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (typeof child === 'object' && child !== null && typeof (child as Node).type === 'string') {
        yield* nodesOf(child as Node);
      }
    }
  }
}

/** The line on which a node begins. */
export function lineOf(path: string, node: Node): number {
  return textOf(path).slice(0, node.start).split('\n').length;
}

/** `Date.now` for a member expression of plain names, else undefined. */
export function memberName(node: Node): string | undefined {
  if (node.type !== 'MemberExpression' || node['computed'] === true) return undefined;
  const object = node['object'] as Node;
  const property = node['property'] as Node;
  return object.type === 'Identifier' ? `${String(object['name'])}.${String(property['name'])}` : undefined;
}
