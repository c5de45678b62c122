import { expect, it } from 'vitest';
import { asksFor } from './asks-for.ts';
import type { Condition } from './condition.ts';

const paused: Condition = { field: 'owner-state', negated: false, anyOf: ['paused'] };
const high: Condition = { field: 'priority', negated: false, anyOf: ['high'] };

it('SLA-3: a tree asks for what any of its conditions asks for, also inside a group', () => {
  expect(asksFor({ join: 'all', members: [high, paused] }, 'owner-state')).toBe(true);
  const group = { join: 'any' as const, negated: false, conditions: [high, paused] };
  expect(asksFor({ join: 'all', members: [high, group] }, 'owner-state')).toBe(true);
  expect(asksFor({ join: 'all', members: [high] }, 'owner-state')).toBe(false);
});
