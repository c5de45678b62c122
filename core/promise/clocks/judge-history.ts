import type { Fact } from './history.ts';
import { type RoundVerdict, verdictOn } from './judge-round.ts';
import type { Story } from './obligation.ts';
import type { Policy } from './policy.ts';
import { readStory } from './read-story.ts';
import { roundsIn } from './rounds.ts';

/**
 * The verdicts on every round of a history, without what explains them (SLA-10).
 *
 * The same rounds by the same judgement as `replayHistory`, for those who judge a million of them under a draft.
 */
export function judgeHistory(facts: readonly Fact[], policy: Policy): RoundVerdict[] {
  return judgeStory(readStory(facts, policy), facts, policy);
}

/** The same for a story that has been read already; it may be another policy's when both read alike (SLA-10). */
export function judgeStory(story: Story, facts: readonly Fact[], policy: Policy): RoundVerdict[] {
  const verdicts: RoundVerdict[] = [];
  for (const round of roundsIn(story, facts, policy)) verdicts.push(verdictOn(round, story, policy.now));
  return verdicts;
}

/** Do two policies read every history into the same story? Only whether bots answer tells stories apart (SLA-2). */
export function readAlike(a: Pick<Policy, 'levels'>, b: Pick<Policy, 'levels'>): boolean {
  return ![...a.levels.values(), ...b.levels.values()].some((revisions) =>
    revisions.some(({ definition }) => definition.botsAnswer),
  );
}
