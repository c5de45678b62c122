import { expect, it } from 'vitest';
import { de } from './de.ts';
import { en } from './en.ts';
import { fi } from './fi.ts';
import { languages } from './language.ts';
import { sv } from './sv.ts';
import { translate } from './translate.ts';

const words = { sv, en, de, fi };

/** Words that docs/words.md does not choose, by language. */
const otherWords = {
  sv: /servicemål|biljett/i,
  en: /SLA breach|violat/i,
  de: /Versprechen|\bTickets?\b|Servicestufe|Service-Level|API-Token|[Vv]erfehlt/,
  fi: /\btapau|\btiket/i,
};

it('LNG-1: a thing is called the same in every page, mail and refusal of a language', () => {
  const found = languages.flatMap((language) =>
    textsOf(words[language])
      .filter(({ text }) => otherWords[language].test(text.replaceAll(/\{\{.*?\}\}/g, '')))
      .map(({ key, text }) => `${language} ${key}: ${text}`),
  );
  expect(found).toEqual([]);
});

it('LNG-1: what is filled in is the same in every language', () => {
  const source = new Map(textsOf(sv).map(({ key, text }) => [key, factsOf(text)]));
  const found = (['en', 'de', 'fi'] as const).flatMap((language) =>
    textsOf(words[language])
      .filter(({ key, text }) => source.has(key) && factsOf(text) !== source.get(key))
      .map(({ key, text }) => `${language} ${key}: ${text}`),
  );
  expect(found).toEqual([]);
});

it('LNG-1: what is counted is said in its form for one', () => {
  const one = {
    sv: ['1 öppet', '1 försenad genast'],
    en: ['1 open'],
    de: ['1 offen'],
    fi: ['1 avoin', '1 myöhästyy heti'],
  };
  for (const language of languages) {
    const said = ['register:sites.open', 'time:calendars.movesOverdue'].map((key) =>
      translate(language, key, { count: 1 }),
    );
    expect(said).toEqual(expect.arrayContaining(one[language]));
  }
});

function textsOf(tree: object, above = ''): { key: string; text: string }[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    const key = above === '' ? name : `${above}.${name}`;
    return typeof value === 'string' ? [{ key, text: value }] : textsOf(value as object, key);
  });
}

function factsOf(text: string): string {
  return [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((each) => each[1]))].sort().join(' ');
}
