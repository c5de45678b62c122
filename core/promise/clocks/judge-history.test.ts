import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY, HOUR } from '#core/platform/instant.ts';
import { anna, at, gold, level, officeHours, policyAt, published, silver, target } from './clocks.examples.ts';
import type { Fact } from './history.ts';
import { judgeHistory, judgeStory, readAlike } from './judge-history.ts';
import { readStory } from './read-story.ts';
import { replayHistory } from './replay-history.ts';

const stricter = { ...level('gold', { 'first-answer': '20 min', resolution: '3 h' }), id: 'gold-2', revisionNo: 2 };
const levels = [gold, { ...stricter, publishedAt: at('tue 10:00') }, silver];

const kinds = fc.oneof(
  ...['customer-wrote', 'bot-answered', 'reopened', 'marked-spam', 'cleared-spam', 'deleted', 'restored'].map((kind) =>
    fc.constant({ kind } as Fact),
  ),
  fc.constant({ kind: 'agent-answered', userId: anna } as Fact),
  fc.constant({ kind: 'closed', userId: anna } as Fact),
  fc.constantFrom('low', 'high').map((priority) => ({ kind: 'priority-set', priority }) as Fact),
  fc
    .constantFrom('open', 'waiting-for-customer', 'solved')
    .map((category) => ({ kind: 'status-set', category, userId: anna }) as Fact),
  fc
    .constantFrom('gold', 'silver', null)
    .map((levelId) => ({ kind: 'level-set', levelId, why: { kind: 'none' } }) as Fact),
);
const life = fc.array(fc.tuple(kinds, fc.integer({ min: 0, max: 30 * HOUR })), { maxLength: 16 }).map((steps) => {
  let now = at('mon 07:10');
  const born = { at: now, eventId: 'born' };
  const facts: Fact[] = [
    { ...born, kind: 'opened', by: 'customer' },
    { ...born, kind: 'customer-wrote' },
    { ...born, kind: 'level-set', levelId: 'gold', why: { kind: 'none' } },
  ];
  for (const [fact, pause] of steps) facts.push({ ...fact, at: (now += pause), eventId: `${facts.length}` });
  return { facts, end: now };
});

describe('the mere verdict', () => {
  it('SLA-10: judging a history gives exactly the rounds and verdicts the clocks keep', () => {
    fc.assert(
      fc.property(life, fc.integer({ min: 0, max: 3 * DAY }), ({ facts, end }, later) => {
        const policy = policyAt(end + later, levels, [published(officeHours)]);
        const kept = replayHistory(facts, policy);
        const judged = judgeHistory(facts, policy);
        expect(judged.length).toBe(kept.length);
        for (const [place, verdict] of judged.entries()) {
          const cycle = kept[place];
          const { siteId: _, departmentId: __, elapsedMs, ...same } = verdict;
          expect(cycle).toMatchObject(same);
          expect(elapsedMs).toBe(cycle?.business ? cycle.elapsedOpenMs : cycle?.elapsedWallMs);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('SLA-10: a story read once is judged under another policy as if it had been read by it', () => {
    fc.assert(
      fc.property(life, ({ facts, end }) => {
        const now = policyAt(end, levels, [published(officeHours)]);
        const patient = level('gold', { 'first-answer': target('3 h', { clock: 'wall' }), resolution: '30 h' });
        const then = policyAt(end, [patient, silver], [published(officeHours)]);
        expect(readAlike(now, then)).toBe(true);
        expect(judgeStory(readStory(facts, now), facts, then)).toEqual(judgeHistory(facts, then));
      }),
      { numRuns: 200 },
    );
  });

  it('SLA-10: policies under which bots answer read other stories', () => {
    const bots = { ...gold, definition: { ...gold.definition, botsAnswer: true } };
    expect(readAlike(policyAt(0, [gold]), policyAt(0, [bots]))).toBe(false);
  });
});
