import { expect, it } from 'vitest';
import { refusalSentence } from '#languages/translate.ts';
import { languages } from '#languages/language.ts';
import { isForTests, sourceFiles, textOf } from './source-tree.ts';

const code = /new Refusal\(\s*'[a-z-]+',\s*'([a-z0-9-]+\.[a-z0-9-]+)'/g;

it('LNG-1: every refusal has a sentence in every language', () => {
  const codes = new Set(
    sourceFiles()
      .filter((path) => /^(core|server)\//.test(path) && !isForTests(path))
      .flatMap((path) => [...textOf(path).matchAll(code)].map((found) => found[1] ?? '')),
  );
  expect(codes.size).toBeGreaterThan(40);
  const bare = [...codes].flatMap((each) =>
    languages
      .filter((language) => refusalSentence(language, each, {}) === each)
      .map((language) => `${language}: ${each}`),
  );
  expect(bare.map((each) => `${each}: write it under refusals in languages/*/<wing>.ts`)).toEqual([]);
});
