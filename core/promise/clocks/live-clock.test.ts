import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { at, officeHours } from './clocks.examples.ts';
import { type KeptClock, liveClock } from './live-clock.ts';
import { mostUrgent } from './most-urgent.ts';
import { openTimeOf, wallClock } from './timekeeper.ts';
import { nextStepAt, STALE_AFTER, stepsDue } from './warning-steps.ts';

const office = openTimeOf(compileCalendar(officeHours, []));
const kept: KeptClock = {
  state: 'ticking',
  targetMs: 4 * HOUR,
  elapsedMs: 0,
  countedFromAt: at('mon 14:00'),
  warnPercents: [50, 80],
};

describe('a promise as it stands', () => {
  it.each([
    ['mon 14:30', 'ontrack', 3.5 * HOUR, 0, true],
    ['mon 16:00', 'warn', 2 * HOUR, 0, true],
    ['mon 17:00', 'closed', HOUR, 0, false],
    ['tue 08:30', 'warn', 30 * MINUTE, 0, true],
    ['tue 09:00', 'warn', 0, 0, true],
    ['tue 09:10', 'over', 0, 10 * MINUTE, true],
    ['tue 20:00', 'over', 0, 8 * HOUR, false],
  ])('SLA-7: at %s it shows %s', (when, state, leftMs, overMs, counting) => {
    const live = liveClock(kept, office, at(when));
    expect(live).toMatchObject({ state, leftMs, overMs, counting });
    expect(live.shareLeft).toBe(leftMs / kept.targetMs);
  });

  it('SLA-7: it says until when it goes on by itself', () => {
    expect(liveClock(kept, office, at('mon 14:30')).changesAt).toBe(at('mon 17:00'));
    expect(liveClock(kept, office, at('mon 20:00')).changesAt).toBe(at('tue 08:00'));
    expect(liveClock(kept, wallClock, at('mon 20:00'))).toMatchObject({ changesAt: null, overMs: 2 * HOUR });
  });

  it('SLA-7: standing still it neither counts nor changes, and is never overdue by waiting', () => {
    const standing = { ...kept, state: 'standing', elapsedMs: HOUR } as const;
    expect(liveClock(standing, office, at('fri 10:00'))).toMatchObject({
      state: 'paused',
      leftMs: 3 * HOUR,
      changesAt: null,
    });
  });

  it('SLA-7: an ended promise is kept or broken', () => {
    expect(liveClock({ ...kept, state: 'met', elapsedMs: HOUR }, office, at('fri 10:00')).state).toBe('kept');
    expect(liveClock({ ...kept, state: 'missed', elapsedMs: 5 * HOUR }, office, at('fri 10:00'))).toMatchObject({
      state: 'broken',
      overMs: HOUR,
    });
  });
});

describe('what is most urgent', () => {
  const round = (dueAt: number | null, standingSinceAt: number | null = null) =>
    ({ outcome: 'running', dueAt, stoppedAt: null, standingSinceAt, cancelReason: null }) as const;

  it('SLA-7: the open promise due first, ticking before standing still, never-due last', () => {
    const [soon, late, standing, never] = [round(10), round(20), round(5, 1), round(null)];
    expect(mostUrgent([late, standing, soon, never])).toBe(soon);
    expect(mostUrgent([standing, never])).toBe(never);
    expect(mostUrgent([])).toBeNull();
  });

  it('SLA-7: with nothing open the one that stopped last; superseded rounds are never shown', () => {
    const ended = { dueAt: 1, standingSinceAt: null, cancelReason: null } as const;
    const met = { ...ended, outcome: 'met', stoppedAt: 9 } as const;
    const missed = { ...ended, outcome: 'missed', stoppedAt: 9 } as const;
    const gone = { ...ended, outcome: 'cancelled', stoppedAt: 99, cancelReason: 'superseded' } as const;
    expect(mostUrgent([met, missed, gone])).toBe(missed);
  });
});

describe('steps of a clock', () => {
  const left = {
    warnAt: [100, 200],
    warnPercents: [50, 80],
    warned: 0,
    stepAt: [100, 150, 400],
    stepped: 0,
    breachAt: 300,
    breachToldAt: null,
  };

  it('SLA-8: each threshold once, the miss once, and then nothing more', () => {
    expect(stepsDue(left, 99)).toMatchObject({ warnPercent: null, breach: false, warned: 0 });
    expect(stepsDue(left, 100)).toMatchObject({ warnPercent: 50, warned: 1 });
    expect(stepsDue({ ...left, warned: 1 }, 150)).toMatchObject({ warnPercent: null, warned: 1 });
    expect(stepsDue(left, 250)).toMatchObject({ warnPercent: 80, steps: [0, 1], stepped: 2, warned: 2 });
    expect(stepsDue({ ...left, warned: 2 }, 300)).toMatchObject({ warnPercent: null, breach: true });
    expect(stepsDue({ ...left, warned: 2, breachToldAt: 300 }, 400)).toMatchObject({ breach: false });
    expect([
      nextStepAt(left),
      nextStepAt({ ...left, warned: 2, stepped: 2 }),
      nextStepAt({ ...left, warned: 2, stepped: 2, breachToldAt: 1 }),
      nextStepAt({ ...left, warned: 2, stepped: 3, breachToldAt: 1 }),
    ]).toEqual([100, 300, 400, null]);
  });

  it('SLA-8: a warning whose moment is long past is left out, and none is sent beside a miss', () => {
    expect(stepsDue({ ...left, breachAt: null }, 200 + STALE_AFTER + 1)).toMatchObject({
      warnPercent: null,
      warned: 2,
    });
    expect(stepsDue(left, 301)).toMatchObject({ warnPercent: null, breach: true, warned: 2 });
  });
});
