import { expect, it } from 'vitest';
import { adapters } from './adapters.ts';
import { filesOf, isForTests, sourceFiles } from './source-tree.ts';
import { lineOf, memberName, type Node, nodesOf, syntaxOf } from './syntax.ts';

const timers = ['setTimeout', 'setInterval', 'setImmediate'];

/** What of the world a node touches, or undefined. */
function worldIn(node: Node): string | undefined {
  const member = memberName(node);
  if (member === 'Date.now' || member === 'Math.random' || member === 'process.env') return member;
  if (member === 'crypto.randomUUID' || member === 'performance.now') return member;
  const callee = (node['callee'] as Node | undefined)?.['name'];
  if (node.type === 'NewExpression' && callee === 'Date' && (node['arguments'] as unknown[]).length === 0)
    return 'new Date()';
  if (node.type === 'CallExpression' && (callee === 'fetch' || timers.includes(String(callee))))
    return `${String(callee)}()`;
  return undefined;
}

/** Where a touch of the world is at home. */
function isAtHome(path: string, touched: string): boolean {
  if (isForTests(path) || adapters.includes(path)) return true;
  if (path.startsWith('server/platform/') || path.startsWith('web/kit/') || path.startsWith('tools/')) return true;
  if (path === 'server/main.ts') return true;
  // A page may wait: its timers redraw and fold away; they decide nothing.
  return (path.startsWith('web/') || path.startsWith('widget/')) && timers.some((timer) => touched === `${timer}()`);
}

it('law 4: the clock, chance, the environment, the network and timers are handed in', () => {
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(60);
  const wrong = files.flatMap((path) =>
    nodesOf(syntaxOf(path)).flatMap((node) => {
      const touched = worldIn(node);
      if (touched === undefined || isAtHome(path, touched)) return [];
      const instead = path.startsWith('web/')
        ? "use web/kit's clock and api client"
        : 'take tx.now, tx.newId() or a client handed in';
      return [`${path}:${lineOf(path, node)} touches ${touched}: ${instead}`];
    }),
  );
  expect(wrong).toEqual([]);
});

it('law 4: every named adapter exists', () => {
  const files = filesOf();
  expect(
    adapters
      .filter((path) => !files.includes(path))
      .map((path) => `${path}: take it off the list in tools/checks/adapters.ts`),
  ).toEqual([]);
});
