import { describe, expect, it } from 'vitest';
import { decidedAt, verdictAt } from './verdict.ts';

const cycle = { outcome: 'running', dueAt: 1000, breachAt: 1001, stoppedAt: null } as const;

describe('the verdict on a promise and the period it belongs to', () => {
  it('SLR-1: open and past due is missed now, and not a moment before', () => {
    expect(verdictAt(cycle, 1000)).toBeNull();
    expect(verdictAt(cycle, 1001)).toBe('overdue');
  });

  it('SLR-1: what stands still and cannot be missed has no verdict yet', () => {
    expect(verdictAt({ ...cycle, breachAt: null }, 1e13)).toBeNull();
    expect(decidedAt({ ...cycle, breachAt: null })).toBeNull();
  });

  it('SLR-1: a miss belongs to the moment its time ran out, also after it was answered at last', () => {
    expect(decidedAt(cycle)).toBe(1001);
    expect(decidedAt({ ...cycle, outcome: 'missed', stoppedAt: 9000 })).toBe(1001);
  });

  it('SLR-1: a kept or cancelled promise belongs to the moment it stopped', () => {
    expect(decidedAt({ ...cycle, outcome: 'met', breachAt: null, stoppedAt: 900 })).toBe(900);
    expect(decidedAt({ ...cycle, outcome: 'cancelled', stoppedAt: 950 })).toBe(950);
  });
});
