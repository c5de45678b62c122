import { describe, expect, it } from 'vitest';
import type { LevelRule } from '#api/promise/level-rules.ts';
import type { Level } from '#api/promise/levels.ts';
import {
  blankDraft,
  newDraftId,
  withFallbacks,
  withLevel,
  withLevelKept,
  withoutLevel,
  withRules,
} from './draft-edits.ts';

const empty = blankDraft;
const gold: Level = {
  id: '01930000-0000-7000-8000-000000000001',
  revisionId: '01930000-0000-7000-8000-000000000002',
  revisionNo: 3,
  name: 'Guld',
  colour: '#D9A72B',
  definition: {
    calendarId: null,
    holidaysExcluded: true,
    targets: {},
    tickingIn: ['open'],
    standingStill: [],
    warnAt: [50],
    steps: [],
    botsAnswer: false,
  },
};
const rule: LevelRule = {
  id: '01930000-0000-7000-8000-000000000003',
  version: 1,
  name: 'Alla',
  active: true,
  conditions: { join: 'all', members: [] },
  levelId: gold.id,
  stops: false,
};

describe('the draft as it is written', () => {
  it('SLA-10: a changed level is in the draft with the revision that was edited, and leaves it when changed back', () => {
    const changed = withLevel(empty, { ...gold, name: 'Guld plus' }, gold);
    expect(changed.levels).toMatchObject([{ id: gold.id, revisionNo: 3, name: 'Guld plus' }]);
    expect(withLevel(changed, gold, gold)).toEqual(empty);
  });

  it('SLA-10: a draft edited on keeps the revision it was begun from, so that publishing over another save is refused', () => {
    const begun = withLevel(empty, { ...gold, name: 'Guld plus' }, gold);
    const published = { ...gold, revisionNo: 4, colour: '#000000' };
    expect(withLevel(begun, { ...gold, revisionNo: 4, name: 'Guld extra' }, published).levels[0]?.revisionNo).toBe(3);
  });

  it('SLA-10: a level that is to go leaves its edits behind, stands with its revision, and can be kept after all', () => {
    const edited = withLevel(empty, { ...gold, name: 'Guld plus' }, gold);
    const gone = withoutLevel(edited, gold.id, gold);
    expect(gone).toEqual({ ...empty, removedLevels: [{ id: gold.id, revisionNo: 3, name: 'Guld' }] });
    expect(withoutLevel(gone, gold.id, gold)).toEqual(gone);
    expect(withLevelKept(gone, gold.id)).toEqual(empty);
    const fresh = withLevel(empty, { ...gold, revisionNo: 0 }, undefined);
    expect(withoutLevel(fresh, gold.id, undefined)).toEqual(empty);
  });

  it('SLA-10: rules and plain targets are in the draft only while they differ from what is published', () => {
    const off = withRules(empty, [{ ...rule, active: false }], [rule]);
    expect(off.rules).toHaveLength(1);
    expect(withRules(off, [rule], [rule]).rules).toBeNull();
    const general = { scope: 'general', scopeId: '', minutes: 60 } as const;
    expect(withFallbacks(empty, [general], []).fallbacks).toEqual([general]);
    expect(withFallbacks(empty, [general], [general]).fallbacks).toBeNull();
  });

  it('SLA-10: an id only the draft knows has the form of any other', () => {
    expect(newDraftId()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/u);
  });
});
