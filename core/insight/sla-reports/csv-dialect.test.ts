import { describe, expect, it } from 'vitest';
import { MINUTE } from '#core/platform/instant.ts';
import { csvDialectOf, csvMinutes, csvNumber, csvPercent, percentShown } from './csv-dialect.ts';

const swedish = csvDialectOf('sv');
const english = csvDialectOf('en');

describe('values in files', () => {
  it('SLR-4: Swedish, Finnish and German files take semicolon and decimal comma, English ones comma and point', () => {
    for (const language of ['sv', 'fi', 'de', 'sv-SE'])
      expect(csvDialectOf(language)).toEqual({ delimiter: ';', decimal: ',' });
    expect(english).toEqual({ delimiter: ',', decimal: '.' });
  });

  it('SLR-4: durations are minutes a spreadsheet can add up', () => {
    expect(csvMinutes(66.5 * MINUTE, swedish)).toBe('66,50');
    expect(csvMinutes(20_000, english)).toBe('0.33');
  });

  it('SLR-1: nothing is a dash in files too', () => {
    expect([csvPercent(null, swedish), csvMinutes(null, swedish), csvNumber(null, 0, english)]).toEqual([
      '–',
      '–',
      '–',
    ]);
  });

  it('SLR-1: a level that lacks one promise is never shown as a full hundred', () => {
    expect(percentShown(9999 / 10_000)).toBe(99.9);
    expect(percentShown(1 / 10_000)).toBe(0.1);
    expect([percentShown(1), percentShown(0), percentShown(0.9719)]).toEqual([100, 0, 97.2]);
  });
});
