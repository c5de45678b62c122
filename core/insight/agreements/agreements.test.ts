import { describe, expect, it } from 'vitest';
import { type AgreementTerms, creditPercentAt, type Goal, whyUnsound } from './agreement.ts';
import { begunMonths, coveredMonth, monthAt } from './month.ts';
import { rank } from './rank.ts';
import { type Measured, settleMonth } from './settle-month.ts';

const zone = 'Europe/Stockholm';
const at = (text: string) => Date.parse(text);
const kept: Goal = {
  id: 'kept',
  kind: 'kept',
  name: 'Svar i tid',
  atLeast: 0.95,
  promises: [],
  priorities: [],
  tiers: [
    { below: 0.95, creditPercent: 5 },
    { below: 0.9, creditPercent: 10 },
  ],
};
const score: Goal = {
  ...kept,
  id: 'score',
  kind: 'survey',
  name: 'NKI',
  atLeast: 4,
  tiers: [{ below: 3, creditPercent: 7 }],
};
const terms: AgreementTerms = {
  name: 'Drift',
  companyId: 'kaffebolaget',
  siteId: null,
  language: 'sv',
  currency: 'SEK',
  monthlyFee: 85_000_00,
  mostCreditPercent: 10,
  startsOn: '2025-01-01',
  endsOn: null,
  goals: [kept, score],
};
const counted = (goalId: string, met: number, missed: number): Measured => ({
  ...{ goalId, met, missed, overdue: 0, cancelled: 0, score: null },
});

describe('service credits', () => {
  it('SLR-5: below 95 % brings 5 % of the fee, below 90 % 10 %, exactly 95 % nothing', () => {
    expect([1, 0.95, 0.9499, 0.9, 0.8999, 0].map((value) => creditPercentAt(kept, value))).toEqual([
      0, 0, 5, 5, 10, 10,
    ]);
  });

  it('SLR-5: a month settles each goal by its counts, in whole hundredths', () => {
    const { results, fee, credit, creditBeforeLimit } = settleMonth(terms, [counted('kept', 94, 6)], 1);
    expect(results[0]).toMatchObject({
      met: 94,
      missed: 6,
      value: 0.94,
      isReached: false,
      creditPercent: 5,
      credit: 4_250_00,
    });
    expect({ fee, credit, creditBeforeLimit }).toEqual({ fee: 85_000_00, credit: 4_250_00, creditBeforeLimit: null });
  });

  it('SLR-5: what had nothing to count is neither reached nor failed, and brings no credit', () => {
    const { results, credit } = settleMonth(terms, [], 1);
    for (const one of results) expect(one).toMatchObject({ value: null, isReached: null, credit: 0 });
    expect(credit).toBe(0);
  });

  it('SLR-5: credits together are limited to what is agreed, and the statement says so', () => {
    const low = { ...counted('score', 0, 0), score: 2.4 };
    const { credit, creditBeforeLimit } = settleMonth(terms, [counted('kept', 80, 20), low], 1);
    expect({ credit, creditBeforeLimit }).toEqual({ credit: 8_500_00, creditBeforeLimit: 14_450_00 });
  });

  it('SLR-5: for a part of a month a part of the fee is due, and credits are of that part', () => {
    const share = coveredMonth('2025-11', { startsOn: '2025-11-16', endsOn: null }, zone)?.share ?? 0;
    expect(settleMonth(terms, [counted('kept', 94, 6)], share)).toMatchObject({ fee: 42_500_00, credit: 2_125_00 });
  });

  it('SLR-5: terms that contradict themselves are told apart', () => {
    expect(whyUnsound(terms)).toBeNull();
    expect(whyUnsound({ ...terms, endsOn: '2024-12-31' })).toBe('ends-before-start');
    expect(whyUnsound({ ...terms, goals: [{ ...kept, atLeast: 95 }] })).toBe('goal-out-of-range');
    expect(whyUnsound({ ...terms, goals: [{ ...kept, tiers: [{ below: 0.97, creditPercent: 5 }] }] })).toBe(
      'tier-above-goal',
    );
  });
});

describe('the months of an agreement', () => {
  it('SLR-5: a month is the zone’s own, change of the clocks and all', () => {
    const october = coveredMonth('2025-10', terms, zone);
    expect(october).toMatchObject({ from: at('2025-09-30T22:00:00Z'), to: at('2025-10-31T23:00:00Z'), share: 1 });
    expect(monthAt(zone, at('2025-10-31T22:59:59Z'))).toBe('2025-10');
    expect(monthAt(zone, at('2025-10-31T23:00:00Z'))).toBe('2025-11');
  });

  it('SLR-5: the first and last month are covered in part, others not at all', () => {
    const dates = { startsOn: '2025-03-10', endsOn: '2025-05-05' };
    expect(coveredMonth('2025-03', dates, zone)).toMatchObject({
      firstDay: '2025-03-10',
      lastDay: '2025-03-31',
      share: 22 / 31,
    });
    expect(coveredMonth('2025-05', dates, zone)).toMatchObject({
      firstDay: '2025-05-01',
      lastDay: '2025-05-05',
      share: 5 / 31,
    });
    expect([coveredMonth('2025-02', dates, zone), coveredMonth('2025-06', dates, zone)]).toEqual([null, null]);
    expect(coveredMonth('2025-13', dates, zone)).toBeNull();
    expect(begunMonths(dates, zone, at('2025-10-01T12:00:00Z'), 12)).toEqual(['2025-05', '2025-04', '2025-03']);
    expect(begunMonths(terms, zone, at('2025-03-01T12:00:00Z'), 2)).toEqual(['2025-03', '2025-02']);
    expect(begunMonths({ startsOn: '2026-01-01', endsOn: null }, zone, at('2025-03-01T12:00:00Z'), 12)).toEqual([]);
  });
});

describe('the ranking', () => {
  it('SLR-5: the best first, equals share a place, what had nothing to keep has none', () => {
    const rows = [
      { name: 'a', level: 0.9, met: 9, missed: 1 },
      { name: 'b', level: null, met: 0, missed: 0 },
      { name: 'c', level: 1, met: 3, missed: 0 },
      { name: 'd', level: 0.9, met: 90, missed: 10 },
      { name: 'e', level: 0.5, met: 1, missed: 1 },
    ];
    expect(rank(rows).map(({ name, place }) => [name, place])).toEqual([
      ...[
        ['c', 1],
        ['d', 2],
        ['a', 2],
        ['e', 4],
      ],
      ['b', null],
    ]);
  });
});
