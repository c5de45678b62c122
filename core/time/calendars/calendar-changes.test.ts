import { describe, expect, it } from 'vitest';
import { calendarWith, hours } from './calendar.examples.ts';
import { calendarChanges } from './calendar-changes.ts';

const lunch = { id: 'l', name: 'Lunchstängt', says: 'closed', when: { hours: { from: 720, to: 780 } } } as const;
const late = { id: 'k', name: 'Kvällsöppet', says: 'open', when: { weekdays: ['tue'] } } as const;

describe('what changed between two revisions', () => {
  it('CAL-5: nothing changed is no change, in whatever order the fields stand', () => {
    const { name, zone, ...rest } = calendarWith({ deviations: [lunch] });
    expect(calendarChanges(calendarWith({ deviations: [lunch] }), { ...rest, zone, name })).toEqual([]);
  });

  it('CAL-5: weekdays tell their hours before and after', () => {
    const before = calendarWith();
    const after = calendarWith({ week: { ...before.week, fri: hours('08:00-15:00') }, zone: 'Europe/Helsinki' });
    expect(calendarChanges(before, after)).toEqual([
      { kind: 'zone', from: 'Europe/Stockholm', to: 'Europe/Helsinki' },
      { kind: 'week', weekday: 'fri', from: hours('08:00-17:00'), to: hours('08:00-15:00') },
    ]);
  });

  it('CAL-5: deviations are added, changed, put in another order and removed', () => {
    const before = calendarWith({ deviations: [lunch, late] });
    expect(calendarChanges(calendarWith(), before).map(({ kind }) => kind)).toEqual([
      'deviation-added',
      'deviation-added',
    ]);
    expect(calendarChanges(before, calendarWith({ deviations: [late, lunch] }))).toEqual([
      { kind: 'deviations-ordered' },
    ]);
    expect(calendarChanges(before, calendarWith({ deviations: [{ ...late, says: 'closed' }] }))).toEqual([
      { kind: 'deviation-changed', name: 'Kvällsöppet' },
      { kind: 'deviation-removed', name: 'Lunchstängt' },
    ]);
  });

  it('CAL-5: a red day tells what is said of it now', () => {
    const open = { date: '2025-12-24', name: 'julafton', says: 'as-usual' } as const;
    const before = calendarWith({ redDayOverrides: [open] });
    expect(calendarChanges(calendarWith(), before)).toEqual([
      { kind: 'red-day', date: '2025-12-24', name: 'julafton', says: 'as-usual' },
    ]);
    expect(calendarChanges(before, calendarWith({ redDaySet: 'FI' }))).toEqual([
      { kind: 'red-day-set', from: 'SE', to: 'FI' },
      { kind: 'red-day', date: '2025-12-24', name: 'julafton', says: 'as-set' },
    ]);
  });

  it('CAL-5: a feed counts the events that came and went', () => {
    const event = (name: string) => ({ name, dates: { from: '2025-10-29', to: '2025-10-30' } });
    const feed = (...names: string[]) => ({
      id: 'f',
      name: 'Dagar',
      says: 'closed' as const,
      events: names.map(event),
    });
    const one = calendarWith({ feeds: [feed('a', 'b')] });
    expect(calendarChanges(calendarWith(), one)).toEqual([
      { kind: 'feed-added', name: 'Dagar' },
      { kind: 'feed-events', name: 'Dagar', added: 2, removed: 0 },
    ]);
    expect(calendarChanges(one, calendarWith({ feeds: [feed('b', 'c', 'd')] }))).toEqual([
      { kind: 'feed-events', name: 'Dagar', added: 2, removed: 1 },
    ]);
    expect(calendarChanges(one, calendarWith())).toEqual([{ kind: 'feed-removed', name: 'Dagar' }]);
  });
});
