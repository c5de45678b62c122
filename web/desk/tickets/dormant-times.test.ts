import { describe, expect, it } from 'vitest';
import { dormantDate, dormantTimes } from './dormant-times.ts';

const now = new Date(2026, 10, 22, 13).getTime();
const eight = (year: number, month: number, day: number) => new Date(year, month - 1, day, 8).getTime();

describe('until when a ticket rests', () => {
  it('TKT-2: a dormancy ends at eight of a day ahead, on Sunday too', () => {
    expect(dormantTimes(now).map(({ at }) => at)).toEqual([
      eight(2026, 11, 23),
      eight(2026, 11, 23),
      eight(2026, 11, 29),
      eight(2026, 12, 22),
    ]);
  });

  it('TKT-2: a date is typed as people write it; without a year the next one is meant', () => {
    expect(dormantDate('2026-12-01', now)).toBe(eight(2026, 12, 1));
    expect(dormantDate('1.12.2026', now)).toBe(eight(2026, 12, 1));
    expect(dormantDate('1/12', now)).toBe(eight(2026, 12, 1));
    expect(dormantDate('5.1.', now)).toBe(eight(2027, 1, 5));
    expect([dormantDate('2026-11-01', now), dormantDate('31.2.', now), dormantDate('imorgon', now)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});
