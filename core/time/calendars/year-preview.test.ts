import { describe, expect, it } from 'vitest';
import { compiled } from './calendar.examples.ts';
import type { Deviation } from './calendar.ts';
import { nextApplication } from './next-application.ts';
import { addOpenDays } from './open-days.ts';
import { yearPreview } from './year-preview.ts';

const at = (text: string) => Date.parse(text);
const oddTuesdays: Deviation = {
  id: 'odd',
  name: 'Udda veckor kvällsöppet',
  says: 'open',
  when: { weekdays: ['tue'], hours: { from: 1020, to: 1140 }, weekParity: 'odd' },
};
const inventory: Deviation = {
  id: 'inventory',
  name: 'Inventering',
  says: 'closed',
  when: { dates: { from: '2025-11-04', to: '2025-11-04' }, hours: { from: 720, to: 1440 } },
};

describe('the year at a glance', () => {
  it('CAL-6: a day with less open time than its weekday usually has is shorter; alternating weeks are both usual', () => {
    const days = yearPreview(
      compiled({ deviations: [inventory, oddTuesdays] }, [{ date: '2025-11-06', name: 'x' }]),
      2025,
    );
    const kind = (date: string) => days.find((day) => day.date === date)?.kind;
    expect(kind('2025-10-28')).toBe('open');
    expect(kind('2025-11-11')).toBe('open');
    expect(kind('2025-11-04')).toBe('shorter');
    expect(kind('2025-11-06')).toBe('red');
    expect(kind('2025-11-08')).toBe('closed');
  });

  it('CAL-6: a day that is closed anyway tells its weekday, not a deviation that changed nothing', () => {
    const lunch: Deviation = { id: 'l', name: 'Lunch', says: 'closed', when: { hours: { from: 720, to: 780 } } };
    const day = yearPreview(compiled({ deviations: [lunch] }), 2025).find(({ date }) => date === '2025-11-08');
    expect(day?.reasons).toEqual([{ kind: 'closed-weekday', weekday: 'sat' }]);
  });
});

describe('when a deviation applies next', () => {
  const now = at('2025-10-30T12:36Z');
  it('CAL-2: the first day on which it decides something, others before it considered', () => {
    expect(nextApplication(compiled({ deviations: [oddTuesdays] }), 'odd', now)).toEqual({
      date: '2025-11-04',
      now: false,
    });
    expect(nextApplication(compiled({ deviations: [inventory] }), 'inventory', now)).toEqual({
      date: '2025-11-04',
      now: false,
    });
    const past = at('2025-11-05T00:00Z');
    expect(nextApplication(compiled({ deviations: [inventory] }), 'inventory', past)).toBeNull();
  });

  it('CAL-2: going on now', () => {
    const c = compiled({ deviations: [inventory] });
    expect(nextApplication(c, 'inventory', at('2025-11-04T13:00+01:00'))).toEqual({ date: '2025-11-04', now: true });
  });

  it('CAL-2: a deviation another one covers never applies', () => {
    const all: Deviation = { id: 'all', name: 'Stängt', says: 'closed', when: {} };
    expect(nextApplication(compiled({ deviations: [all, oddTuesdays] }), 'odd', now)).toBeNull();
  });
});

it('CAL-4: opening days keep the reading of the clock over a change of offset, and never is never', () => {
  const c = compiled();
  expect(addOpenDays(c, at('2025-10-24T16:30+02:00'), 1)).toBe(at('2025-10-27T16:30+01:00'));
  expect(addOpenDays(c, at('2025-10-25T10:00+02:00'), -1)).toBe(at('2025-10-24T10:00+02:00'));
  const shut = compiled({ deviations: [{ id: 'd', name: 'nedlagt', says: 'closed', when: {} }] });
  expect(addOpenDays(shut, at('2025-10-24T10:00Z'), 1)).toBe('never');
});
