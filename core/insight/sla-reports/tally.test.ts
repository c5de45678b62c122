import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MINUTE } from '#core/platform/instant.ts';
import { addTally, emptyTally, levelOf, meanOf, missedOf, type Tally } from './tally.ts';

const tally = (met: number, missedStopped: number, overdue = 0, cancelled = 0): Tally => ({
  ...emptyTally,
  met,
  missedStopped,
  overdue,
  cancelled,
});

describe('what a report counts', () => {
  it('SLR-1: level is met of met and missed, where open and overdue is missed and cancelled is in neither', () => {
    expect(levelOf(tally(8, 1, 1, 5))).toBe(0.8);
    expect(missedOf(tally(8, 1, 1, 5))).toBe(2);
  });

  it('SLR-1: nothing to divide by is no level, neither 0 % nor 100 %', () => {
    expect(levelOf(emptyTally)).toBeNull();
    expect(levelOf(tally(0, 0, 0, 7))).toBeNull();
    expect(meanOf(emptyTally.metTime)).toBeNull();
  });

  it('SLR-1: the level of the whole is weighted by promises, never the mean of percentages', () => {
    expect(levelOf(addTally(tally(99, 1), tally(0, 1)))).toBeCloseTo(99 / 101, 12);
  });

  it('SLR-1: means are weighted by promises, and extremes are those of any part', () => {
    const one = {
      ...emptyTally,
      met: 1,
      metTime: { count: 1, sumMs: 60 * MINUTE, minMs: 60 * MINUTE, maxMs: 60 * MINUTE },
    };
    const many = {
      ...emptyTally,
      met: 3,
      metTime: { count: 3, sumMs: 60 * MINUTE, minMs: 5 * MINUTE, maxMs: 40 * MINUTE },
    };
    const both = addTally(one, many).metTime;
    expect(meanOf(both)).toBe(30 * MINUTE);
    expect([both.minMs, both.maxMs]).toEqual([5 * MINUTE, 60 * MINUTE]);
    expect(addTally(one, emptyTally)).toEqual(one);
  });

  it('SLR-1: however promises are parted, the parts add up to the whole', () => {
    const counts = fc.array(fc.tuple(fc.nat(50), fc.nat(50), fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(counts, fc.nat(19), (parts, seam) => {
        const tallies = parts.map(([met, missed, overdue, cancelled]) => tally(met, missed, overdue, cancelled));
        const sum = (some: readonly Tally[]) => some.reduce(addTally, emptyTally);
        expect(addTally(sum(tallies.slice(0, seam)), sum(tallies.slice(seam)))).toEqual(sum(tallies));
      }),
    );
  });
});
