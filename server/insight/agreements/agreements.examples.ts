import type { WireGoal, WireTerms } from '#api/insight/agreements.ts';
import { cast } from '../sla-reports/sla-reports.examples.ts';

/** The goal most agreements have: 95 % of all promises, 5 % of the fee below it and 10 % below 90 %. */
export const keptGoal: WireGoal = {
  id: 'svar',
  kind: 'kept',
  name: 'Svar och lösning i tid',
  atLeast: 0.95,
  promises: [],
  priorities: [],
  tiers: [
    { below: 0.95, creditPercent: 5 },
    { below: 0.9, creditPercent: 10 },
  ],
};

/** A survey's score of at least four, entered by hand. */
export const surveyGoal: WireGoal = {
  ...keptGoal,
  ...{ id: 'nki', kind: 'survey', name: 'Nöjda kunder', atLeast: 4, tiers: [{ below: 3.5, creditPercent: 2 }] },
};

/** Seven of ten solved with the first answer; no credits. */
export const firstContactGoal: WireGoal = {
  ...keptGoal,
  ...{ id: 'forsta', kind: 'first-contact', name: 'Lösta med första svaret', atLeast: 0.7, tiers: [] },
};

/** What is agreed with Kaffebolaget: 85,000 a month, from New Year and until further notice. */
export const kaffebolagetTerms: WireTerms = {
  name: 'Kundtjänst dygnet runt',
  companyId: cast.kaffebolaget,
  siteId: null,
  language: 'sv',
  currency: 'SEK',
  monthlyFee: 85_000_00,
  mostCreditPercent: 15,
  startsOn: '2025-01-01',
  endsOn: null,
  goals: [keptGoal, firstContactGoal, surveyGoal],
};
