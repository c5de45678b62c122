import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ConditionTree } from './condition.ts';
import { blankFacts } from './conditions.examples.ts';
import { holds } from './holds.ts';
import { matchesWords } from './match-words.ts';

const file = '../shared/data/filter-match-vectors.json';
if (!existsSync(file)) throw new Error(`The vectors of word matching are missing: put ${file} beside the project.`);
const vectors = JSON.parse(readFileSync(file, 'utf8')) as {
  wordVectors: { id: string; pattern: string; text: string; match: boolean; why: string }[];
  ruleVectors: { id: string; name: string; rows: Row[]; message: Record<string, unknown>; match: boolean }[];
};
interface Row {
  negative?: boolean;
  anyOf: { field?: string; pattern?: string; equals?: string; minutesSinceCreatedOrChanged?: number }[];
}

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
    const now = 1_000_000_000_000;
    const minutes = Number(message['minutesSinceCreatedOrChanged'] ?? 0);
    const facts = {
      ...blankFacts,
      now,
      subject: String(message['subject'] ?? ''),
      sender: String(message['from'] ?? ''),
      source: String(message['source'] ?? ''),
      status: String(message['status'] ?? ''),
      createdAt: now - minutes * 60_000,
      changedAt: now - minutes * 60_000,
      lastMessage: { text: String(message['text'] ?? ''), author: 'customer', at: now },
    } as const;
    const tree: ConditionTree = {
      join: 'all',
      members: rows.map((row) => ({
        join: 'any',
        negated: row.negative ?? false,
        conditions: row.anyOf.map((one) => {
          if (one.minutesSinceCreatedOrChanged !== undefined) {
            return {
              field: 'changed-age',
              negated: false,
              minutes: one.minutesSinceCreatedOrChanged,
              clock: 'wall',
            } as const;
          }
          if (one.equals !== undefined) {
            return { field: one.field as 'source' | 'status', negated: false, anyOf: [one.equals] } as const;
          }
          const field = ({ text: 'last-message', subject: 'subject', from: 'sender' } as const)[
            one.field as 'text' | 'subject' | 'from'
          ];
          return { field, negated: false, words: [String(one.pattern)] } as const;
        }),
      })),
    };
    expect(holds(tree, facts)).toBe(match);
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
