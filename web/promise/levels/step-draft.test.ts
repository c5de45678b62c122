import { describe, expect, it } from 'vitest';
import type { Level } from '#api/promise/levels.ts';
import { blankDeed, deedKinds, momentFrom, momentOf, type Step, stepsWhole, withStep } from './step-draft.ts';

const level = (steps: Step[]): Level => ({
  id: '01930000-0000-7000-8000-000000000001',
  name: 'Guld',
  colour: '#D9A72B',
  revisionNo: 1,
  revisionId: '01930000-0000-7000-8000-000000000002',
  definition: {
    calendarId: null,
    holidaysExcluded: true,
    targets: {},
    tickingIn: ['new', 'open'],
    standingStill: [],
    warnAt: [50, 80],
    steps,
    botsAnswer: false,
  },
});
const raise = (when: Step['when']): Step => ({ when, does: { kind: 'raise-priority' } });

describe('writing the steps of a level', () => {
  it('SLA-8: a step happens at per cent of the target, at the miss, or minutes before or after the due', () => {
    for (const when of [80, 130, 'missed', { minutes: -30 }, { minutes: 120 }] as const) {
      const { kind, amount } = momentOf(when);
      expect(momentFrom(kind, amount)).toEqual(when);
    }
    expect(momentFrom('percent', 0)).toBe(1);
    expect(momentFrom('before', -4)).toEqual({ minutes: -1 });
  });

  it('SLA-8: a step that does not say to whom or what cannot be published', () => {
    const ready = deedKinds.filter((kind) => stepsWhole(level([{ when: 'missed', does: blankDeed(kind) }])));
    expect(ready).toEqual(['raise-priority']);
    const group: Step = {
      when: 50,
      does: { kind: 'notify', userIds: [], groupIds: ['01930000-0000-7000-8000-000000000003'] },
    };
    expect(stepsWhole(level([group, { when: 80, does: { kind: 'tag', tag: 'bråttom' } }]))).toBe(true);
    expect(stepsWhole(level([group, { when: 80, does: { kind: 'tag', tag: '  ' } }]))).toBe(false);
  });

  it('SLA-8: a step is added last, changed in its place and taken out', () => {
    const two = withStep(withStep(level([]), 0, raise(50)), 1, raise('missed'));
    expect(two.definition.steps).toEqual([raise(50), raise('missed')]);
    expect(withStep(two, 0, raise(80)).definition.steps).toEqual([raise(80), raise('missed')]);
    expect(withStep(two, 0, null).definition.steps).toEqual([raise('missed')]);
    expect(level([]).definition.steps).toEqual([]);
  });
});
