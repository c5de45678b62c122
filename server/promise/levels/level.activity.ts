import type { Activity } from '#server/house/onboarding/activity.ts';
import { listFallbackRows, listRuleRows } from '../rules/rules.store.ts';
import { listLevelRows } from './levels.store.ts';

/** Getting started asks for a target: without one no clock runs (ONB-1, SLA-3, SLA-4). */
export const levelActivity: Activity = {
  key: 'level',
  mandatory: true,
  path: '/settings/levels',
  check: async (tx) => {
    const chosen = new Set((await listRuleRows(tx)).filter((rule) => rule.active).map((rule) => rule.levelId));
    const names = (await listLevelRows(tx)).filter((level) => chosen.has(level.id)).map((level) => level.name);
    const plain = await listFallbackRows(tx);
    if (names.length === 0 && plain.length === 0) return { state: 'missing', facts: {} };
    const minutes = plain.map((target) => `${target.minutes} min`);
    return { state: 'holds', facts: { name: [...names, ...minutes].join(', ') } };
  },
};
