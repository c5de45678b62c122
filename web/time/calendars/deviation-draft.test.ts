import { expect, it } from 'vitest';
import type { Deviation } from '#core/time/calendars/calendar.ts';
import { deviationOf, draftOf, faultsOf } from './deviation-draft.ts';

const full: Deviation = {
  id: 'd',
  name: 'Julstängt',
  says: 'closed',
  when: {
    dates: { from: '2025-12-20', to: '2025-12-28' },
    yearly: { from: '12-20', to: '01-06' },
    weekdays: ['mon', 'fri'],
    hours: { from: 1320, to: 120 },
    nth: -1,
    weekParity: 'odd',
    beforeRedDay: true,
  },
  text: 'Vi är tillbaka i januari',
  promptId: 'p',
};

it('CAL-2: a deviation goes into its form and comes out the same', () => {
  expect(deviationOf('d', draftOf(full), 'p')).toEqual(full);
  const bare: Deviation = { id: 'b', name: 'Alltid', says: 'open', when: {} };
  expect(deviationOf('b', draftOf(bare), undefined)).toEqual(bare);
});

it('CAL-2: an empty end is the end of the day, and one date is enough', () => {
  const draft = { ...draftOf({ ...full, when: {} }), dateFrom: '2025-12-24', from: '12:00' };
  expect(deviationOf('d', draft, undefined).when).toEqual({
    dates: { from: '2025-12-24', to: '2025-12-24' },
    hours: { from: 720, to: 1440 },
  });
});

it('CAL-2: what cannot be read is told field by field', () => {
  const draft = draftOf({ ...full, when: {} });
  expect(faultsOf(draft)).toEqual({});
  expect(faultsOf({ ...draft, dateFrom: '2025-02-29' })).toEqual({ dateFrom: 'wrongDate' });
  expect(faultsOf({ ...draft, dateFrom: '2025-03-02', dateTo: '2025-03-01' })).toEqual({ dateTo: 'wrongOrder' });
  expect(faultsOf({ ...draft, yearlyFrom: '02-30' })).toEqual({ yearlyFrom: 'wrongMonthDay' });
  expect(faultsOf({ ...draft, yearlyFrom: '02-29' })).toEqual({});
  expect(faultsOf({ ...draft, from: '25', to: '9:61' })).toEqual({ from: 'wrongTime', to: 'wrongTime' });
});
