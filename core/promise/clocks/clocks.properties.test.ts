import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '#core/platform/instant.ts';
import { isOpen } from '#core/time/calendars/compiled-calendar.ts';
import { anna, at, gold, level, officeHours, policyAt, published, silver, target } from './clocks.examples.ts';
import type { Cycle } from './cycle.ts';
import { explainDue } from './explain-due.ts';
import type { Fact } from './history.ts';
import type { Policy } from './policy.ts';
import { replayHistory } from './replay-history.ts';

const start = at('mon 07:12:34');
const everything = level('all', {
  'first-answer': '45 min',
  'next-answer': target('50 min', { clock: 'wall' }),
  'first-assign': '20 min',
  'first-resolution': '6 h',
  resolution: '9 h',
  update: target('3 h', { clock: 'wall' }),
});
const levels = [gold, silver, everything];

const something = fc.oneof(
  ...['customer-wrote', 'bot-answered', 'reopened', 'marked-spam', 'cleared-spam', 'deleted', 'restored'].map((kind) =>
    fc.constant({ kind } as Fact),
  ),
  fc.constant({ kind: 'agent-answered', userId: anna } as Fact),
  fc.constant({ kind: 'closed', userId: anna } as Fact),
  fc.constant({ kind: 'assigned', userId: anna } as Fact),
  fc.constant({ kind: 'dismissed', userId: anna } as Fact),
  fc
    .constantFrom('new', 'open', 'with-third-party', 'waiting-for-customer', 'dormant', 'solved')
    .map((category) => ({ kind: 'status-set', category, userId: anna }) as Fact),
  fc
    .constantFrom('gold', 'silver', 'all', null)
    .map((levelId) => ({ kind: 'level-set', levelId, why: { kind: 'none' } }) as Fact),
);

/** A ticket's life: steps of up to a day and a half, many of them in the same minute. */
const life = fc
  .array(fc.tuple(something, fc.oneof(fc.integer({ min: 0, max: 59_999 }), fc.integer({ min: 0, max: 36 * HOUR }))), {
    maxLength: 18,
  })
  .map((steps) => {
    let now = start;
    const born = { at: now, eventId: 'born' };
    const facts: Fact[] = [
      { ...born, kind: 'opened', by: 'customer' },
      { ...born, kind: 'customer-wrote' },
      { ...born, kind: 'level-set', levelId: 'all', why: { kind: 'none' } },
    ];
    for (const [fact, pause] of steps) {
      now += pause;
      facts.push({ ...fact, at: now, eventId: `${facts.length}` });
    }
    return { facts, end: now };
  });
const later = fc.integer({ min: 0, max: 3 * DAY });
const policy = (now: Instant): Policy => policyAt(now, levels, [published(officeHours)]);

