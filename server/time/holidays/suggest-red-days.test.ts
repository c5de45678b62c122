import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { suggestRedDays } from './suggest-red-days.ts';

const file = '../shared/data/red-days-2024-2030.json';
interface Listed {
  readonly holidays: readonly { readonly date: string; readonly name: string }[];
  readonly eves?: readonly { readonly date: string; readonly name: string }[];
}

describe('red days against the statutes, 2024–2030', () => {
  const years = [2024, 2025, 2026, 2027, 2028, 2029, 2030];
  const listed = (country: string, year: number): Listed => {
    expect(existsSync(file), `${file} is missing: put the project's data folder beside the project`).toBe(true);
    return JSON.parse(readFileSync(file, 'utf8')).countries[country][year];
  };

  it('CAL-1: Sweden has the red days in law and the four eves on which offices close', async () => {
    for (const year of years) {
      const ours = await suggestRedDays('SE', year);
      const law = listed('SE', year);
      expect(ours.filter(({ eve }) => !eve).map(({ date, name }) => ({ date, name }))).toEqual(
        law.holidays.map(({ date, name }) => ({ date, name })),
      );
      expect(ours.filter(({ eve }) => eve).map(({ date, name }) => ({ date, name }))).toEqual(
        law.eves?.map(({ date, name }) => ({ date, name })),
      );
    }
  });

  it('CAL-1: Finland and Germany have the red days in law', async () => {
    for (const country of ['FI', 'DE']) {
      for (const year of years) {
        const ours = (await suggestRedDays(country, year)).filter(({ eve }) => !eve).map(({ date }) => date);
        expect(ours, `${country} ${year}`).toEqual(listed(country, year).holidays.map(({ date }) => date));
      }
    }
  });

  it('CAL-1: Finland closes on Midsummer Eve and Christmas Eve, Bavaria has its own days', async () => {
    const finland = (await suggestRedDays('FI', 2025)).filter(({ eve }) => eve).map(({ date }) => date);
    expect(finland).toEqual(['2025-06-20', '2025-12-24']);
    const bavaria = (await suggestRedDays('DE-BY', 2025)).map(({ date }) => date);
    expect(bavaria).toContain('2025-06-19');
    expect(bavaria).toContain('2025-01-06');
    expect((await suggestRedDays('DE', 2025)).map(({ date }) => date)).not.toContain('2025-06-19');
  });
});
