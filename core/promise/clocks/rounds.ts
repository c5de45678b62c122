import type { Instant } from '#core/platform/instant.ts';
import type { Fact } from './history.ts';
import { type Judgement, judgementUnder, measureFrom } from './judgement.ts';
import type { Obligation, ObligationEnd, Regime, Story } from './obligation.ts';
import type { Policy } from './policy.ts';
import type { PromiseName } from './promise.ts';
import { elapsedAt } from './service-clock.ts';

/** One round of an obligation before its clock is read (SLA-5): what it is judged by, from when, and how it stopped. */
export interface Round {
  readonly cycleNo: number;
  readonly judgement: Judgement;
  readonly obligation: Obligation;
  readonly startedAt: Instant;
  readonly stop: Stop | null;
  /** It took over from a superseded round. */
  readonly succeeds: boolean;
}

/** How a round ended, before its clock says whether it was in time (SLA-1). */
export type Stop = Pick<ObligationEnd, 'at' | 'userId'> & {
  readonly how: ObligationEnd['how'] | 'superseded' | 'level-gone';
};

/** Every round of every promise of a story, numbered per promise (SLA-1, SLA-6). */
export function roundsIn(story: Story, facts: readonly Fact[], policy: Policy): Round[] {
  const regimes = withRevisions(story.regimes, facts, policy);
  const rounds: Round[] = [];
  for (const obligation of story.obligations) addRoundsOf(obligation, regimes, story, policy, rounds);
  return rounds;
}

/**
 * The rounds of one obligation: a new one each time the level, target or calendar judges it differently (SLA-5).
 *
 * The new round counts from the original start with the original pauses. A miss already recorded stands: that round
 * goes on until the obligation ends, and no new one is opened beside it.
 */
function addRoundsOf(
  obligation: Obligation,
  regimes: readonly Regime[],
  story: Story,
  policy: Policy,
  rounds: Round[],
): void {
  const { promise, end } = obligation;
  const before = rounds.length;
  let judgement: Judgement | null = null;
  for (const regime of regimesOver(obligation, regimes, policy)) {
    const next = judgementUnder(regime, promise, policy);
    if (judgement === null) {
      judgement = next;
      continue;
    }
    const startedAt = startAsOf(obligation, regime.index);
    if (isMissed(judgement, promise, startedAt, regime.at, story)) {
      if (next) break;
      const stop: Stop = { at: regime.at, how: 'level-gone', userId: null };
      addRound(rounds, before, { judgement, obligation, startedAt, stop });
      return;
    }
    if (judgement.name !== next?.name) {
      const stop: Stop = { at: Math.max(startedAt, regime.at), how: 'superseded', userId: null };
      addRound(rounds, before, { judgement, obligation, startedAt, stop });
    }
    judgement = next;
  }
  if (!judgement) return;
  const startedAt = startAsOf(obligation, end?.index ?? Number.POSITIVE_INFINITY);
  addRound(rounds, before, { judgement, obligation, startedAt, stop: end });
}

/** Adds a round with the next number of its promise; `before` is how many rounds there were before its obligation. */
function addRound(
  rounds: Round[],
  before: number,
  { judgement, obligation, startedAt, stop }: Omit<Round, 'cycleNo' | 'succeeds'>,
): void {
  let cycleNo = 1;
  for (const round of rounds) if (round.obligation.promise === obligation.promise) cycleNo = round.cycleNo + 1;
  rounds.push({ cycleNo, judgement, obligation, startedAt, stop, succeeds: rounds.length > before });
}

function isMissed(judgement: Judgement, promise: PromiseName, start: Instant, at: Instant, story: Story): boolean {
  if (at <= start) return false;
  const { face } = measureFrom(judgement, promise, start, story.statuses);
  return face !== null && elapsedAt(face, at) > face.targetMs;
}

function startAsOf({ starts }: Obligation, index: number): Instant {
  let told = starts[0] as { at: Instant };
  for (const start of starts) if (start.index <= index) told = start;
  return told.at;
}

/**
 * The regime at the start and every later one until the end; of several in one instant only the last counts.
 *
 * What was done in the very instant it was owed is judged by the level that instant ended with: a ticket born solved
 * and given its level a moment later, as the facts stand, has kept its promises.
 */
function regimesOver({ starts, end }: Obligation, regimes: readonly Regime[], { now }: Policy): Regime[] {
  const from = starts[0]?.index ?? 0;
  const to = end?.index ?? Number.POSITIVE_INFINITY;
  const atOnce = end !== null && end.at === starts[0]?.at ? end.at : null;
  const over: Regime[] = [];
  let atStart: Regime | null = null;
  for (const regime of regimes) {
    if (regime.index <= from) atStart = regime;
    else if ((regime.index < to || regime.at === atOnce) && (end !== null || regime.at <= now)) {
      if (atStart) over.push(atStart);
      atStart = null;
      if (over.length > 0 && (over[over.length - 1] as Regime).at === regime.at) over.pop();
      over.push(regime);
    }
  }
  if (atStart && over.length === 0) over.push(atStart);
  return over;
}

/** Regimes with a moment added for every revision of a level or calendar that was published on the way (CAL-5). */
function withRevisions(regimes: readonly Regime[], facts: readonly Fact[], policy: Policy): readonly Regime[] {
  const first = facts[0];
  if (!first) return [];
  const all = revisionInstants(policy);
  const instants = all.length === 0 ? all : all.filter((at) => at > first.at && at <= policy.now);
  if (instants.length === 0) return regimes;
  const merged: Regime[] = [...regimes];
  for (const at of instants) {
    let latest = Number.NEGATIVE_INFINITY;
    const before = facts.findIndex((fact) => {
      latest = Math.max(latest, fact.at);
      return latest > at;
    });
    const index = (before === -1 ? facts.length : before) - 0.5;
    const place = merged.findIndex((regime) => regime.index > index);
    const last = merged[(place === -1 ? merged.length : place) - 1];
    if (last) merged.splice(place === -1 ? merged.length : place, 0, { ...last, index, at });
  }
  return merged;
}

const instantsKnown = new WeakMap<Policy['levels'], WeakMap<Policy['calendars'], readonly Instant[]>>();

/** When anything after its first revision was published, rising: asked for every history, so kept by the maps. */
function revisionInstants({ levels, calendars }: Policy): readonly Instant[] {
  let byCalendars = instantsKnown.get(levels);
  if (!byCalendars) instantsKnown.set(levels, (byCalendars = new WeakMap()));
  const known = byCalendars.get(calendars);
  if (known) return known;
  const instants = new Set<Instant>();
  for (const revisions of [...levels.values(), ...calendars.values()]) {
    for (const { publishedAt } of revisions.slice(1)) instants.add(publishedAt);
  }
  const rising = [...instants].sort((a, b) => a - b);
  byCalendars.set(calendars, rising);
  return rising;
}
