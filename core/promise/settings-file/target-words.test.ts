import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayMeanings, type Target, targetClocks, targetUnits } from '../levels/target.ts';
import { readTargetWords, targetWords } from './target-words.ts';

const says = (text: string) => readTargetWords(text);

describe('the words of a target', () => {
  it.each([
    ['30 min', { amount: 30, unit: 'minutes', clock: 'business' }],
    ['4 h', { amount: 4, unit: 'hours', clock: 'business' }],
    ['20 s wall-clock', { amount: 20, unit: 'seconds', clock: 'wall' }],
    ['1.5 h', { amount: 90, unit: 'minutes', clock: 'business' }],
    ['3 opening days', { amount: 3, unit: 'days', day: 'opening-day', clock: 'business' }],
    ['3 business days', { amount: 3, unit: 'days', day: 'opening-day', clock: 'business' }],
    ['1 calendar day', { amount: 1, unit: 'days', day: 'calendar-day', clock: 'wall' }],
    ['2 days of 24 h', { amount: 2, unit: 'days', day: 'open-hours-24', clock: 'business' }],
    ['3 days of 8.5 h', { amount: 1530, unit: 'minutes', clock: 'business' }],
    ['2 days of 8 h', { amount: 16, unit: 'hours', clock: 'business' }],
  ])('SLA-11: “%s” is read', (text, target) => {
    expect(says(text)).toMatchObject(target);
  });

  it.each([
    ['1 day', 'which-day'],
    ['2 d', 'which-day'],
    ['soon', 'bad-target'],
    ['0 min', 'bad-target'],
    ['4 moons', 'bad-target'],
    ['1.5 min', 'bad-target'],
    ['', 'bad-target'],
  ])('SLA-11: “%s” is not: %s', (text, problem) => {
    expect(says(text)).toBe(problem);
  });

  it('SLA-11: whatever is written of a target says the same when it is read', () => {
    const target = fc.record({
      amount: fc.integer({ min: 1, max: 100_000 }),
      unit: fc.constantFrom(...targetUnits),
      day: fc.constantFrom(...dayMeanings),
      clock: fc.constantFrom(...targetClocks),
      calendarId: fc.constant(null),
    });
    fc.assert(
      fc.property(target, (one: Target) => {
        const read = readTargetWords(targetWords(one));
        const clock = one.unit === 'days' && one.day === 'calendar-day' ? 'wall' : one.clock;
        const day = one.unit === 'days' ? one.day : 'open-hours-24';
        expect(read).toEqual({ ...one, clock, day });
      }),
    );
  });
});
