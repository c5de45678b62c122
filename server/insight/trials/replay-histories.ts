import { type ChangedPromise, changedPromises, verdictIn } from '#core/insight/trials/fate.ts';
import { rechosenFacts, type RuleSet } from '#core/insight/trials/rechosen-facts.ts';
import { addRounds, noSums, type TrialSums } from '#core/insight/trials/trial-sums.ts';
import type { Period } from '#core/insight/sla-reports/period.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import { judgeHistory } from '#core/promise/clocks/judge-history.ts';
import type { RoundVerdict } from '#core/promise/clocks/judge-round.ts';
import { inForce, type Policy } from '#core/promise/clocks/policy.ts';
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

const BATCH = 500;

/**
 * Judges every history under both policies, a batch at a time in the order of their keys, while the next batch is on
 * its way (SLA-10): two batches are all that is ever in memory. What is counted goes into `sums`.
 */
export async function* replayHistories(
  tx: Tx,
  replay: Replay,
  sums: TrialSums = noSums(),
): AsyncGenerator<ReplayedBatch> {
  const judges = {
    published: judgeUnder(replay.published, replay.now),
    drafted: judgeUnder(replay.drafted, replay.now),
  };
  const rules = { published: rulesOf(replay.published), drafted: rulesOf(replay.drafted) };
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
    );
    const changes: (ChangedPromise & { history: ReadHistory })[] = [];
    let contacts = 0;
    for (const history of batch) {
      const { facts, about, subjectId } = history;
      if (facts === null || about === null) continue;
      const tried = moments.get(subjectId);
      const told = tried ? rechosenFacts(facts, tried, rules.published, rules.drafted) : facts;
      const published = judges.published(facts, about);
      const drafted = judges.drafted(told, about);
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

/** Judges histories under one policy; the policy of each site is made once. */
function judgeUnder(whole: WholePolicy, now: Instant): (facts: readonly Fact[], about: SubjectAbout) => RoundVerdict[] {
  const { levels, calendars, baseCalendarId } = whole;
  const bySite = new Map<string, Policy>();
  return (facts, about) => {
    const moves = facts.some(({ kind }) => kind === 'moved');
    const key = `${about.siteId} ${about.siteCalendarId} ${moves}`;
    let policy = bySite.get(key);
    if (!policy) {
      policy = withSite({ now, levels, calendars, baseCalendarId }, facts, about);
      bySite.set(key, policy);
    }
    return placed(judgeHistory(facts, policy), about);
  };
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

function rulesOf({ rules, fallbacks, calendars, baseCalendarId }: WholePolicy): RuleSet {
  return {
    rules,
    fallbacks,
    calendarOf: (calendarId, at) => {
      const own = calendarId === null ? null : inForce(calendars.get(calendarId), at);
      return (own ?? inForce(calendars.get(baseCalendarId), at))?.withRedDays ?? null;
    },
  };
}
