import type { Activity } from '#server/house/onboarding/activity.ts';
import { listAccountRows } from './accounts.store.ts';

/** Getting started asks for a mail account that answers (ONB-1). */
export const emailActivity: Activity = {
  key: 'email',
  mandatory: true,
  path: '/settings/mail',
  check: async (tx) => {
    const accounts = (await listAccountRows(tx)).filter((account) => account.active);
    const failing = accounts.find((account) => account.state === 'failing');
    if (failing !== undefined)
      return {
        state: 'broken',
        facts: { address: failing.address, reason: failing.stateCode ?? 'other' },
      };
    const [first] = accounts;
    if (first === undefined) return { state: 'missing', facts: {} };
    return { state: 'holds', facts: { address: accounts.map(({ address }) => address).join(', ') } };
  },
};
