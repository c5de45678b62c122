import { expect, it } from 'vitest';
import type { LocalDate } from '#core/time/spans/local-date.ts';
import { shortDate } from './date-text.ts';

it('LNG-1: a short date is written as each language writes it', () => {
  const day = '2026-12-24' as LocalDate;
  expect(['sv', 'en', 'de', 'fi'].map((language) => shortDate(day, language))).toEqual([
    'to 24/12',
    'Th 24/12',
    'Do 24.12.',
    'to 24.12.',
  ]);
});
