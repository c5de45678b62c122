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
const filters = [
  { name: 'Till guld', actions: [{ kind: 'spam' }, { kind: 'set', field: 'level', to: 'Guld' }] },
  { name: 'Till ingen', actions: [{ kind: 'set', field: 'level', to: null }] },
  { name: 'Mallen guld', actions: [{ kind: 'set', field: 'template', to: 'guld' }] },
] as const;

describe('what sets a level', () => {
  it('SLA-2: a level is used by the rules and filters that set it and by the steps of other levels, not by its own', () => {
    expect(usesOfLevel('guld', rules, levels, filters)).toEqual([
      { by: 'rule', name: 'Viktiga' },
      { by: 'step', name: 'Silver' },
      { by: 'filter', name: 'Till guld' },
    ]);
    expect(usesOfLevel('brons', rules, levels, filters)).toEqual([]);
  });
});
