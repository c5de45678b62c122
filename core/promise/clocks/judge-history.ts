import type { Instant } from '#core/platform/instant.ts';
import type { Fact } from './history.ts';
import { type RoundVerdict, verdictOn } from './judge-round.ts';
import type { Policy } from './policy.ts';
import { readStory } from './read-story.ts';
import { roundsIn } from './rounds.ts';

/**
 * The verdicts on every round of a history, without what explains them (SLA-10).
 *
 * The same rounds by the same judgement as `replayHistory`, for those who judge a million of them under a draft.
 */
export function judgeHistory(facts: readonly Fact[], policy: Policy): RoundVerdict[] {
  const story = readStory(facts, policy);
  const now: Instant = policy.now;
  const rounds = roundsIn(story, facts, policy);
  const verdicts: RoundVerdict[] = [];
  for (const round of rounds) verdicts.push(verdictOn(round, story, now));
  return verdicts;
}
