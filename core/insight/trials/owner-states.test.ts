import { expect, it } from 'vitest';
import { blankFacts } from '#core/conditions/conditions.examples.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import type { LevelRule } from '#core/promise/rules/choose-level.ts';
import { withStates } from './owner-states.ts';
import { type RuleMoment, rechosenFacts } from './rechosen-facts.ts';

const moment = (at: number, owner: string | null, open = true): RuleMoment => ({
  eventId: `event ${at}`,
  at,
  byHand: null,
  open,
  calendarId: null,
  facts: { ...blankFacts, now: at, owner },
});
const log = [
  { state: 'ready', reasonId: null, from: 50, to: 150 },
  { state: 'paused', reasonId: 'lunch', from: 150, to: 170 },
  { state: 'paused', reasonId: 'meeting', from: 170, to: 320 },
  { state: 'away', reasonId: null, from: 320, to: null },
] as const;
const logs = new Map([['anna', log]]);
const seen = (moments: readonly RuleMoment[]) => moments.map(({ at, facts }) => [at, facts.ownerState]);

it('SLA-3, SLA-10: the owner’s state is what the log had, and each change of it is a moment at which rules are tried', () => {
  const moments = [moment(40, 'anna'), moment(100, 'anna'), moment(200, null), moment(300, 'anna')];
  expect(seen(withStates(moments, logs, 400))).toEqual([
    [40, null],
    [50, 'ready'],
    [100, 'ready'],
    [150, 'paused'],
    [200, null],
    [300, 'paused'],
    [320, 'away'],
  ]);
});

it('SLA-3: a closed ticket has no moments of its owner’s, and without logs nothing is added', () => {
  expect(seen(withStates([moment(100, 'anna', false)], logs, 400))).toEqual([[100, 'ready']]);
  expect(withStates([moment(100, 'anna')], new Map(), 400)).toEqual([moment(100, 'anna')]);
});

it('SLA-10: a draft that asks for the state sets the level from the instant the owner paused', () => {
  const rule: LevelRule = {
    id: 'paused',
    name: 'paused',
    active: true,
    conditions: { join: 'all', members: [{ field: 'owner-state', negated: false, anyOf: ['paused'] }] },
    levelId: 'silver',
    stops: false,
  };
  const facts: Fact[] = [{ kind: 'level-set', at: 100, eventId: 'x', levelId: 'gold', why: { kind: 'none' } } as Fact];
  const none = { rules: [], fallbacks: [], calendarOf: () => null, hasLevel: () => true };
  const told = rechosenFacts(facts, withStates([moment(100, 'anna')], logs, 300), none, { ...none, rules: [rule] });
  expect(told).toEqual([
    {
      kind: 'level-set',
      at: 150,
      eventId: 'event 100 state 0',
      levelId: 'silver',
      why: { kind: 'rule', id: 'paused', name: 'paused' },
    },
  ]);
});
