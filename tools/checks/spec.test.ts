import { expect, it } from 'vitest';
import { idsClaimed, idsNamedByTests } from './spec-titles.ts';

it('law 5: every SPEC id claimed as delivered is named by the title of a test', () => {
  const claimed = idsClaimed();
  expect(claimed.length, 'docs/spec-delivered.md lists the delivered ids').toBeGreaterThan(0);
  const named = idsNamedByTests();
  const bare = claimed.filter((id) => !named.has(id));
  expect(
    bare.map((id) => `${id}: write the test that proves it (it('${id}: …')), or take it off docs/spec-delivered.md`),
  ).toEqual([]);
});
