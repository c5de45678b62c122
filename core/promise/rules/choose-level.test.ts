import { describe, expect, it } from 'vitest';
import type { Condition, ConditionTree } from '#core/conditions/condition.ts';
import { blankFacts } from '#core/conditions/conditions.examples.ts';
import { at, officeHours } from '../clocks/clocks.examples.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import { chooseLevel, type FallbackTarget, type LevelRule } from './choose-level.ts';
import { tryRules } from './try-rules.ts';

const all = (...members: Condition[]): ConditionTree => ({ join: 'all', members });
const rule = (
  name: string,
  levelId: string | null,
  conditions: ConditionTree,
  more: Partial<LevelRule> = {},
): LevelRule => ({
  id: name,
  name,
  active: true,
  conditions,
  levelId,
  stops: false,
  ...more,
});
const vip = all({ field: 'customer-group', negated: false, anyOf: ['vip'] });
const everybody = all();
const facts = { ...blankFacts, customerGroup: 'vip', priority: 'high', type: 'fault', site: 'fjallbo' };
const fallback = (scope: FallbackTarget['scope'], scopeId: string): FallbackTarget => ({
  scope,
  scopeId,
  minutes: 60,
  levelId: `${scope} ${scopeId}`,
});

describe('choosing a level', () => {
  it('SLA-3: the last matching level stands', () => {
    const rules = [rule('basic', 'basic', everybody), rule('vip', 'gold', vip)];
    expect(chooseLevel(rules, [], facts)).toEqual({ levelId: 'gold', why: { kind: 'rule', id: 'vip', name: 'vip' } });
    expect(chooseLevel(rules, [], blankFacts).levelId).toBe('basic');
  });

  it('SLA-3: a rule that stops keeps the later ones out, one that is off is not tried', () => {
    const rules = [rule('vip', 'gold', vip, { stops: true }), rule('basic', 'basic', everybody)];
    expect(chooseLevel(rules, [], facts).levelId).toBe('gold');
    expect(chooseLevel([{ ...(rules[0] as LevelRule), active: false }, rules[1] as LevelRule], [], facts).levelId).toBe(
      'basic',
    );
  });

  it('SLA-3: a rule sees the level the rules above it set', () => {
    const stepUp = all(
      { field: 'priority', negated: false, anyOf: ['high'] },
      { field: 'level', negated: false, anyOf: ['basic'] },
    );
    const rules = [rule('basic', 'basic', everybody), rule('step up', 'silver', stepUp)];
    expect(chooseLevel(rules, [], facts).levelId).toBe('silver');
    expect(chooseLevel(rules, [], { ...facts, priority: 'low' }).levelId).toBe('basic');
  });

  it('SLA-3: groups nest once, with all or any, and can be negated', () => {
    const outage: ConditionTree = {
      join: 'all',
      members: [
        { field: 'tag', negated: false, anyOf: ['outage'] },
        { field: 'open-hours', negated: true },
        {
          join: 'any',
          negated: false,
          conditions: [
            { field: 'source', negated: false, anyOf: ['call', 'callback'] },
            { field: 'last-message', negated: false, words: ['*strömlös*'] },
          ],
        },
      ],
    };
    const night = {
      ...blankFacts,
      now: at('mon 22:00'),
      calendar: compileCalendar(officeHours, []),
      tags: ['Outage'],
      source: 'mail',
      lastMessage: { text: 'Hela byn är STRÖMLÖSA igen', author: 'customer' as const, at: at('mon 21:50') },
    };
    const rules = [rule('outage', 'gold', outage)];
    expect(chooseLevel(rules, [], night).levelId).toBe('gold');
    expect(chooseLevel(rules, [], { ...night, now: at('mon 10:00') }).levelId).toBeNull();
    expect(chooseLevel(rules, [], { ...night, lastMessage: null }).levelId).toBeNull();
  });

  it('SLA-3: age is asked in business time or on the wall', () => {
    const old = (clock: 'wall' | 'business') => all({ field: 'created-age', negated: false, minutes: 120, clock });
    const evening = {
      ...blankFacts,
      now: at('mon 21:00'),
      createdAt: at('mon 16:00'),
      calendar: compileCalendar(officeHours, []),
    };
    expect(chooseLevel([rule('old', 'gold', old('wall'))], [], evening).levelId).toBe('gold');
    expect(chooseLevel([rule('old', 'gold', old('business'))], [], evening).levelId).toBeNull();
  });

  it('SLA-4: where no rule sets a level the most specific plain target applies', () => {
    const targets = [fallback('general', ''), fallback('site', 'fjallbo'), fallback('ticket-type', 'fault')];
    expect(chooseLevel([], targets, facts)).toEqual({
      levelId: 'ticket-type fault',
      why: { kind: 'fallback', scope: 'ticket-type' },
    });
    expect(chooseLevel([], targets, { ...facts, type: 'order' }).levelId).toBe('site fjallbo');
    expect(chooseLevel([], targets, blankFacts).levelId).toBe('general ');
    expect(chooseLevel([], [], facts)).toEqual({ levelId: null, why: { kind: 'none' } });
  });
});

describe('trying the rules on a contact', () => {
  it('SLA-3: every rule says whether it was asked, fits and stands, and which of its conditions hold', () => {
    const low: Condition = { field: 'priority', negated: false, anyOf: ['low'] };
    const rules = [
      rule('basic', 'basic', everybody),
      rule('off', 'gold', vip, { active: false }),
      rule('low', 'silver', all(...(vip.members as Condition[]), low)),
      rule('vip', 'gold', vip, { stops: true }),
      rule('last', 'silver', everybody),
    ];
    const { chosen, rules: tried } = tryRules(rules, [], facts);
    expect(chosen).toEqual(chooseLevel(rules, [], facts));
    expect(tried).toEqual([
      { id: 'basic', asked: true, fits: true, stands: false, members: [] },
      { id: 'off', asked: false, fits: true, stands: false, members: [true] },
      { id: 'low', asked: true, fits: false, stands: false, members: [true, false] },
      { id: 'vip', asked: true, fits: true, stands: true, members: [true] },
      { id: 'last', asked: false, fits: true, stands: false, members: [] },
    ]);
  });
});
