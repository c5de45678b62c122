import { expect, it } from 'vitest';
import { isForTests, sourceFiles } from './source-tree.ts';
import { lineOf, memberName, type Node, nodesOf, syntaxOf } from './syntax.ts';

const queries = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'];
const statement =
  /^\s*(select\s+\S|insert\s+into\s|update\s+\w+\s+set\s|delete\s+from\s|(create|alter|drop)\s+(table|index|database)|(un)?listen\s|notify\s)/i;

/** What in this tree speaks SQL: a kysely query, a sql`…` tag or a string that is a statement. */
function sqlIn(path: string): Node[] {
  return nodesOf(syntaxOf(path)).filter((node) => {
    if (node.type === 'TaggedTemplateExpression') return (node['tag'] as Node)['name'] === 'sql';
    if (node.type === 'MemberExpression')
      return queries.includes(memberName(node)?.split('.')[1] ?? String((node['property'] as Node)['name']));
    if (node.type === 'Literal') return typeof node['value'] === 'string' && statement.test(node['value']);
    if (node.type === 'TemplateElement')
      return statement.test(String((node['value'] as { cooked?: string }).cooked ?? ''));
    return false;
  });
}

const places = sourceFiles().filter((path) => path.startsWith('server/') && !isForTests(path));

it('law 3: SQL stands only in stores and migrations', () => {
  expect(places.length).toBeGreaterThan(20);
  const wrong = places
    .filter((path) => !/\.(store|migration)\.ts$/.test(path) && !path.startsWith('server/platform/db/'))
    .flatMap((path) =>
      sqlIn(path).map((node) => `${path}:${lineOf(path, node)} holds SQL: move the query to the room's .store.ts`),
    );
  expect(wrong).toEqual([]);
});

it('law 3: the check knows SQL when it sees it', () => {
  const stores = places.filter((path) => path.endsWith('.store.ts'));
  expect(stores.length).toBeGreaterThan(0);
  expect(stores.filter((path) => sqlIn(path).length === 0).map((path) => `${path}: a store without a query`)).toEqual(
    [],
  );
});
