import { describe, expect, it } from 'vitest';
import { usesOfLevel } from './level-uses.ts';

const rules = [
  { name: 'Viktiga', levelId: 'guld' },
  { name: 'Alla', levelId: 'silver' },
  { name: 'Inget', levelId: null },
];
const toGold = { when: 'missed', does: { kind: 'set-level', levelId: 'GULD' } } as const;
const levels = [
  { id: 'guld', name: 'Guld', steps: [toGold] },
  { id: 'silver', name: 'Silver', steps: [{ when: 80, does: { kind: 'raise-priority' } } as const, toGold] },
];

describe('what sets a level', () => {
  it('SLA-2: a level is used by the rules that set it and by the steps of other levels, not by its own', () => {
    expect(usesOfLevel('guld', rules, levels)).toEqual([
      { by: 'rule', name: 'Viktiga' },
      { by: 'step', name: 'Silver' },
    ]);
    expect(usesOfLevel('brons', rules, levels)).toEqual([]);
  });
});
