import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#core/platform/instant.ts';
import { nextReturn, takesUp } from './returning.ts';

const zone = 'Europe/Stockholm';
const monday = Date.parse('2025-11-03T07:00:00Z');
const once = { at: monday, category: 'open', everyDays: null } as const;
const weekly = { at: monday, category: 'new', everyDays: 7 } as const;

describe('tickets that come back', () => {
  it('TKT-2: a dormancy ends once, a repeating ticket comes back at its interval', () => {
    expect(nextReturn(once, monday, zone)).toBeNull();
    expect(nextReturn(weekly, monday, zone)).toEqual({ ...weekly, at: monday + 7 * DAY });
  });

  it('TKT-2: times missed are not made up for, and the step is kept', () => {
    expect(nextReturn(weekly, monday + 7 * DAY, zone)?.at).toBe(monday + 14 * DAY);
    expect(nextReturn(weekly, monday + 15 * DAY + HOUR, zone)?.at).toBe(monday + 21 * DAY);
  });

  it('TKT-2: a repeating ticket comes back at the same time of day after the clocks change', () => {
    const before = { at: Date.parse('2026-03-28T07:00:00Z'), category: 'new', everyDays: 1 } as const;
    expect(nextReturn(before, before.at, zone)?.at).toBe(Date.parse('2026-03-29T06:00:00Z'));
    expect(nextReturn(before, before.at + 30 * DAY, zone)?.at).toBe(Date.parse('2026-04-28T06:00:00Z'));
    const autumn = { ...before, at: Date.parse('2026-10-24T06:00:00Z'), everyDays: 7 };
    expect(nextReturn(autumn, autumn.at, zone)?.at).toBe(Date.parse('2026-10-31T07:00:00Z'));
  });

  it('TKT-2: the end of a dormancy leaves a ticket that woke before; a repeating one takes up what was closed', () => {
    expect([takesUp(once, 'dormant'), takesUp(once, 'open'), takesUp(once, 'closed')]).toEqual([true, false, false]);
    expect([takesUp(weekly, 'closed'), takesUp(weekly, 'open'), takesUp(weekly, 'new')]).toEqual([true, true, false]);
  });
});
