import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { epochDayOf, weekdayIndex } from '#core/time/spans/local-date.ts';
import { localTimeText } from '../sla-reports/local-time-text.ts';
import { duePeriod } from './due-period.ts';
import { runStateOf } from './report.ts';
import { latestDue, nextDue, type Rhythm, rhythmKinds } from './rhythm.ts';

const zone = 'Europe/Stockholm';
const at = (text: string) => Date.parse(text);
const rhythm = (given: Partial<Rhythm>): Rhythm => ({
  ...{ every: 'day', time: '07:00', zone, weekday: 'mon', monthDay: 1 },
  ...given,
});
const always = () => true;
const closedOn =
  (...dates: string[]) =>
  (day: number) =>
    !dates.map(epochDayOf).includes(day);
/** The next dues as local times. */
const dues = (given: Partial<Rhythm>, after: string, count: number, opensOn: (day: number) => boolean = always) => {
  const one = rhythm(given);
  let last = at(after);
  return Array.from({ length: count }, () => {
    last = nextDue(one, last, opensOn);
    return localTimeText(last, one.zone);
  });
};

describe('when a report is due', () => {
  it('REP-1: every day at its time, never twice at the same', () => {
    expect(dues({}, '2025-10-30T05:59:59Z', 2)).toEqual(['2025-10-30 07:00', '2025-10-31 07:00']);
    expect(dues({}, '2025-10-30T06:00:00Z', 1)).toEqual(['2025-10-31 07:00']);
  });

  it('REP-1: across the change of the clock it stays at the same time of day', () => {
    expect(dues({}, '2025-10-25T12:00:00Z', 2)).toEqual(['2025-10-26 07:00', '2025-10-27 07:00']);
    expect(nextDue(rhythm({}), at('2025-10-25T12:00:00Z'), always)).toBe(at('2025-10-26T06:00:00Z'));
    expect(nextDue(rhythm({}), at('2025-03-29T12:00:00Z'), always)).toBe(at('2025-03-30T05:00:00Z'));
  });

  it('REP-1: a time that is skipped moves forward by the gap, one that comes twice counts once', () => {
    expect(nextDue(rhythm({ time: '02:30' }), at('2025-03-29T12:00:00Z'), always)).toBe(at('2025-03-30T01:30:00Z'));
    const first = nextDue(rhythm({ time: '02:30' }), at('2025-10-25T12:00:00Z'), always);
    expect(first).toBe(at('2025-10-26T00:30:00Z'));
    expect(nextDue(rhythm({ time: '02:30' }), first, always)).toBe(at('2025-10-27T01:30:00Z'));
  });

  it('REP-1: every weekday leaves out weekends and the days on which the calendar is closed', () => {
    const christmas = closedOn('2025-12-24', '2025-12-25', '2025-12-26');
    expect(dues({ every: 'weekday' }, '2025-12-22T12:00:00Z', 3, christmas)).toEqual([
      '2025-12-23 07:00',
      '2025-12-29 07:00',
      '2025-12-30 07:00',
    ]);
  });

  it('REP-1: every week on its day, in the zone’s own week', () => {
    expect(dues({ every: 'week', weekday: 'fri' }, '2025-10-30T12:00:00Z', 2)).toEqual([
      '2025-10-31 07:00',
      '2025-11-07 07:00',
    ]);
    expect(dues({ every: 'week', zone: 'Pacific/Auckland', time: '00:00' }, '2025-11-01T12:00:00Z', 1)).toEqual([
      '2025-11-03 00:00',
    ]);
  });

  it('REP-1: every month on its date, on the last day where the month has no such date', () => {
    expect(dues({ every: 'month', monthDay: 31 }, '2025-12-31T12:00:00Z', 4)).toEqual([
      '2026-01-31 07:00',
      '2026-02-28 07:00',
      '2026-03-31 07:00',
      '2026-04-30 07:00',
    ]);
  });

  it('REP-1: on the first business day of the month, by the calendar', () => {
    const holidays = closedOn('2026-01-01', '2026-01-02', '2026-05-01');
    expect(dues({ every: 'month', monthDay: 'first-business-day' }, '2025-12-15T12:00:00Z', 5, holidays)).toEqual([
      '2026-01-05 07:00',
      '2026-02-02 07:00',
      '2026-03-02 07:00',
      '2026-04-01 07:00',
      '2026-05-04 07:00',
    ]);
  });

  it('REP-1: a calendar that never opens leaves Monday to Friday', () => {
    expect(dues({ every: 'weekday' }, '2025-10-31T12:00:00Z', 1, () => false)).toEqual(['2025-11-03 07:00']);
  });

  it('REP-1: dues missed while nobody looked become one, the last', () => {
    const one = rhythm({});
    const due = at('2025-10-27T06:00:00Z');
    expect(latestDue(one, due, at('2025-10-27T09:00:00Z'), always)).toEqual({ dueAt: due, missed: 0 });
    expect(latestDue(one, due, at('2025-10-30T06:00:00Z'), always)).toEqual({
      dueAt: at('2025-10-30T06:00:00Z'),
      missed: 3,
    });
  });

  it('REP-1: whatever the rhythm and the instant, the next due lies ahead on a day it falls on, and none lies between', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rhythmKinds),
        fc.constantFrom('Europe/Stockholm', 'Europe/Helsinki', 'UTC', 'America/St_Johns'),
        fc.integer({ min: 0, max: 23 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2030-01-01T00:00:00Z') }),
        (every, inZone, hour, monthDay, after) => {
          const one = rhythm({ every, zone: inZone, time: `${String(hour).padStart(2, '0')}:00`, monthDay });
          const due = nextDue(one, after, always);
          expect(due).toBeGreaterThan(after);
          expect(nextDue(one, due - 1, always)).toBe(due);
          if (every === 'weekday')
            expect(weekdayIndex(epochDayOf(localTimeText(due, inZone).slice(0, 10)))).toBeLessThan(5);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the period of a report that is due', () => {
  const period = (preset: Parameters<typeof duePeriod>[0], due: string) => {
    const { from, to } = duePeriod(preset, at(due), zone);
    return [from, to].map((edge) => (edge === null ? null : localTimeText(edge, zone)));
  };

  it('REP-1: yesterday, last week and last month are whole, also across the change of the clock', () => {
    expect(period('yesterday', '2025-10-27T06:00:00Z')).toEqual(['2025-10-26 00:00', '2025-10-27 00:00']);
    expect(period('last-week', '2025-11-03T06:00:00Z')).toEqual(['2025-10-27 00:00', '2025-11-03 00:00']);
    expect(period('last-month', '2026-03-01T06:00:00Z')).toEqual(['2026-02-01 00:00', '2026-03-01 00:00']);
  });

  it('REP-1: what goes on ends at the due, not at the end of its month', () => {
    expect(period('this-month', '2025-10-30T06:00:00Z')).toEqual(['2025-10-01 00:00', '2025-10-30 07:00']);
    expect(period('this-month', '2025-10-31T23:00:00Z')).toEqual(['2025-10-01 00:00', '2025-11-01 00:00']);
    expect(period('all', '2025-10-30T06:00:00Z')).toEqual([null, '2025-10-30 07:00']);
  });
});

describe('how a sending stands', () => {
  it('REP-1: sent when all mails left, partly when some failed, failed when all did', () => {
    expect(runStateOf(['sent', 'sent'])).toBe('sent');
    expect(runStateOf(['sent', 'waiting'])).toBe('sending');
    expect(runStateOf(['failed', 'waiting'])).toBe('sending');
    expect(runStateOf(['failed', 'sent'])).toBe('partly');
    expect(runStateOf(['failed'])).toBe('failed');
  });
});
