import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '#core/platform/instant.ts';
import { anna, at, level, officeHours, policyAt, published, target } from './clocks.examples.ts';
import type { Cycle } from './cycle.ts';
import type { Fact } from './history.ts';
import type { Policy } from './policy.ts';
import type { PromiseName } from './promise.ts';
import { replayHistory } from './replay-history.ts';

const everything = level('all', {
  'first-answer': '45 min',
  'next-answer': target('50 min', { clock: 'wall' }),
  'first-assign': '20 min',
  'first-resolution': '6 h',
  resolution: '9 h',
  update: target('3 h', { clock: 'wall' }),
});
const policy = (now: Instant): Policy => policyAt(now, [everything], [published(officeHours)]);
const start = at('mon 09:12:34');

type Untold = Fact extends infer One ? (One extends Fact ? Omit<One, 'at' | 'eventId'> : never) : never;
const plain = (...kinds: Fact['kind'][]) => kinds.map((kind) => fc.constant({ kind } as Untold));
const cut = fc.oneof(
  ...plain('customer-wrote', 'bot-answered', 'reopened', 'marked-spam', 'cleared-spam', 'deleted', 'restored'),
  fc.constant<Untold>({ kind: 'agent-answered', userId: anna }),
  fc.constant<Untold>({ kind: 'closed', userId: anna }),
  fc.constant<Untold>({ kind: 'dismissed', userId: anna }),
  fc.constant<Untold>({ kind: 'split-off', fromId: 'other' }),
  fc.constant<Untold>({ kind: 'moved', siteId: 'elsewhere', departmentId: 'b' }),
  fc
    .constantFrom('open', 'waiting-for-customer', 'solved')
    .map((category): Untold => ({ kind: 'status-set', category: category as 'open', userId: anna })),
);
const pause = fc.oneof(fc.integer({ min: 1, max: 59_999 }), fc.integer({ min: 1, max: 30 * HOUR }));

/** A life of up to a dozen cuts, no two in one instant. */
const life = fc.array(fc.tuple(cut, pause), { maxLength: 12 }).map((steps) => {
  let now = start;
  const facts: Fact[] = [
    { kind: 'opened', by: 'customer', at: now, eventId: '0' },
    { kind: 'customer-wrote', at: now, eventId: '0' },
    { kind: 'level-set', levelId: 'all', why: { kind: 'none' }, at: now, eventId: '0' },
  ];
  for (const [fact, wait] of steps) {
    now += wait;
    facts.push({ ...fact, at: now, eventId: `${facts.length}` } as Fact);
  }
  return { facts, end: now };
});

const shown = (cycles: readonly Cycle[]) =>
  cycles.toSorted((a, b) => (a.promise < b.promise ? -1 : a.promise > b.promise ? 1 : a.cycleNo - b.cycleNo));
const running = (cycles: readonly Cycle[], promise?: PromiseName) =>
  cycles.filter((cycle) => cycle.outcome === 'running' && (promise === undefined || cycle.promise === promise));

describe('the order of what is recorded in one instant', () => {
  it('SLA-6: what a ticket is born with may be told in any order', () => {
    const born: Untold[] = [
      { kind: 'moved', siteId: 'here', departmentId: 'a' },
      { kind: 'priority-set', priority: 'high' },
      { kind: 'type-set', type: 'fault' },
      { kind: 'level-set', levelId: 'all', why: { kind: 'none' } },
      { kind: 'assigned', userId: anna },
      { kind: 'customer-wrote' },
      { kind: 'status-set', category: 'new', userId: null },
    ];
    const fixed = born.map((fact, place) => ({ ...fact, at: start, eventId: `${place}` }) as Fact);
    const opened: Fact = { kind: 'opened', by: 'customer', at: start, eventId: 'opened' };
    fc.assert(
      fc.property(fc.shuffledSubarray(fixed, { minLength: fixed.length }), life, (order, { facts, end }) => {
        const rest = facts.slice(3);
        const under = policy(end + HOUR);
        expect(shown(replayHistory([opened, ...order, ...rest], under))).toEqual(
          shown(replayHistory([opened, ...fixed, ...rest], under)),
        );
      }),
    );
  });

  it('SLA-6: an answer, a closing and taking the ticket in one press may be recorded in any order', () => {
    fc.assert(
      fc.property(
        life,
        fc.constantFrom('solved', 'closed'),
        fc.integer({ min: 0, max: DAY }),
        (ticket, category, more) => {
          const { facts, end } = ticket;
          const press = [
            { kind: 'agent-answered', userId: anna },
            { kind: 'status-set', category, userId: anna },
            { kind: 'assigned', userId: anna },
          ].map((fact, place) => ({ ...fact, at: end + 1, eventId: `press ${place}` }) as Fact);
          const under = policy(end + 1 + more);
          const once = JSON.stringify(shown(replayHistory([...facts, ...press], under)));
          for (const order of [
            press.toReversed(),
            [...press.slice(1), ...press.slice(0, 1)],
            [...press.slice(2), ...press.slice(0, 2)],
          ]) {
            expect(JSON.stringify(shown(replayHistory([...facts, ...order], under)))).toBe(once);
          }
        },
      ),
    );
  });
});

