import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkFilterVectors, ruleMatches, type VectorRow } from './check-vectors.ts';
import { matchesWords } from './match-words.ts';

const file = '../shared/data/filter-match-vectors.json';
if (!existsSync(file)) throw new Error(`The vectors of word matching are missing: put ${file} beside the project.`);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as {
  wordVectors: { id: string; pattern: string; text: string; match: boolean; why: string }[];
  ruleVectors: { id: string; name: string; rows: VectorRow[]; message: Record<string, unknown>; match: boolean }[];
};

describe('word vectors', () => {
  it('FLT-2: the file holds its 32 word and 9 rule vectors', () => {
    expect(vectors.wordVectors).toHaveLength(32);
    expect(vectors.ruleVectors).toHaveLength(9);
  });

  it.each(vectors.wordVectors)('FLT-2: $id “$pattern” in “$text” is $match ($why)', ({ pattern, text, match }) => {
    expect(matchesWords(pattern, text)).toBe(match);
  });
});

describe('rule vectors', () => {
  it.each(vectors.ruleVectors)('FLT-2: $id $name is $match', ({ rows, message, match }) => {
    expect(ruleMatches(rows, message)).toBe(match);
  });

  it('FLT-2: the whole file passes, and a vector turned round is told', () => {
    expect(checkFilterVectors(vectors)).toEqual({ failures: [], passed: 41, failed: 0 });
    const [first] = vectors.wordVectors;
    const turned = { ...vectors, wordVectors: [{ ...first, match: !first?.match }] };
    expect(checkFilterVectors(turned)).toMatchObject({ passed: 9, failed: 1, failures: [{ id: first?.id }] });
    expect(() => checkFilterVectors({ words: [] })).toThrow(/wordVectors/);
  });
});

describe('what the vectors leave open', () => {
  it.each([
    ['straße', 'STRASSE 4', true],
    ['ÅÄÖ*', 'åäöar', true],
    ['étudiant', 'E\u0301TUDIANT', true],
    ['slut', 'slut.Nästa mening', true],
    ['stäng ärendet', 'Kan ni  stäng\närendet nu', true],
    ['stäng ärendet', 'stäng ärendets', false],
    ['*', '', false],
    ['', 'något', false],
    ['erik.svensson@*', 'från erik.svensson@klarna.se', true],
    ['faktura', 'faktura/kvitto', true],
  ])('FLT-2: “%s” in “%s” is %s', (pattern, text, match) => {
    expect(matchesWords(pattern, text)).toBe(match);
  });

  it('FLT-2: a hostile pattern on a hostile text answers at once', () => {
    const before = performance.now();
    expect(matchesWords(`${'*a'.repeat(50)}b`, 'a'.repeat(20_000))).toBe(false);
    expect(performance.now() - before).toBeLessThan(1_000);
  });
});
