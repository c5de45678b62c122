import { expect, it } from 'vitest';
import { cyclesIn } from './cycles.ts';
import { importsOf } from './imports.ts';
import { sourceFiles } from './source-tree.ts';

it('law 1: finds a cycle when there is one', () => {
  expect(
    cyclesIn(
      new Map([
        ['a', ['b']],
        ['b', ['c']],
        ['c', ['a']],
        ['d', ['a']],
      ]),
    ),
  ).toEqual([['a', 'b', 'c']]);
  expect(
    cyclesIn(
      new Map([
        ['a', ['b', 'c']],
        ['b', ['c']],
        ['c', []],
      ]),
    ),
  ).toEqual([]);
});

it('law 1: no file imports itself by way of others, types included', () => {
  const files = sourceFiles();
  expect(files.length).toBeGreaterThan(60);
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file).flatMap((one) => (one.target.kind === 'file' ? [one.target.path] : [])),
    ]),
  );
  const told = cyclesIn(graph).map(
    (cycle) => `${[...cycle, cycle[0]].join(' → ')}: move what both need to a file of its own that imports neither`,
  );
  expect(told).toEqual([]);
});
