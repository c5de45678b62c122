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
export function nodesOf(tree: Node): readonly Node[] {
  const found: Node[] = [];
  gather(tree, found);
  return found;
}

/** A generator that hands on the nodes of the inner ones costs a step for every level of depth. */
function gather(node: Node, found: Node[]): void {
  found.push(node);
  for (const key in node) {
    const value = node[key];
    if (Array.isArray(value)) {
      for (const child of value) if (isNode(child)) gather(child, found);
    } else if (isNode(value)) gather(value, found);
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string';
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
