import { describe, expect, it } from 'vitest';
import { readTarget, targetText } from './target-text.ts';

const business = { clock: 'business' } as const;

describe('writing a target', () => {
  it.each([
    ['30 min', 30, 'minutes'],
    ['45', 45, 'minutes'],
    ['4h', 4, 'hours'],
    ['4 timmar', 4, 'hours'],
    ['2 d', 2, 'days'],
    ['20 s', 20, 'seconds'],
    ['3 pv', 3, 'days'],
  ])('SLA-2: “%s” is read as %s %s', (text, amount, unit) => {
    expect(readTarget(text, null, business)).toMatchObject({ amount, unit, clock: 'business' });
  });

  it('SLA-2: nothing promises nothing, and what is no time is not guessed', () => {
    expect(readTarget('', null, business)).toBeNull();
    for (const wrong of ['soon', '0 h', '-4 h', '4 h och lite', '1.5 h', '9999999 h']) {
      expect(readTarget(wrong, null, business)).toBeUndefined();
    }
  });

  it('SLA-2: days that are newly written are opening days, or calendar days where the word says so', () => {
    const hours = { amount: 40, unit: 'hours', day: 'open-hours-24', clock: 'business', calendarId: null } as const;
    expect(readTarget('5 d', hours, business)).toEqual({ ...hours, amount: 5, unit: 'days', day: 'opening-day' });
    expect(readTarget('2 dygn', null, business)).toMatchObject({ amount: 2, unit: 'days', day: 'calendar-day' });
    const of24 = { ...hours, amount: 2, unit: 'days' } as const;
    expect(readTarget('3 d', of24, business)).toEqual({ ...of24, amount: 3 });
  });

  it('SLA-2: a new amount keeps the clock and the calendar it had', () => {
    const wall = { amount: 1, unit: 'days', day: 'calendar-day', clock: 'wall', calendarId: 'night' } as const;
    expect(readTarget('3 d', wall, business)).toEqual({ ...wall, amount: 3 });
    expect(targetText({ amount: 30, unit: 'minutes' })).toBe('30 min');
  });
});
