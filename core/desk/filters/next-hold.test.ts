import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '#core/conditions/condition.ts';
import { blankFacts } from '#core/conditions/conditions.examples.ts';
import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { FilterRow } from '#core/conditions/filter.ts';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { at, officeHours } from '#core/promise/clocks/clocks.examples.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { age, is, notRow, row } from './filters.examples.ts';
import { causeOf, nextHold } from './next-hold.ts';
import { whyItHolds } from './why-it-holds.ts';

const calendar = compileCalendar(officeHours, []);
const friday = at('fri 16:30');
const asked: ContactFacts = {
  ...blankFacts,
  calendar,
  now: friday,
  status: 'new',
  createdAt: friday,
  changedAt: friday,
  lastMessage: { text: '', author: 'customer', at: friday },
};
const opens: Condition = { field: 'open-hours', negated: false };

describe('when a filter fits as time passes', () => {
  it('FLT-3: an age is reached to the millisecond, on the wall or in business time', () => {
    expect(nextHold({ ruleRows: [row(age('created-age', 45))] }, asked)).toBe(at('fri 17:15'));
    expect(nextHold({ ruleRows: [row(age('created-age', 45, 'business'))] }, asked)).toBe(at('mon+1 08:15'));
    expect(nextHold({ ruleRows: [row(age('created-age', 45)), row(opens)] }, asked)).toBe(at('mon+1 08:00'));
    expect(nextHold({ ruleRows: [row(age('created-age', 45)), notRow(opens)] }, asked)).toBe(at('fri 17:15'));
  });

  it('FLT-1: what fits now fits now, and what only something else can change never fits', () => {
    expect(nextHold({ ruleRows: [row(age('created-age', 0))] }, asked)).toBe(friday);
    expect(nextHold({ ruleRows: [row(age('created-age', 45)), row(is('status', 'open'))] }, asked)).toBeNull();
    expect(nextHold({ ruleRows: [row(age('last-message-age', 5))] }, { ...asked, lastMessage: null })).toBeNull();
  });

  it('FLT-1: a cause is when what it asks the age of began', () => {
    const ruleRows = [row(age('created-age', 5), age('changed-age', 9)), notRow(age('created-age', 99))];
    expect(causeOf({ ruleRows }, asked)).toBe(`changed-age ${friday}, created-age ${friday}`);
    expect(causeOf({ ruleRows }, { ...asked, changedAt: friday + 1 })).not.toBe(causeOf({ ruleRows }, asked));
    expect(causeOf({ ruleRows: [row(age('created-age', 5))] }, { ...asked, changedAt: friday + 1 })).toBe(
      `created-age ${friday}`,
    );
  });

  it('FLT-1: is never later or earlier than a look at every minute would find', () => {
    const minutes = fc.integer({ min: 0, max: 4000 });
    const condition = fc.oneof<fc.Arbitrary<Condition>[]>(
      fc.record({
        field: fc.constantFrom('created-age', 'changed-age', 'last-message-age'),
        negated: fc.boolean(),
        minutes,
        clock: fc.constantFrom('wall', 'business'),
      }),
      fc.record({ field: fc.constant('open-hours' as const), negated: fc.boolean() }),
      fc.constantFrom(is('status', 'new'), is('status', 'open')),
      fc.record({
        field: fc.constant('created-date' as const),
        negated: fc.boolean(),
        from: fc.constant(null),
        to: minutes.map((later) => friday + later * MINUTE),
      }),
    );
    const ruleRows = fc.array(
      fc.record<FilterRow>({ negated: fc.boolean(), conditions: fc.array(condition, { minLength: 1, maxLength: 3 }) }),
      { minLength: 1, maxLength: 3 },
    );
    const past = fc.integer({ min: 0, max: 3000 }).map((ago) => friday - ago * MINUTE);
    fc.assert(
      fc.property(ruleRows, past, past, (tried, createdAt, changedAt) => {
        const facts = { ...asked, createdAt, changedAt };
        const found = nextHold({ ruleRows: tried }, facts);
        const until = friday + 3 * DAY + 8 * HOUR;
        let naive: number | null = null;
        for (let now = friday; now <= until && naive === null; now += MINUTE)
          if (whyItHolds(tried, { ...facts, now }) !== null) naive = now;
        expect(found !== null && found > until ? null : found).toBe(naive);
      }),
      { numRuns: 60 },
    );
  });
});
