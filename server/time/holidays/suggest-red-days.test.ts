import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isRedDaySet, redDaySetCodes } from '#core/time/holidays/red-day-set.ts';
import { suggestedSets, suggestRedDays } from './suggest-red-days.ts';

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

  it('CAL-1: the United States have the federal holidays in law', async () => {
    for (const year of years) {
      const ours = new Set((await suggestRedDays('US', year)).map(({ date }) => date));
      const missing = listed('US', year).holidays.filter(({ date }) => !ours.has(date));
      expect(missing, `US ${year}`).toEqual([]);
    }
  });
});

describe('any country', () => {
  it('CAL-1: every set of the library can be chosen, and no other', async () => {
    const codes = (await suggestedSets()).map(({ code }) => code);
    expect(codes.length).toBeGreaterThan(600);
    expect(redDaySetCodes()).toEqual(codes.toSorted());
    expect(isRedDaySet('XX')).toBe(false);
    expect(isRedDaySet('SE-')).toBe(false);
  });

  it('CAL-1: Norway closes on 17 May, Bavarian Protestants on no Assumption, Scotland on St Andrew’s', async () => {
    const of = async (setCode: string) => (await suggestRedDays(setCode, 2026)).map(({ date }) => date);
    expect(await of('NO')).toContain('2026-05-17');
    expect(await of('DE-BY-EVANG')).not.toContain('2026-08-15');
    expect(await of('DE-BY-KATH')).toContain('2026-08-15');
    expect(await of('GB-SCT')).toContain('2026-11-30');
  });
});
