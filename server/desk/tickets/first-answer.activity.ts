import type { Activity } from '#server/house/onboarding/activity.ts';
import { firstAnsweredNumber } from './first-answer.store.ts';

/** Getting started asks for one ticket answered (ONB-1). */
export const firstAnswerActivity: Activity = {
  key: 'first-answer',
  mandatory: false,
  path: '/tickets',
  check: async (tx) => {
    const number = await firstAnsweredNumber(tx);
    return number === undefined ? { state: 'missing', facts: {} } : { state: 'holds', facts: { number } };
  },
};
