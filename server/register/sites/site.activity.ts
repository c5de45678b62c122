import type { Activity } from '#server/house/onboarding/activity.ts';
import { listSiteRows } from './sites.store.ts';

/** Getting started asks for a site that customers write to (ONB-1, SIT-1). */
export const siteActivity: Activity = {
  key: 'site',
  mandatory: true,
  path: '/settings/sites',
  check: async (tx) => {
    const sites = (await listSiteRows(tx)).filter((site) => site.active);
    if (sites.length === 0) return { state: 'missing', facts: {} };
    return { state: 'holds', facts: { name: sites.map((site) => site.name).join(', ') } };
  },
};
