import { describe, expect, it } from 'vitest';
import { HOUR } from '#core/platform/instant.ts';
import {
  at,
  customerWrote,
  level,
  opened,
  policyAt,
  priority,
  rounds,
  target,
  told,
  toLevel,
} from './clocks.examples.ts';
import type { Fact } from './history.ts';
import { stepMarks } from './step-marks.ts';

const typed = level('typed', {});
const resolution = {
  standard: target('16 h'),
  byPriority: { high: target('4 h') },
  byType: {
    fault: { standard: target('2 d', { day: 'opening-day' }), byPriority: { high: target('3 h') } },
    question: { standard: null, byPriority: {} },
  },
};
const policy = policyAt(at('fri 16:00'), [{ ...typed, definition: { ...typed.definition, targets: { resolution } } }]);
const type = (name: string | null) => ({ kind: 'type-set', type: name }) as const;
const due = (facts: readonly Fact[]) => rounds('resolution', facts, policy).map(({ dueAt }) => dueAt);
const born = [opened, customerWrote, toLevel('typed')] as const;

describe('targets that differ by ticket type', () => {
  it('SLA-2: a type that is named has its own target, and in it the priority its own', () => {
    expect(due(told(['mon 10:00', ...born]))).toEqual([at('tue 17:00')]);
    expect(due(told(['mon 10:00', ...born, priority('high')]))).toEqual([at('mon 14:00')]);
    expect(due(told(['mon 10:00', ...born, type('fault')]))).toEqual([at('wed 10:00')]);
    expect(due(told(['mon 10:00', ...born, type('fault'), priority('high')]))).toEqual([at('mon 13:00')]);
    expect(due(told(['mon 10:00', ...born, type('order')]))).toEqual([at('tue 17:00')]);
    expect(due(told(['mon 10:00', ...born, type('question')]))).toEqual([]);
  });

  it('SLA-5: another type on the way re-judges the clock from its original start, and back leaves it as it was', () => {
    const moved = rounds('resolution', told(['mon 10:00', ...born], ['mon 12:00', type('fault')]), policy);
    expect(moved.map(({ outcome, cancelReason }) => cancelReason ?? outcome)).toEqual(['superseded', 'running']);
    expect(moved[1]).toMatchObject({ startedAt: at('mon 10:00'), dueAt: at('wed 10:00') });
    expect(due(told(['mon 10:00', ...born], ['mon 12:00', type('fault'), type(null)]))).toEqual([at('tue 17:00')]);
  });

  it('SLA-8: the marks of steps lie where their share of the target or their minutes around the due are', () => {
    const tag = { kind: 'tag', tag: 'x' } as const;
    const steps = [{ minutes: 60 }, 50, 'missed', { minutes: -30 }, 200, { minutes: -600 }].map((when) => ({
      when: when as number,
      does: tag,
    }));
    expect(stepMarks(steps, 2 * HOUR)).toEqual([
      { place: 5, elapsedMs: 0 },
      { place: 1, elapsedMs: HOUR },
      { place: 3, elapsedMs: 1.5 * HOUR },
      { place: 0, elapsedMs: 3 * HOUR },
      { place: 4, elapsedMs: 4 * HOUR },
    ]);
  });
});
