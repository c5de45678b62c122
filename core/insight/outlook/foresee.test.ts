import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { at, officeHours } from '#core/promise/clocks/clocks.examples.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { dayCurve, hitRate } from './day-curve.ts';
import { foresee, paceUntil } from './foresee.ts';
import { type HourWorked, hourOfWeek, learnPace, workBetween } from './pace.ts';

const zone = 'Europe/Stockholm';
const calendar = compileCalendar(officeHours, []);
const now = at('mon+4 08:00');

/** Six an hour, every open hour of the four weeks before. */
const steady: HourWorked[] = [];
for (let hour = at('mon 00:00'); hour < now; hour += HOUR) {
  const place = hourOfWeek(hour, zone);
  if (place < 120 && place % 24 >= 8 && place % 24 < 17) steady.push({ at: hour, finished: 6 });
}

describe('the forecast', () => {
  it('SLA-12: the pace is what the group finished by the open hours it had, hour of the week by hour of the week', () => {
    const pace = learnPace(steady, calendar, zone, at('mon 00:00'), now);
    expect(pace).toMatchObject({ weeks: 4, finished: 4 * 5 * 9 * 6 });
    expect(pace?.perOpenHour[8]).toBe(6);
    expect(pace?.perOpenHour[7]).toBe(0);
    expect(workBetween(pace as never, calendar, now, now + DAY)).toBe(54);
  });

  it('SLA-12: a weekday seen only a few times is weighed with the same hour of the other weekdays', () => {
    const mondays = steady.filter(({ at: hour }) => hourOfWeek(hour, zone) < 24);
    const pace = learnPace(mondays, calendar, zone, at('mon 00:00'), now);
    expect(pace?.perOpenHour[8]).toBeCloseTo((24 + 2 * 1.2) / 6);
    expect(pace?.perOpenHour[32]).toBeCloseTo((2 * 1.2) / 6);
  });

  it('SLA-12: less than a week of history, or fewer than ten finished, is too little to go on', () => {
    expect(learnPace(steady, calendar, zone, now - 6 * DAY, now)).toBeNull();
    expect(learnPace([{ at: at('mon 08:00'), finished: 9 }], calendar, zone, at('mon 00:00'), now)).toBeNull();
  });

  it('SLA-12: what is due sooner is done sooner, and the rest is foreseen to be missed', () => {
    const pace = learnPace(steady, calendar, zone, at('mon 00:00'), now);
    if (!pace) throw new Error('There is enough to go on.');
    const queue = Array.from({ length: 12 }, (_, n) => ({ id: `t${n}`, dueAt: now + HOUR + n }));
    const told = foresee(queue, pace, calendar, now);
    expect(told.map(({ missed }) => missed)).toEqual([...Array(6).fill(false), ...Array(6).fill(true)]);
    expect(told[5]).toMatchObject({ ahead: 5, doneAt: now + HOUR });
    expect(told[11]?.doneAt).toBe(now + 2 * HOUR);
    expect(paceUntil(pace, calendar, now, now + HOUR)).toBe(6);
  });

  it('SLA-12: nothing is worked off while it is closed, and over a night the queue stands', () => {
    const pace = learnPace(steady, calendar, zone, at('mon 00:00'), now);
    if (!pace) throw new Error('There is enough to go on.');
    const evening = at('mon+4 17:30');
    const [first] = foresee([{ id: 'a', dueAt: at('mon+4 23:00') }], pace, calendar, evening);
    expect(first).toMatchObject({ missed: true, doneAt: at('tue+4 08:10') });
    expect(paceUntil(pace, calendar, evening, at('mon+4 23:00'))).toBeNull();
  });

  it('SLA-12: the curve of the day sums what was decided hour by hour, and the hit rate says what came', () => {
    const from = at('mon+4 00:00');
    const curve = dayCurve(
      [
        { at: from + 30 * MINUTE, missed: false },
        { at: from + 90 * MINUTE, missed: true },
        { at: from - MINUTE, missed: true },
      ],
      from,
      from + 3 * HOUR,
    );
    expect(curve.map(({ met, missed }) => [met, missed])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
      [1, 1],
    ]);
    const rows = [
      { day: '2025-11-03', foreseenMissed: true, missed: true },
      { day: '2025-11-03', foreseenMissed: true, missed: false },
      { day: '2025-11-04', foreseenMissed: false, missed: false },
      { day: '2025-11-04', foreseenMissed: false, missed: true },
    ];
    expect(hitRate(rows)).toEqual({ days: 2, foreseen: 4, right: 2, missesForeseen: 2, misses: 2, missesRight: 1 });
    expect(hitRate([])).toBeNull();
  });
});
