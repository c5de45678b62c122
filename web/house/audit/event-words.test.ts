import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { filesOf, root } from '#tools/checks/source-tree.ts';
import { eventWords } from './event-words.ts';

it('USR-1: everything that is recorded has words of its own in the audit log', () => {
  const sources = ['server', 'core'].flatMap((wing) => filesOf(wing)).filter((path) => /(?<!\.test)\.ts$/u.test(path));
  const types = new Set<string>();
  for (const path of sources) {
    const text = readFileSync(`${root}/${path}`, 'utf8');
    for (const [, type] of text.matchAll(/record\([^;]{0,120}?type: '([a-z-]+\.[a-z-]+)'/gu)) types.add(type as string);
    for (const [, type] of text.matchAll(/\.say\(\s*'([a-z-]+\.[a-z-]+)'/gu)) types.add(type as string);
  }
  expect(types.size).toBeGreaterThan(100);
  expect([...types].filter((type) => eventWords(type) === undefined).toSorted()).toEqual([]);
});
