import { asksFor } from '#core/conditions/asks-for.ts';
import { type ChangedPromise, changedPromises, verdictIn } from '#core/insight/trials/fate.ts';
import { rechosenFacts, type RuleSet } from '#core/insight/trials/rechosen-facts.ts';
import { addRounds, noSums, type TrialSums } from '#core/insight/trials/trial-sums.ts';
import type { Period } from '#core/insight/sla-reports/period.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import { judgeHistory, judgeStory, readAlike } from '#core/promise/clocks/judge-history.ts';
import type { RoundVerdict } from '#core/promise/clocks/judge-round.ts';
import { inForce, type Policy } from '#core/promise/clocks/policy.ts';
import { readStory } from '#core/promise/clocks/read-story.ts';
import type { SubjectAbout } from '#core/promise/clocks/subject.ts';
import type { WholePolicy } from '#core/promise/drafts/draft-policy.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { withSite } from '#server/promise/clocks/wind-clocks.ts';
import { type HistoryPlace, type ReadHistory, readHistories } from './histories.store.ts';
import { ruleMomentsOf } from './rule-moments.ts';

/** What is replayed: two policies over a period, judged at one moment (SLA-10). */
export interface Replay {
  readonly published: WholePolicy;
  readonly drafted: WholePolicy;
  /** The draft has rules or plain targets of its own: levels are chosen anew. */
  readonly choosesAnew: boolean;
  readonly period: Period;
  readonly now: Instant;
}

/** A batch of histories replayed. */
export interface ReplayedBatch {
  readonly read: number;
  readonly contacts: number;
  readonly changes: readonly (ChangedPromise & { readonly history: ReadHistory })[];
}

const BATCH = 200;

/**
 * Judges every history under both policies, a batch at a time in the order of their keys, while the next is on
 * its way (SLA-10): two batches are all that is ever in memory. What is counted goes into `sums`.
 */
export async function* replayHistories(
  tx: Tx,
  replay: Replay,
  sums: TrialSums = noSums(),
): AsyncGenerator<ReplayedBatch> {
  const judge = judgeUnderBoth(replay);
  const rules = { published: rulesOf(replay.published), drafted: rulesOf(replay.drafted) };
  const asksState = [...rules.published.rules, ...rules.drafted.rules].some(
    (rule) => rule.active && asksFor(rule.conditions, 'owner-state'),
  );
  const next = (after: HistoryPlace | null) => readHistories(tx, replay.period, after, BATCH);
  let coming = next(null);
  for (;;) {
    const batch = await coming;
    const last = batch.at(-1);
    if (last === undefined) return;
    coming = next(last);
    // Whoever stops listening halfway must not leave a failure unheard.
    coming.catch(() => {});
    const tickets = replay.choosesAnew
      ? batch.filter(({ facts, subjectKind }) => facts && subjectKind === 'ticket')
      : [];
    const moments = await ruleMomentsOf(
      tx,
      tickets.map(({ subjectId }) => subjectId),
      asksState,
    );
    const changes: (ChangedPromise & { history: ReadHistory })[] = [];
    let contacts = 0;
    for (const history of batch) {
      const { facts, about, subjectId } = history;
      if (facts === null || about === null) continue;
      const tried = moments.get(subjectId);
      const told = tried ? rechosenFacts(facts, tried, rules.published, rules.drafted) : facts;
      const { published, drafted } = judge(facts, told, about);
      addRounds(sums, 'published', published, replay.period, replay.now);
      addRounds(sums, 'drafted', drafted, replay.period, replay.now);
      if (published.some((round) => verdictIn(replay.period, round, replay.now) !== null)) contacts += 1;
      for (const change of changedPromises(published, drafted, replay.period, replay.now)) {
        changes.push({ ...change, history });
      }
    }
    yield { read: batch.length, contacts, changes };
  }
}

/** Judges a history under both policies; a history the draft cannot touch is judged once. */
function judgeUnderBoth({ published, drafted, now }: Replay) {
  const [policyNow, policyThen] = [policiesOf(published, now), policiesOf(drafted, now)];
  const alike = readAlike(published, drafted);
  const touches = touchedBy(published, drafted);
  return (facts: readonly Fact[], told: readonly Fact[], about: SubjectAbout) => {
    const policy = policyNow(facts, about);
    const story = readStory(facts, policy);
    const first = placed(judgeStory(story, facts, policy), about);
    if (told === facts && !touches(facts)) return { published: first, drafted: first };
    const then = policyThen(told, about);
    const second = alike && told === facts ? judgeStory(story, told, then) : judgeHistory(told, then);
    return { published: first, drafted: placed(second, about) };
  };
}

/** Could a draft judge a history differently? Not when it changes levels only, and none that the history has had. */
function touchedBy(published: WholePolicy, drafted: WholePolicy): (facts: readonly Fact[]) => boolean {
  const sameCalendars = [...drafted.calendars].every(([id, revisions]) => published.calendars.get(id) === revisions);
  if (!sameCalendars) return () => true;
  const ids = [...published.levels.keys(), ...drafted.levels.keys()];
  const changed = new Set(ids.filter((id) => published.levels.get(id) !== drafted.levels.get(id)));
  return (facts) => {
    for (const fact of facts) {
      if (fact.kind === 'level-set' && fact.levelId !== null && changed.has(fact.levelId)) return true;
    }
    return false;
  };
}

/** The policy for a history's site; made once for each. */
function policiesOf(whole: WholePolicy, now: Instant): (facts: readonly Fact[], about: SubjectAbout) => Policy {
  const { levels, calendars, baseCalendarId } = whole;
  const bySite = new Map<string, Policy>();
  return (facts, about) => {
    const key = `${about.siteId} ${about.siteCalendarId} ${hasMoved(facts)}`;
    let policy = bySite.get(key);
    if (!policy) {
      policy = withSite({ now, levels, calendars, baseCalendarId }, facts, about);
      bySite.set(key, policy);
    }
    return policy;
  };
}

function hasMoved(facts: readonly Fact[]): boolean {
  for (const fact of facts) if (fact.kind === 'moved') return true;
  return false;
}

/** What the history does not tell the place of is where the contact is now, as in the kept rounds (SLR-1). */
function placed(rounds: RoundVerdict[], about: SubjectAbout): RoundVerdict[] {
  for (let place = 0; place < rounds.length; place++) {
    const round = rounds[place] as RoundVerdict;
    if (round.siteId !== null && round.departmentId !== null) continue;
    rounds[place] = {
      ...round,
      siteId: round.siteId ?? about.siteId,
      departmentId: round.departmentId ?? about.departmentId,
    };
  }
  return rounds;
}

function rulesOf({ rules, fallbacks, levels, calendars, baseCalendarId }: WholePolicy): RuleSet {
  return {
    rules,
    fallbacks,
    hasLevel: (levelId) => levels.has(levelId),
    calendarOf: (calendarId, at) => {
      const own = calendarId === null ? null : inForce(calendars.get(calendarId), at);
      return (own ?? inForce(calendars.get(baseCalendarId), at))?.withRedDays ?? null;
    },
  };
}