describe('surgery on random tickets', () => {
  it('SLA-6: never loses or doubles a round, and none is ever two at once', () => {
    fc.assert(
      fc.property(life, ({ facts, end }) => {
        let before: readonly Cycle[] = [];
        for (let told = 3; told <= facts.length; told++) {
          const cycles = replayHistory(facts.slice(0, told), policy(facts[told]?.at ?? end));
          const names = cycles.map(({ promise, cycleNo }) => `${promise} ${cycleNo}`);
          expect(new Set(names).size).toBe(names.length);
          for (const { promise } of cycles) expect(running(cycles, promise).length).toBeLessThan(2);
          for (const old of before) {
            const now = cycles.find((one) => one.promise === old.promise && one.cycleNo === old.cycleNo);
            expect(now?.startedAt).toBe(old.startedAt);
          }
          before = cycles;
        }
      }),
      { numRuns: 200 },
    );
  });

  it('SLA-6: spam and back, deletion and restoring leave every round as if nothing had been', () => {
    const pairs = [
      ['marked-spam', 'cleared-spam'],
      ['deleted', 'restored'],
    ] as const;
    fc.assert(
      fc.property(life, fc.constantFrom(...pairs), pause, (ticket, [out, back], length) => {
        const facts = ticket.facts.filter(
          ({ kind }) => !['marked-spam', 'deleted', 'cleared-spam', 'restored'].includes(kind),
        );
        const end = ticket.end + 1 + length;
        const aside: Fact[] = [
          { kind: out, at: ticket.end + 1, eventId: 'out' },
          { kind: back, at: end, eventId: 'back' },
        ];
        const under = policy(end + MINUTE);
        expect(replayHistory([...facts, ...aside], under)).toEqual(replayHistory(facts, under));
        const away = replayHistory([...facts, aside[0] as Fact], policy(end));
        expect(running(away)).toEqual([]);
      }),
    );
  });

  it('SLA-6: a merged child ends everything open as merged, and its waiting customer waits in the target', () => {
    fc.assert(
      fc.property(life, life, pause, (child, parent, wait) => {
        const when = Math.max(child.end, parent.end) + wait;
        const now = policy(when + MINUTE);
        const open = running(replayHistory(child.facts, policy(when)));
        const waiting = open.find(({ promise }) => promise === 'first-answer' || promise === 'next-answer');
        const away: Fact = { kind: 'merged-away', intoId: 'parent', at: when, eventId: 'm' };
        const merged = replayHistory([...child.facts, away], now);
        expect(running(merged)).toEqual([]);
        for (const { promise, cycleNo, startedAt } of open) {
          const ended = merged.find((one) => one.promise === promise && one.cycleNo === cycleNo);
          expect(ended).toMatchObject({ startedAt, outcome: 'cancelled', cancelReason: 'merged', stoppedAt: when });
        }
        const unansweredSince = waiting?.startedAt ?? null;
        const taken: Fact = {
          kind: 'merged-in',
          fromId: 'child',
          startedAt: start - HOUR,
          unansweredSince,
          at: when,
          eventId: 'm',
        };
        const before = running(replayHistory(parent.facts, policy(when)));
        const after = replayHistory([...parent.facts, taken], now);
        if (before.length === 0) return;
        for (const { promise, startedAt } of before) {
          const still = running(after, promise);
          expect(still).toHaveLength(1);
          expect(still[0]?.startedAt).toBeLessThanOrEqual(startedAt);
        }
        if (unansweredSince !== null) {
          const waits = after.filter(({ promise, outcome }) => promise.endsWith('-answer') && outcome === 'running');
          expect(waits).toHaveLength(1);
          expect(waits[0]?.startedAt).toBeLessThanOrEqual(unansweredSince);
        }
      }),
    );
  });

  it('SLA-6: a split ticket counts from its message’s receipt and leaves the one it came from alone', () => {
    fc.assert(
      fc.property(life, pause, ({ facts, end }, wait) => {
        const receivedAt = facts.findLast(({ kind }) => kind === 'customer-wrote')?.at ?? start;
        const own: Fact[] = [
          { kind: 'opened', by: 'customer', at: receivedAt, eventId: 's' },
          { kind: 'split-off', fromId: 'parent', at: receivedAt, eventId: 's' },
          { kind: 'customer-wrote', at: receivedAt, eventId: 's' },
          { kind: 'level-set', levelId: 'all', why: { kind: 'none' }, at: end + wait, eventId: 's' },
        ];
        const [answer] = running(replayHistory(own, policy(end + wait)), 'first-answer');
        expect(answer?.startedAt).toBe(receivedAt);
        const left: Fact = { kind: 'split-off', fromId: 'child', at: end + wait, eventId: 's' };
        const under = policy(end + wait);
        expect(replayHistory([...facts, left], under)).toEqual(replayHistory(facts, under));
      }),
    );
  });
});
