import { describe, expect, it } from 'vitest';
import { filterKinds } from '#core/conditions/filter.ts';
import { filterFault } from '#core/conditions/sound-filter.ts';
import { actionKeysFor, blankAction, blankFilter, isWholeAction, keyOf } from './filter-draft.ts';

describe('a filter as it is written', () => {
  it('FLT-4: every action that is offered can be begun under its own key, and may be done by a filter of the kind', () => {
    for (const kind of filterKinds) {
      const keys = actionKeysFor(kind);
      expect(keys.map(blankAction).map(keyOf)).toEqual(keys);
      for (const key of keys) {
        const age = { field: 'created-age', negated: false, minutes: 5, clock: 'wall' } as const;
        const ruleRows = [{ negated: false, conditions: [age] }];
        expect(filterFault({ kind, ruleRows, actions: [blankAction(key)], continues: false })).toBeNull();
      }
    }
    expect(actionKeysFor('existing')).not.toContain('drop');
  });

  it('FLT-4: what says nothing yet is not whole', () => {
    const whole = actionKeysFor('new').filter((key) => isWholeAction(blankAction(key)));
    expect(whole).toEqual(['create', 'drop', 'spam']);
    expect(isWholeAction({ kind: 'set', field: 'owner', to: null })).toBe(true);
    expect(isWholeAction({ kind: 'webhook', url: 'ftp://x' })).toBe(false);
  });

  it('FLT-1: one that acts as time passes is begun with an age', () => {
    expect(filterFault(blankFilter('existing', 'x', null) as Parameters<typeof filterFault>[0])).toBeNull();
  });
});
