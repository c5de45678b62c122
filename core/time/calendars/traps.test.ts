import { describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '#core/platform/instant.ts';
import { compiled, everyDay, hours, weekdaysOpen } from './calendar.examples.ts';
import { emptyWeek } from './calendar.ts';
import {
  addOpenTime,
  alwaysOpen,
  isOpen,
  nextClosing,
  nextOpening,
  openTimeBetween,
  stretches,
  subtractOpenTime,
} from './compiled-calendar.ts';

const at = (text: string) => Date.parse(text);
const utc = (instant: number | 'never') => (instant === 'never' ? 'never' : new Date(instant).toISOString());

describe('changes of the clock', () => {
  it('CAL-4: a span over the spring change has 23 hours, over the autumn change 25', () => {
    const c = alwaysOpen('Europe/Stockholm');
    expect(openTimeBetween(c, at('2025-03-30T00:00+01:00'), at('2025-03-31T00:00+02:00'))).toBe(23 * HOUR);
    expect(openTimeBetween(c, at('2025-10-26T00:00+02:00'), at('2025-10-27T00:00+01:00'))).toBe(25 * HOUR);
    const nights = compiled({ week: everyDay('22:00-06:00') });
    expect(openTimeBetween(nights, at('2025-03-29T12:00Z'), at('2025-03-30T12:00Z'))).toBe(7 * HOUR);
    expect(openTimeBetween(nights, at('2025-10-25T12:00Z'), at('2025-10-26T12:00Z'))).toBe(9 * HOUR);
  });

  it('CAL-4: office hours stay on the clock face over both changes', () => {
    const c = compiled();
    expect(utc(addOpenTime(c, at('2025-03-28T16:30+01:00'), HOUR))).toBe('2025-03-31T06:30:00.000Z');
    expect(utc(addOpenTime(c, at('2025-10-24T16:30+02:00'), HOUR))).toBe('2025-10-27T07:30:00.000Z');
  });

  it('CAL-4: an opening inside the gap moves forward by the gap; one inside the overlap is the first pass', () => {
    const gap = compiled({ week: { ...emptyWeek, sun: hours('02:30-05:00') } });
    expect(utc(nextOpening(gap, at('2025-03-30T00:00Z')))).toBe('2025-03-30T01:30:00.000Z');
    const swallowed = compiled({ week: { ...emptyWeek, sun: hours('02:30-03:15') } });
    expect(utc(nextOpening(swallowed, at('2025-03-30T00:00Z')))).toBe('2025-04-06T00:30:00.000Z');
    const overlap = compiled({ week: { ...emptyWeek, sun: hours('01:00-02:30') } });
    expect(utc(nextClosing(overlap, at('2025-10-25T23:00Z')))).toBe('2025-10-26T00:30:00.000Z');
  });

  it('CAL-4: windows that touch inside the gap are one window', () => {
    const touching = compiled({
      week: { ...emptyWeek, sun: hours('01:00-02:10') },
      deviations: [
        { id: 'd', name: 'längre', says: 'open', when: { weekdays: ['sun'], hours: { from: 130, to: 185 } } },
      ],
    });
    expect(utc(nextClosing(touching, at('2025-03-30T00:00Z')))).toBe('2025-03-30T01:05:00.000Z');
    expect(openTimeBetween(touching, at('2025-03-29T12:00Z'), at('2025-03-30T12:00Z'))).toBe(65 * MINUTE);
  });

  it('CAL-4: a zone whose change is at midnight has its days whole', () => {
    // Santiago 2025: 6 April 24:00 → 23:00 the day before; 7 September 00:00 → 01:00.
    const c = compiled({ zone: 'America/Santiago', week: everyDay('00:00-24:00') });
    expect(openTimeBetween(c, at('2025-04-05T00:00-03:00'), at('2025-04-06T00:00-04:00'))).toBe(25 * HOUR);
    expect(openTimeBetween(c, at('2025-09-07T00:00-04:00'), at('2025-09-08T00:00-03:00'))).toBe(23 * HOUR);
    const night = compiled({ zone: 'America/Santiago', week: { ...emptyWeek, sat: hours('22:00-24:00') } });
    expect(openTimeBetween(night, at('2025-04-05T12:00Z'), at('2025-04-06T12:00Z'))).toBe(3 * HOUR);
    const dawn = compiled({ zone: 'America/Santiago', week: { ...emptyWeek, sun: hours('00:00-03:00') } });
    expect(openTimeBetween(dawn, at('2025-09-07T00:00Z'), at('2025-09-08T00:00Z'))).toBe(2 * HOUR);
  });

  it('CAL-4: half-hour zones, a half-hour change, and a date a zone skipped whole', () => {
    expect(isOpen(compiled({ zone: 'Asia/Kolkata' }), at('2025-01-06T02:30Z'))).toBe(true);
    expect(isOpen(compiled({ zone: 'Asia/Kolkata' }), at('2025-01-06T02:29:59.999Z'))).toBe(false);
    expect(utc(nextOpening(compiled({ zone: 'Asia/Kathmandu' }), at('2025-01-06T00:00Z')))).toBe(
      '2025-01-06T02:15:00.000Z',
    );
    const howe = compiled({ zone: 'Australia/Lord_Howe', week: everyDay('00:00-24:00') });
    expect(openTimeBetween(howe, at('2025-04-05T13:00Z'), at('2025-04-06T13:30Z'))).toBe(24.5 * HOUR);
    const apia = compiled({ zone: 'Pacific/Apia', week: everyDay('09:00-17:00') });
    expect(openTimeBetween(apia, at('2011-12-29T00:00-10:00'), at('2012-01-01T00:00+14:00'))).toBe(16 * HOUR);
  });

  it('CAL-4: leap day and the end of the year are days like others', () => {
    const c = compiled({ week: everyDay('08:00-17:00') });
    expect(utc(addOpenTime(c, at('2028-02-28T16:00+01:00'), 10 * HOUR))).toBe('2028-02-29T16:00:00.000Z');
    expect(utc(addOpenTime(c, at('2025-12-31T16:30+01:00'), HOUR))).toBe('2026-01-01T07:30:00.000Z');
  });
});

describe('calendars that seldom or never open', () => {
  it('CAL-4: business hours on one weekday only', () => {
    const c = compiled({ week: { ...emptyWeek, wed: hours('10:00-11:00') } });
    expect(utc(addOpenTime(c, at('2025-01-01T12:00Z'), 3 * HOUR))).toBe('2025-01-22T10:00:00.000Z');
  });

  it('CAL-4: no opening hours at all is never, at once, and not around the clock', () => {
    const c = compiled({ week: emptyWeek });
    const began = performance.now();
    expect(addOpenTime(c, at('2025-01-01T12:00Z'), 1)).toBe('never');
    expect(subtractOpenTime(c, at('2025-01-01T12:00Z'), 1)).toBe('never');
    expect(nextOpening(c, at('2025-01-01T12:00Z'))).toBe('never');
    expect(nextClosing(c, at('2025-01-01T12:00Z'))).toBe('never');
    expect(openTimeBetween(c, at('2025-01-01T12:00Z'), at('2026-01-01T12:00Z'))).toBe(0);
    expect(performance.now() - began).toBeLessThan(100);
  });

  it('CAL-4: hours that a deviation covers for good are never too', () => {
    const shut = compiled({ deviations: [{ id: 'd', name: 'nedlagt', says: 'closed', when: {} }] });
    const began = performance.now();
    expect(addOpenTime(shut, at('2025-01-01T12:00Z'), 1)).toBe('never');
    expect(performance.now() - began).toBeLessThan(100);
    const lunchOnly = compiled({
      week: weekdaysOpen('12:00-13:00'),
      deviations: [{ id: 'd', name: 'lunch', says: 'closed', when: { hours: { from: 720, to: 780 } } }],
    });
    expect(addOpenTime(lunchOnly, at('2025-01-01T12:00Z'), 1)).toBe('never');
    expect(nextOpening(lunchOnly, at('2025-01-01T12:00Z'))).toBe('never');
  });

  it('CAL-4: more open time than is left is never', () => {
    const c = compiled({
      week: emptyWeek,
      deviations: [
        {
          id: 'd',
          name: 'mässa',
          says: 'open',
          when: { dates: { from: '2025-05-05', to: '2025-05-05' }, hours: { from: 540, to: 600 } },
        },
      ],
    });
    expect(utc(addOpenTime(c, at('2025-01-01T00:00Z'), HOUR))).toBe('2025-05-05T08:00:00.000Z');
    expect(addOpenTime(c, at('2025-01-01T00:00Z'), HOUR + 1)).toBe('never');
    expect(addOpenTime(c, at('2025-05-06T00:00Z'), 1)).toBe('never');
  });

  it('CAL-4: closed for longer than any iteration limit, and then open', () => {
    const c = compiled({
      deviations: [
        { id: 'd', name: 'vila', says: 'closed', when: { dates: { from: '2025-01-01', to: '2074-12-31' } } },
      ],
    });
    expect(utc(addOpenTime(c, at('2025-06-01T00:00Z'), HOUR))).toBe('2075-01-01T08:00:00.000Z');
    const leap = compiled({
      week: emptyWeek,
      deviations: [
        {
          id: 'd',
          name: 'skottdag',
          says: 'open',
          when: { yearly: { from: '02-29', to: '02-29' }, weekdays: ['tue'] },
        },
      ],
    });
    expect(utc(nextOpening(leap, at('2025-01-01T00:00Z')))).toBe('2028-02-28T23:00:00.000Z');
    expect(utc(nextOpening(leap, at('2028-03-01T00:00Z')))).toBe('2056-02-28T23:00:00.000Z');
  });

  it('CAL-4: always open never closes, and says so at once', () => {
    const began = performance.now();
    expect(nextClosing(alwaysOpen('Europe/Stockholm'), at('2025-01-01T00:00Z'))).toBe('never');
    expect(performance.now() - began).toBeLessThan(200);
    expect(addOpenTime(alwaysOpen('Europe/Stockholm'), at('2025-01-01T00:00Z'), 400 * DAY)).toBe(
      at('2025-01-01T00:00Z') + 400 * DAY,
    );
  });
});

describe('where the start lies', () => {
  const c = compiled({}, [
    { date: '2025-04-18', name: 'långfredagen' },
    { date: '2025-04-21', name: 'annandag påsk' },
  ]);
  const due = (start: string, ms: number) => utc(addOpenTime(c, at(start), ms));

  it('CAL-4: before, at, inside, at the end of and after the hours', () => {
    expect(due('2025-01-08T05:00Z', HOUR)).toBe('2025-01-08T08:00:00.000Z');
    expect(due('2025-01-08T07:00Z', HOUR)).toBe('2025-01-08T08:00:00.000Z');
    expect(due('2025-01-08T10:15Z', HOUR)).toBe('2025-01-08T11:15:00.000Z');
    expect(due('2025-01-08T16:00Z', HOUR)).toBe('2025-01-09T08:00:00.000Z');
    expect(due('2025-01-08T20:00Z', HOUR)).toBe('2025-01-09T08:00:00.000Z');
  });

  it('CAL-4: a time that ends with the day is due at the close, not at the next opening', () => {
    expect(due('2025-01-08T07:00Z', 9 * HOUR)).toBe('2025-01-08T16:00:00.000Z');
    expect(due('2025-01-08T07:00Z', 9 * HOUR + 1)).toBe('2025-01-09T07:00:00.001Z');
  });

  it('CAL-4: on a red day, and on a Saturday between two red days', () => {
    expect(due('2025-04-18T09:00Z', HOUR)).toBe('2025-04-22T07:00:00.000Z');
    expect(due('2025-04-19T09:00Z', HOUR)).toBe('2025-04-22T07:00:00.000Z');
    expect(due('2025-04-17T14:30Z', HOUR)).toBe('2025-04-22T06:30:00.000Z');
  });

  it('CAL-4: a start inside a minute keeps its seconds and milliseconds', () => {
    expect(due('2025-01-08T10:15:42.123Z', 90 * SECOND)).toBe('2025-01-08T10:17:12.123Z');
    expect(due('2025-01-08T15:59:59.999Z', 2)).toBe('2025-01-09T07:00:00.001Z');
    expect(openTimeBetween(c, at('2025-01-08T15:59:59.500Z'), at('2025-01-08T23:00Z'))).toBe(500);
  });
});

describe('hours of every shape', () => {
  it('CAL-1: 00:00–24:00 is 24 hours, and every day of it is one unbroken stretch', () => {
    const c = compiled({ week: { ...everyDay('00:00-24:00'), sun: [] } });
    expect(openTimeBetween(c, at('2025-01-06T00:00+01:00'), at('2025-01-07T00:00+01:00'))).toBe(DAY);
    expect(utc(nextClosing(c, at('2025-01-07T12:00Z')))).toBe('2025-01-11T23:00:00.000Z');
  });

  it('CAL-1: a window over midnight goes on into the next day', () => {
    const c = compiled({ week: { ...emptyWeek, fri: hours('22:00-02:00') } });
    expect(openTimeBetween(c, at('2025-01-10T00:00Z'), at('2025-01-12T00:00Z'))).toBe(4 * HOUR);
    expect(isOpen(c, at('2025-01-11T01:59+01:00'))).toBe(true);
    expect(isOpen(c, at('2025-01-11T02:00+01:00'))).toBe(false);
    expect(isOpen(c, at('2025-01-10T01:00+01:00'))).toBe(false);
  });

  it('CAL-1: split shifts count each part, and overlapping windows count once', () => {
    const split = compiled({ week: weekdaysOpen('08:00-12:00', '13:00-17:00') });
    expect(utc(addOpenTime(split, at('2025-01-08T11:30+01:00'), HOUR))).toBe('2025-01-08T12:30:00.000Z');
    const overlapping = compiled({ week: weekdaysOpen('08:00-12:00', '10:00-14:00') });
    expect(openTimeBetween(overlapping, at('2025-01-08T00:00+01:00'), at('2025-01-09T00:00+01:00'))).toBe(6 * HOUR);
  });

  const eve = [{ date: '2025-12-23', name: 'dagen före julafton' }];

  it('CAL-1: a part-day holiday has its own hours', () => {
    const c = compiled(
      {
        redDayOverrides: [
          { date: '2025-12-23', name: 'dagen före julafton', says: 'hours', hours: hours('09:00-12:00') },
        ],
      },
      eve,
    );
    expect(openTimeBetween(c, at('2025-12-23T00:00+01:00'), at('2025-12-24T00:00+01:00'))).toBe(3 * HOUR);
    expect(stretches(c, at('2025-12-23T09:00+01:00'), at('2025-12-23T12:00+01:00'))[0]?.reason.kind).toBe(
      'red-day-hours',
    );
  });

  it('CAL-1: a red day can be overridden to a day as usual, and a company can have its own', () => {
    const usual = compiled({ redDayOverrides: [{ date: '2025-12-23', name: 'x', says: 'as-usual' }] }, eve);
    expect(isOpen(usual, at('2025-12-23T10:00+01:00'))).toBe(true);
    const own = compiled({ redDayOverrides: [{ date: '2025-12-22', name: 'inventering', says: 'closed' }] }, eve);
    expect(isOpen(own, at('2025-12-22T10:00+01:00'))).toBe(false);
  });

  it('CAL-2: an extra opening on a red day opens it', () => {
    const c = compiled(
      {
        deviations: [
          {
            id: 'd',
            name: 'extraöppet',
            says: 'open',
            when: { dates: { from: '2025-12-23', to: '2025-12-23' }, hours: { from: 600, to: 840 } },
          },
        ],
      },
      eve,
    );
    expect(openTimeBetween(c, at('2025-12-23T00:00+01:00'), at('2025-12-24T00:00+01:00'))).toBe(4 * HOUR);
  });
});

it('CAL-4: server, site and agent in three zones agree on the instant', () => {
  const helsinki = compiled({ zone: 'Europe/Helsinki' });
  const due = addOpenTime(helsinki, at('2025-01-08T16:30+02:00'), HOUR);
  expect(due).toBe(at('2025-01-09T08:30+02:00'));
  expect(due).toBe(at('2025-01-09T01:30-05:00'));
  const processZone = process.env['TZ'];
  try {
    process.env['TZ'] = 'Pacific/Auckland';
    expect(addOpenTime(compiled({ zone: 'Europe/Helsinki' }), at('2025-01-08T16:30+02:00'), HOUR)).toBe(due);
  } finally {
    if (processZone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = processZone;
  }
});

it('CAL-4: each stretch says the rule that decided', () => {
  const c = compiled(
    {
      deviations: [
        {
          id: 'lunch',
          name: 'Lunchstängt',
          says: 'closed',
          when: { weekdays: ['mon'], hours: { from: 720, to: 780 } },
        },
      ],
    },
    [{ date: '2025-06-06', name: 'nationaldagen' }],
  );
  const told = stretches(c, at('2025-06-06T00:00+02:00'), at('2025-06-10T00:00+02:00')).map(
    ({ open, reason, from, to }) => [reason.kind, open, (to - from) / MINUTE],
  );
  expect(told).toEqual([
    ['red-day', false, 1440],
    ['closed-weekday', false, 1440],
    ['closed-weekday', false, 1440],
    ['outside-hours', false, 480],
    ['week', true, 240],
    ['deviation', false, 60],
    ['week', true, 240],
    ['outside-hours', false, 420],
  ]);
});