describe('clocks on random histories', () => {
  it('SLA-6: replaying the history twice gives the same rounds, to the millisecond', () => {
    fc.assert(
      fc.property(life, later, ({ facts, end }, more) => {
        expect(replayHistory(structuredClone(facts), policy(end + more))).toEqual(
          replayHistory(facts, policy(end + more)),
        );
      }),
    );
  });

  it('SLA-6: every moment of a round is attributed once', () => {
    fc.assert(
      fc.property(life, later, ({ facts, end }, more) => {
        for (const { attributed, startedAt, stoppedAt, stretches } of replayHistory(facts, policy(end + more))) {
          const sum = attributed.oursMs + attributed.thirdPartyMs + attributed.customerMs + attributed.closedMs;
          expect(sum).toBe((stoppedAt ?? end + more) - startedAt);
          expect(stretches.reduce((all, { from, to }) => all + to - from, 0)).toBe(sum);
        }
      }),
    );
  });

  it('SLA-6: the verdict, the due and the lateness agree', () => {
    fc.assert(
      fc.property(life, later, ({ facts, end }, more) => {
        const now = end + more;
        for (const cycle of replayHistory(facts, policy(now))) {
          const counted = cycle.business ? cycle.elapsedOpenMs : cycle.elapsedWallMs;
          const over = cycle.business ? cycle.overOpenMs : cycle.overWallMs;
          const upTo = cycle.stoppedAt ?? now;
          expect(over).toBe(Math.max(0, counted - cycle.targetMs));
          if (cycle.outcome === 'met') expect(counted).toBeLessThanOrEqual(cycle.targetMs);
          if (cycle.outcome === 'missed') expect(counted).toBeGreaterThan(cycle.targetMs);
          if (cycle.outcome === 'running' || cycle.outcome === 'missed') {
            expect(cycle.breachAt !== null && cycle.breachAt <= upTo).toBe(counted > cycle.targetMs);
          }
          if (counted > cycle.targetMs) expect(cycle.dueAt).toBeLessThan(upTo);
        }
      }),
    );
  });

  it('SLA-6: agrees with an oracle that walks second by second', () => {
    const naive = (cycle: Cycle): number => {
      const calendar = published(officeHours).withRedDays;
      let counted = 0;
      for (const { from, to, ticks } of cycle.stretches) {
        for (let t = from; ticks && t < to; ) {
          const next = Math.min(to, Math.floor(t / 1000) * 1000 + 1000);
          if (isOpen(calendar, t)) counted += next - t;
          t = next;
        }
      }
      return counted;
    };
    fc.assert(
      fc.property(life, ({ facts, end }) => {
        for (const cycle of replayHistory(facts.slice(0, 8), policy(Math.min(end, start + 2 * DAY)))) {
          if (cycle.stretches.at(-1) && (cycle.stretches.at(-1)?.to ?? 0) - cycle.startedAt > 3 * DAY) continue;
          expect(cycle.elapsedOpenMs).toBe(naive(cycle));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('SLA-5: level A to B to A in one instant leaves everything as it was', () => {
    fc.assert(
      fc.property(life, later, fc.constantFrom('gold', 'silver', null), ({ facts, end }, more, other) => {
        const current = facts.findLast((fact) => fact.kind === 'level-set');
        if (current?.kind !== 'level-set') return;
        const set = (levelId: string | null): Fact => ({ ...current, at: end + 1, levelId });
        const surgery = [...facts, set(other), set(current.levelId)];
        const now = policy(end + 1 + more);
        expect(replayHistory(surgery, now)).toEqual(replayHistory(facts, now));
      }),
    );
  });

  it('SLA-6: a history that grows never loses or doubles a round', () => {
    fc.assert(
      fc.property(life, ({ facts, end }) => {
        let before: Cycle[] = [];
        for (let told = 1; told <= facts.length; told++) {
          const fact = facts[told - 1] as Fact;
          const next = facts[told];
          const cycles = replayHistory(facts.slice(0, told), policy(next ? Math.max(fact.at, next.at - 1) : end));
          if (next && next.at === fact.at) continue;
          const names = cycles.map(({ promise, cycleNo }) => `${promise} ${cycleNo}`);
          expect(new Set(names).size).toBe(names.length);
          for (const { promise, cycleNo, startedAt } of before) {
            const now = cycles.find((cycle) => cycle.promise === promise && cycle.cycleNo === cycleNo);
            expect(now?.startedAt).toBe(startedAt);
          }
          for (const promise of new Set(cycles.map((cycle) => cycle.promise))) {
            expect(
              cycles.filter((cycle) => cycle.promise === promise && cycle.outcome === 'running').length,
            ).toBeLessThan(2);
          }
          before = cycles;
        }
      }),
    );
  });

  it('SLA-6: a pause moves an open due by exactly its open time', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3 * HOUR }), fc.integer({ min: 0, max: 2 * DAY }), (before, length) => {
        const born: Fact[] = [
          { kind: 'opened', by: 'customer', at: start, eventId: 'a' },
          { kind: 'level-set', levelId: 'all', why: { kind: 'none' }, at: start, eventId: 'b' },
        ];
        const set = (category: 'waiting-for-customer' | 'open', when: Instant): Fact => ({
          kind: 'status-set',
          category,
          userId: null,
          at: when,
          eventId: 'c',
        });
        const paused = [...born, set('waiting-for-customer', start + before), set('open', start + before + length)];
        const now = policy(start + before + length + MINUTE);
        const find = (facts: Fact[]) => replayHistory(facts, now).find(({ promise }) => promise === 'resolution');
        const [plain, moved] = [find(born), find(paused)];
        expect((plain?.elapsedOpenMs ?? 0) - (moved?.elapsedOpenMs ?? 0)).toBe(moved?.attributed.customerMs);
      }),
    );
  });
});

describe('why is this due then', () => {
  it('SLA-9: of a thousand random tickets the counted rows are the elapsed time, with those ahead the target', () => {
    fc.assert(
      fc.property(life, later, ({ facts, end }, more) => {
        const now = policy(end + more);
        const cycles = replayHistory(facts, now);
        for (const cycle of cycles) {
          const { rows, countedMs, aheadMs, targetMs } = explainDue(cycle, cycles, now);
          const counted = rows.reduce((sum, row) => sum + (row.kind === 'counted' ? row.ms : 0), 0);
          expect(counted).toBe(countedMs);
          expect(counted).toBe(cycle.business ? cycle.elapsedOpenMs : cycle.elapsedWallMs);
          if (cycle.outcome === 'running' && cycle.dueAt !== null && counted <= targetMs)
            expect(counted + aheadMs).toBe(targetMs);
          else expect(aheadMs).toBe(0);
          let place = cycle.startedAt;
          for (const row of rows) {
            if (row.kind === 'event') continue;
            expect(row.from).toBe(place);
            place = row.to;
          }
          const due = rows.findIndex((row) => row.kind === 'event' && row.event.kind === 'due');
          if (due >= 0) {
            const until = rows
              .slice(0, due)
              .reduce((sum, row) => sum + (row.kind === 'counted' || row.kind === 'ahead' ? row.ms : 0), 0);
            expect(until).toBe(targetMs);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
