import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyWeek, type Hours, type WeekHours } from '#core/time/calendars/calendar.ts';
import { weekdays } from '#core/time/spans/local-date.ts';
import { parseClock } from './hours-text.ts';
import { carried, drawn, isPainted, lengthOf, moved, painted, resized, tidied, windowBetween } from './week-blocks.ts';

describe('drawing on the week', () => {
  it('CAL-6: a drag snaps to the quarter, with Alt to the minute, up or down', () => {
    expect(drawn(487, 1013, 15)).toEqual({ from: 480, to: 1020 });
    expect(drawn(1013, 487, 1)).toEqual({ from: 487, to: 1013 });
    expect(drawn(482, 484, 15)).toEqual({ from: 480, to: 495 });
    expect(drawn(1440, 1440, 15)).toEqual({ from: 1425, to: 1440 });
  });

  it('CAL-6: a block moves within its day and keeps its length', () => {
    expect(moved({ from: 480, to: 1020 }, 15)).toEqual({ from: 495, to: 1035 });
    expect(moved({ from: 480, to: 1020 }, 600)).toEqual({ from: 900, to: 1440 });
    expect(moved({ from: 1320, to: 360 }, 15)).toEqual({ from: 1335, to: 375 });
  });

  it('CAL-6: an edge never passes the other', () => {
    expect(resized({ from: 480, to: 510 }, 'to', -60, 15)).toEqual({ from: 480, to: 495 });
    expect(resized({ from: 480, to: 510 }, 'from', 60, 15)).toEqual({ from: 495, to: 510 });
  });

  it('CAL-6: a block is carried to the next day, and blocks that meet become one', () => {
    const week = { ...emptyWeek, mon: [{ from: 480, to: 720 }], tue: [{ from: 700, to: 1020 }] };
    const after = carried(week, { day: 'mon', index: 0 }, 1);
    expect(after.id).toEqual({ day: 'tue', index: 1 });
    expect(tidied(after.week)).toEqual({ ...emptyWeek, tue: [{ from: 480, to: 1020 }] });
  });

  it('CAL-6: an exact time is read as people write it', () => {
    expect(['8', '8:30', '0830', '24:00', '24:01', '8:60', 'x'].map(parseClock)).toEqual([
      480,
      510,
      510,
      1440,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('painting open and closed', () => {
  const office = { ...emptyWeek, mon: [{ from: 480, to: 1020 }] };

  it('CAL-6: closed painted over a window splits it, open painted over the gap joins it again', () => {
    const lunch = painted(office, 'mon', { from: 720, to: 780 }, 'closed');
    expect(lunch.mon).toEqual([
      { from: 480, to: 720 },
      { from: 780, to: 1020 },
    ]);
    expect(painted(lunch, 'mon', { from: 720, to: 780 }, 'open')).toEqual(office);
    expect(painted(office, 'mon', { from: 0, to: 1440 }, 'closed')).toEqual(emptyWeek);
  });

  it('CAL-6: open may be painted past midnight and around the clock, and closed cuts into the night', () => {
    const night = painted(emptyWeek, 'sun', { from: 1320, to: 360 }, 'open');
    expect(night).toEqual({ ...emptyWeek, sun: [{ from: 1320, to: 360 }] });
    expect(painted(night, 'mon', { from: 0, to: 120 }, 'closed')).toEqual({
      ...emptyWeek,
      sun: [{ from: 1320, to: 1440 }],
      mon: [{ from: 120, to: 360 }],
    });
    expect(painted(emptyWeek, 'wed', { from: 0, to: 1440 }, 'open').wed).toEqual([{ from: 0, to: 1440 }]);
  });

  it('CAL-6: what is painted is so, and everything else is as it was, on any week', () => {
    const minute = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
    const window = fc.record({ from: minute, to: minute.map((to) => to + 15) });
    const week = fc.record(
      Object.fromEntries(weekdays.map((day) => [day, fc.array(window, { maxLength: 3 })])),
    ) as unknown as fc.Arbitrary<WeekHours>;
    fc.assert(
      fc.property(
        week,
        fc.constantFrom(...weekdays),
        window,
        fc.constantFrom('open', 'closed'),
        (before, day, hours, says) => {
          const after = painted(before, day, hours, says as 'open');
          const here = weekdays.indexOf(day) * 1440 + hours.from;
          const wrong: string[] = [];
          weekdays.forEach((one, index) => {
            for (let at = 0; at < 1440; at += 15) {
              const since = (index * 1440 + at - here + 7 * 1440) % (7 * 1440);
              const expected = since < lengthOf(hours) ? says === 'open' : isPainted(before, one, at);
              if (isPainted(after, one, at) !== expected) wrong.push(`${one} ${at}`);
            }
          });
          expect(wrong).toEqual([]);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('CAL-6: two places make a window, past midnight when the other lies on the day after', () => {
    const between = (a: [string, number], b: [string, number]): { day: string; hours: Hours } | null =>
      windowBetween({ day: a[0] as 'mon', minute: a[1] }, { day: b[0] as 'mon', minute: b[1] });
    expect(between(['mon', 1020], ['mon', 480])).toEqual({ day: 'mon', hours: { from: 480, to: 1020 } });
    expect(between(['sun', 1320], ['mon', 360])).toEqual({ day: 'sun', hours: { from: 1320, to: 360 } });
    expect(between(['mon', 360], ['sun', 1320])).toEqual({ day: 'sun', hours: { from: 1320, to: 360 } });
    expect(between(['sun', 1320], ['mon', 0])).toEqual({ day: 'sun', hours: { from: 1320, to: 1440 } });
    expect(between(['sun', 600], ['mon', 900])).toEqual({ day: 'sun', hours: { from: 600, to: 600 } });
    expect(between(['mon', 480], ['wed', 480])).toBeNull();
    expect(between(['mon', 480], ['mon', 480])).toBeNull();
  });
});
