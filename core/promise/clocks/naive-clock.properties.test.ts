import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR, type Instant, MINUTE } from '#core/platform/instant.ts';
import { anna, at, level, officeHours, policyAt, published } from './clocks.examples.ts';
import type { Cycle } from './cycle.ts';
import type { Fact } from './history.ts';
import { liveNaively, type NaiveVerdict, type NaiveWorld } from './naive-clock.examples.ts';
import { replayHistory } from './replay-history.ts';

const levels: NaiveWorld['levels'] = {
  strict: { 'first-answer': 20, 'next-answer': 30, 'first-assign': 10, 'first-resolution': 120, resolution: 150 },
  mild: { 'first-answer': 240, 'next-answer': 200, 'first-assign': 60, 'first-resolution': 700, resolution: 900 },
  answersOnly: { 'first-answer': 60, 'next-answer': 60 },
};
const revisions = Object.entries(levels).map(([id, targets]) =>
  level(id, Object.fromEntries(Object.entries(targets).map(([promise, minutes]) => [promise, `${minutes} min`]))),
);
const start = at('mon 09:00');
/** Wednesday is closed, and that is entered late: on Tuesday or Wednesday itself. */
const wednesday = at('wed 00:00');

type Untold = Fact extends infer One ? (One extends Fact ? Omit<One, 'at' | 'eventId'> : never) : never;
const plain = (...kinds: Fact['kind'][]) => kinds.map((kind) => fc.constant({ kind } as Untold));
const cut = fc.oneof(
  ...plain('customer-wrote', 'customer-wrote', 'reopened', 'marked-spam', 'cleared-spam', 'deleted', 'restored'),
  ...plain('bot-answered'),
  fc.constant<Untold>({ kind: 'agent-answered', userId: anna }),
  fc.constant<Untold>({ kind: 'closed', userId: anna }),
  fc.constant<Untold>({ kind: 'assigned', userId: anna }),
  fc.constant<Untold>({ kind: 'dismissed', userId: anna }),
  fc.constant<Untold>({ kind: 'split-off', fromId: 'other' }),
  fc.constant<Untold>({ kind: 'merged-away', intoId: 'other' }),
  fc.record({
    kind: fc.constant('merged-in' as const),
    fromId: fc.constant('child'),
    startedAt: fc.integer({ min: 0, max: 300 }).map((minutes) => start - minutes * MINUTE),
    unansweredSince: fc.option(fc.integer({ min: 0, max: 300 }).map((minutes) => start - minutes * MINUTE)),
  }),
  fc
    .constantFrom('open', 'with-third-party', 'waiting-for-customer', 'dormant', 'solved')
    .map((category): Untold => ({ kind: 'status-set', category: category as 'open', userId: anna })),
  fc
    .constantFrom('strict', 'mild', 'answersOnly', null)
    .map((levelId): Untold => ({ kind: 'level-set', levelId, why: { kind: 'none' } })),
);
const pause = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 45 }), fc.integer({ min: 0, max: 26 * 60 }));

/** A life on whole minutes, often several things in one; a level has its minute for itself, but for other levels. */
const life = fc.array(fc.tuple(cut, pause), { maxLength: 14 }).map((steps) => {
  let now = start;
  const facts: Fact[] = [
    { kind: 'opened', by: 'customer', at: now, eventId: '0' },
    { kind: 'customer-wrote', at: now, eventId: '0' },
    { kind: 'level-set', levelId: 'mild', why: { kind: 'none' }, at: now, eventId: '0' },
  ];
  for (const [fact, minutes] of steps) {
    const apart = (fact.kind === 'level-set') !== (facts.at(-1)?.kind === 'level-set');
    now += Math.max(minutes, apart ? 1 : 0) * MINUTE;
    facts.push({ ...fact, at: now, eventId: `${facts.length}` } as Fact);
  }
  return { facts, end: now };
});

const closedWednesday = {
  ...officeHours,
  revisionId: 'office-2',
  deviations: [
    { id: 'd', name: 'Branddag', says: 'closed', when: { dates: { from: '2025-11-05', to: '2025-11-05' } } },
  ],
} as const;

const inWords = (time: Instant | null) => (time === null ? null : new Date(time + HOUR).toISOString().slice(5, 16));

describe('clocks beside a slow, second way', () => {
  it('SLA-6: of random lives with surgery, other levels and a day closed late, each verdict is the one counted by hand', () => {
    fc.assert(
      fc.property(
        life,
        fc.integer({ min: 0, max: 40 * 60 }),
        fc.option(fc.integer({ min: 25 * 60, max: 55 * 60 })),
        ({ facts, end }, more, late) => {
          const now = end + more * MINUTE;
          // Half a minute past: no fact has that instant.
          const enteredAt = late === null ? null : start + late * MINUTE + MINUTE / 2;
          const calendars = [published(officeHours)];
          if (enteredAt !== null) calendars.push(published(closedWednesday, enteredAt));
          const world: NaiveWorld = {
            levels,
            now,
            calendarChanges: enteredAt === null ? [] : [enteredAt],
            isOpen: (minute, knownAt) => {
              const local = new Date(minute + HOUR);
              const weekday = local.getUTCDay();
              if (weekday === 0 || weekday === 6) return false;
              if (enteredAt !== null && knownAt >= enteredAt && minute >= wednesday && minute < wednesday + DAY)
                return false;
              return local.getUTCHours() >= 8 && local.getUTCHours() < 17;
            },
          };
          const told = (rows: readonly (NaiveVerdict | ReturnType<typeof asNaive>)[]) =>
            rows
              .map((row) =>
                [
                  row.promise,
                  inWords(row.startedAt),
                  row.levelId,
                  row.outcome,
                  inWords(row.stoppedAt),
                  row.minutes,
                ].join(' '),
              )
              .toSorted();
          const policy = policyAt(now, revisions, calendars);
          const lasting = replayHistory(facts, policy).filter(({ cancelReason }) => cancelReason !== 'superseded');
          expect(told(lasting.map(asNaive))).toEqual(told(liveNaively(facts, world)));
        },
      ),
      { numRuns: 250 },
    );
  });
});

function asNaive({ promise, startedAt, levelId, outcome, stoppedAt, elapsedOpenMs }: Cycle) {
  return { promise, startedAt, levelId, outcome, stoppedAt, minutes: elapsedOpenMs / MINUTE };
}
