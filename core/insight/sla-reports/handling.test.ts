import { describe, expect, it } from 'vitest';
import { HOUR } from '#core/platform/instant.ts';
import { addHandling, averageHandling, noHandling, withinTarget } from './handling.ts';

describe('handling of closed tickets', () => {
  it('SLR-3: what no ticket had is told as nothing, never as nought or a hundred per cent', () => {
    expect(withinTarget(noHandling)).toBeNull();
    expect(averageHandling(noHandling)).toEqual({ openMs: null, wallMs: null });
    const unjudged = { ...noHandling, closed: 2, wallMs: 6 * HOUR };
    expect(withinTarget(unjudged)).toBeNull();
    expect(averageHandling(unjudged)).toEqual({ openMs: null, wallMs: 3 * HOUR });
  });

  it('SLR-3: parts add up before anything is divided', () => {
    const quick = { closed: 9, within: 9, late: 0, openMs: 9 * HOUR, wallMs: 18 * HOUR };
    const slow = { closed: 1, within: 0, late: 1, openMs: 11 * HOUR, wallMs: 22 * HOUR };
    const both = addHandling(quick, slow);
    expect(withinTarget(both)).toBe(0.9);
    expect(averageHandling(both)).toEqual({ openMs: 2 * HOUR, wallMs: 4 * HOUR });
  });
});
