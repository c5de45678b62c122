import { describe, expect, it } from 'vitest';
import { HOUR } from '#core/platform/instant.ts';
import { compiled, weekdaysOpen } from './calendar.examples.ts';
import type { Deviation, DeviationConditions } from './calendar.ts';
import { isOpen, openTimeBetween } from './compiled-calendar.ts';

const deviation = (says: 'open' | 'closed', when: DeviationConditions, id = 'd'): Deviation => ({
  id,
  name: id,
  says,
  when,
});
const local = (text: string) => Date.parse(`${text}Z`);
const openOn = (date: string, deviations: readonly Deviation[], redDays: readonly string[] = []) =>
  openTimeBetween(
    compiled(
      { zone: 'UTC', week: weekdaysOpen('08:00-17:00'), deviations },
      redDays.map((day) => ({ date: day, name: day })),
    ),
    local(`${date}T00:00`),
    local(`${date}T24:00`),
  ) / HOUR;

describe('one deviation is enough for', () => {
  it('CAL-2: lunch closed', () => {
    const lunch = [
      deviation('closed', { weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], hours: { from: 720, to: 780 } }),
    ];
    expect(openOn('2025-01-08', lunch)).toBe(8);
    expect(openOn('2025-01-11', lunch)).toBe(0);
  });

  it('CAL-2: early closing on Fridays', () => {
    const early = [deviation('closed', { weekdays: ['fri'], hours: { from: 900, to: 1440 } })];
    expect(openOn('2025-01-10', early)).toBe(7);
    expect(openOn('2025-01-09', early)).toBe(9);
  });

  it('CAL-2: one late evening a week', () => {
    const late = [deviation('open', { weekdays: ['wed'], hours: { from: 1020, to: 1200 } })];
    expect(openOn('2025-01-08', late)).toBe(12);
    expect(openOn('2025-01-09', late)).toBe(9);
  });

  it('CAL-2: closed for a conference today 13:15–14:00', () => {
    const today = { from: '2025-10-30', to: '2025-10-30' };
    const conference = [deviation('closed', { dates: today, hours: { from: 795, to: 840 } })];
    expect(openOn('2025-10-30', conference)).toBe(8.25);
    expect(openOn('2025-10-31', conference)).toBe(9);
  });
});

describe('conditions', () => {
  it('CAL-2: all the filled-in ones must hold', () => {
    const both = [deviation('closed', { weekdays: ['mon'], weekParity: 'odd' })];
    expect(openOn('2025-01-06', both)).toBe(9); // week 2
    expect(openOn('2025-01-13', both)).toBe(0); // week 3
    expect(openOn('2025-01-14', both)).toBe(9);
  });

  it('CAL-2: a yearly date comes every year, and a yearly range may run over the year end', () => {
    const yearly = [deviation('closed', { yearly: { from: '12-20', to: '01-06' } })];
    expect(openOn('2025-12-19', yearly)).toBe(9);
    expect(openOn('2025-12-22', yearly)).toBe(0);
    expect(openOn('2027-01-06', yearly)).toBe(0);
    expect(openOn('2027-01-07', yearly)).toBe(9);
    expect(openOn('2028-02-29', [deviation('closed', { yearly: { from: '02-29', to: '02-29' } })])).toBe(0);
  });

  it('CAL-2: the first, the nth and the last weekday of the month', () => {
    const first = [deviation('closed', { weekdays: ['mon'], nth: 1 })];
    expect(openOn('2025-09-01', first)).toBe(0);
    expect(openOn('2025-09-08', first)).toBe(9);
    const second = [deviation('closed', { weekdays: ['tue'], nth: 2 })];
    expect(openOn('2025-09-09', second)).toBe(0);
    const last = [deviation('closed', { weekdays: ['fri'], nth: -1 })];
    expect(openOn('2025-10-31', last)).toBe(0);
    expect(openOn('2025-10-24', last)).toBe(9);
    expect(openOn('2025-02-28', last)).toBe(0);
  });

  it('CAL-2: ISO weeks know that 29 December 2025 is in week 1', () => {
    const odd = [deviation('closed', { weekParity: 'odd' })];
    expect(openOn('2025-12-29', odd)).toBe(0);
    expect(openOn('2026-12-31', odd)).toBe(0); // week 53
    expect(openOn('2027-01-04', odd)).toBe(0); // week 1
    expect(openOn('2025-12-26', odd)).toBe(9); // week 52
  });

  it('CAL-2: hours past midnight belong to the day on which they begin', () => {
    const night = [
      deviation('open', { dates: { from: '2025-01-11', to: '2025-01-11' }, hours: { from: 1320, to: 120 } }),
    ];
    const c = compiled({ zone: 'UTC', deviations: night });
    expect(isOpen(c, local('2025-01-11T01:00'))).toBe(false);
    expect(isOpen(c, local('2025-01-11T23:00'))).toBe(true);
    expect(isOpen(c, local('2025-01-12T01:59'))).toBe(true);
    expect(isOpen(c, local('2025-01-12T02:00'))).toBe(false);
  });

  it('CAL-2: the day before a red day closes at noon', () => {
    const noon = [deviation('closed', { beforeRedDay: true, hours: { from: 720, to: 1440 } })];
    expect(openOn('2025-04-17', noon, ['2025-04-18'])).toBe(4);
    expect(openOn('2025-04-16', noon, ['2025-04-18'])).toBe(9);
  });
});

describe('order', () => {
  const open = deviation('open', { weekdays: ['sat'], hours: { from: 600, to: 840 } }, 'open');
  const closed = deviation('closed', { dates: { from: '2025-01-11', to: '2025-01-11' } }, 'closed');

  it('CAL-2: the first that matches decides', () => {
    expect(openOn('2025-01-11', [open, closed])).toBe(4);
    expect(openOn('2025-01-11', [closed, open])).toBe(0);
  });

  it('CAL-2: a deviation decides over a red day', () => {
    expect(openOn('2025-01-11', [open], ['2025-01-11'])).toBe(4);
  });
});
