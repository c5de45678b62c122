import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#core/platform/instant.ts';
import { nextReturn, takesUp } from './returning.ts';

const monday = Date.parse('2025-11-03T07:00:00Z');
const once = { at: monday, category: 'open', everyDays: null } as const;
const weekly = { at: monday, category: 'new', everyDays: 7 } as const;

describe('tickets that come back', () => {
  it('TKT-2: a dormancy ends once, a repeating ticket comes back at its interval', () => {
    expect(nextReturn(once, monday)).toBeNull();
    expect(nextReturn(weekly, monday)).toEqual({ ...weekly, at: monday + 7 * DAY });
  });

  it('TKT-2: times missed are not made up for, and the step is kept', () => {
    expect(nextReturn(weekly, monday + 7 * DAY)?.at).toBe(monday + 14 * DAY);
    expect(nextReturn(weekly, monday + 15 * DAY + HOUR)?.at).toBe(monday + 21 * DAY);
  });

  it('TKT-2: the end of a dormancy leaves a ticket that woke before; a repeating one takes up what was closed', () => {
    expect([takesUp(once, 'dormant'), takesUp(once, 'open'), takesUp(once, 'closed')]).toEqual([true, false, false]);
    expect([takesUp(weekly, 'closed'), takesUp(weekly, 'open'), takesUp(weekly, 'new')]).toEqual([true, true, false]);
  });
});
