import { expect, it } from 'vitest';
import { localeOf } from '#core/platform/locale.ts';
import { sizeText } from './attachment-link.tsx';

it('LNG-1: the size of a file is written as each language writes numbers', () => {
  const said = (language: string) => sizeText(1_340_000, (n) => new Intl.NumberFormat(localeOf(language)).format(n));
  expect(['sv', 'en', 'de', 'fi'].map(said)).toEqual(['1,3 MB', '1.3 MB', '1,3 MB', '1,3 MB']);
});
