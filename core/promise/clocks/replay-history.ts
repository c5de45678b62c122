import type { Instant } from '#core/platform/instant.ts';
import type { Cycle, TickingStretch } from './cycle.ts';
import type { Fact } from './history.ts';
import { type Judgement, judgementUnder, measureFrom } from './judgement.ts';
import type { Obligation, ObligationEnd, Regime, Story } from './obligation.ts';
import type { Policy } from './policy.ts';
import type { CancelReason, Outcome, PromiseName } from './promise.ts';
import { readStory } from './read-story.ts';
import { attributeTime, breachAt, countedBy, elapsedAt, usedUpAt } from './service-clock.ts';
import { wallClock } from './timekeeper.ts';

/**
 * Every round of every promise of a contact, judged from its recorded history (SLA-1, SLA-6).
 *
 * A pure function: the same facts, levels and calendars give the same rounds, to the millisecond, whenever it is asked.
 * Each round is judged by the revisions in force when it stopped, or now while it runs (CAL-5).
 */
export function replayHistory(facts: readonly Fact[], policy: Policy): Cycle[] {
  const story = readStory(facts, policy);
  const regimes = withRevisions(story.regimes, facts, policy);
  const counts = new Map<PromiseName, number>();
  return story.obligations.flatMap((obligation) =>
    roundsOf(obligation, regimes, story, policy).map((round) => {
      const cycleNo = (counts.get(obligation.promise) ?? 0) + 1;
      counts.set(obligation.promise, cycleNo);
      return { ...round, cycleNo };
    }),
  );
}

/** Is anything still owed to the customer of this history, whatever level it has? (CAL-5) */
export function isOwed(facts: readonly Fact[], policy: Policy): boolean {
  return readStory(facts, policy).obligations.some(({ end }) => end === null);
}

/** How a round ended, before its clock says whether it was in time. */
type Stop = Pick<ObligationEnd, 'at' | 'userId'> & { readonly how: ObligationEnd['how'] | 'superseded' | 'level-gone' };

/**
 * The rounds of one obligation: a new one each time the level, target or calendar judges it differently (SLA-5).
 *
 * The new round counts from the original start with the original pauses. A miss already recorded stands: that round
 * goes on until the obligation ends, and no new one is opened beside it.
 */
function roundsOf(obligation: Obligation, regimes: readonly Regime[], story: Story, policy: Policy): Cycle[] {
  const { promise, end } = obligation;
  const rounds: Cycle[] = [];
  let judgement: Judgement | null = null;
  for (const regime of regimesOver(obligation, regimes, policy)) {
    const next = judgementUnder(regime, promise, policy);
    const start = startAsOf(obligation, regime.index);
    if (judgement && isMissed(judgement, promise, start, regime.at, story)) {
      if (next) break;
      return [
        ...rounds,
        judge(
          judgement,
          obligation,
          start,
          { at: regime.at, how: 'level-gone', userId: null },
          rounds,
          story,
          policy.now,
        ),
      ];
    }
    if (judgement && judgement.name !== next?.name) {
      const stop: Stop = { at: Math.max(start, regime.at), how: 'superseded', userId: null };
      rounds.push(judge(judgement, obligation, start, stop, rounds, story, policy.now));
    }
    judgement = next;
  }
  if (judgement) {
    const start = startAsOf(obligation, end?.index ?? Number.POSITIVE_INFINITY);
    rounds.push(judge(judgement, obligation, start, end, rounds, story, policy.now));
  }
  return rounds;
}

function judge(
  judgement: Judgement,
  { promise, responsibleAtStart, siteAtStart, departmentAtStart }: Obligation,
  startedAt: Instant,
  stop: Stop | null,
  before: readonly Cycle[],
  story: Story,
  now: Instant,
): Omit<Cycle, 'cycleNo'> & { cycleNo: number } {
  const { level, calendar, regime } = judgement;
  const { face, business, openTime, course } = measureFrom(judgement, promise, startedAt, courseUpTo(story, stop));
  const upTo = Math.max(startedAt, stop ? stop.at : now);
  const elapsedMs = face ? elapsedAt(face, upTo) : 0;
  const due = face ? usedUpAt(face, face.targetMs) : { at: 'never' as const, standing: false };
  const dueAt = due.at === 'never' ? null : due.at;
  const late = face !== null && elapsedMs > face.targetMs;
  const { outcome, cancelReason } = outcomeOf(stop, late);
  const until = course.map((stretch) => ({ ...stretch, to: Math.min(stretch.to, upTo) }));
  // The status it has at this very moment is told too, though nothing has passed in it yet.
  const begun = until.filter(({ from }) => from <= upTo);
  const stretches = begun.filter(
    ({ from, to }, place) => from < to || place === 0 || (!stop && place === begun.length - 1),
  );
  const last = stretches.at(-1) as TickingStretch;
  const over = late && dueAt !== null;
  return {
    promise,
    cycleNo: 0,
    levelId: level.levelId,
    levelRevisionId: level.id,
    levelWhy: regime.why,
    calendarId: calendar.calendarId,
    calendarRevisionId: calendar.revisionId,
    priority: regime.priority,
    targetMs: face?.targetMs ?? 0,
    business,
    startedAt,
    dueAt,
    breachAt: face && (!stop || late) ? breachAt(face) : null,
    stoppedAt: stop ? upTo : null,
    outcome,
    cancelReason,
    standingSinceAt: stop || last.ticks ? null : standingSince(stretches),
    succeeds: before.length > 0,
    stretches,
    warnings: level.definition.warnAt.map((percent) => {
      const at = face ? usedUpAt(face, Math.floor((face.targetMs * percent) / 100)) : null;
      return { percent, at: at && !at.standing && at.at !== 'never' ? at.at : null };
    }),
    elapsedOpenMs: countedBy(openTime, stretches, upTo),
    elapsedWallMs: countedBy(wallClock, stretches, upTo),
    overOpenMs: over ? countedBy(openTime, stretches, upTo, dueAt) : 0,
    overWallMs: over ? countedBy(wallClock, stretches, upTo, dueAt) : 0,
    attributed: attributeTime(openTime, stretches, upTo),
    responsibleAtStart,
    resolvedBy: stop?.how === 'kept' ? stop.userId : null,
    siteAtStart,
    departmentAtStart,
  };
}

/** A miss stands, but spam was never a promise, and a merged ticket's waiting is carried on by its target. */
function outcomeOf(stop: Stop | null, late: boolean): { outcome: Outcome; cancelReason: CancelReason | null } {
  if (!stop) return { outcome: 'running', cancelReason: null };
  if (stop.how === 'kept') return { outcome: late ? 'missed' : 'met', cancelReason: null };
  if (stop.how === 'spam' || stop.how === 'merged') return { outcome: 'cancelled', cancelReason: stop.how };
  if (late) return { outcome: 'missed', cancelReason: null };
  if (stop.how === 'dismissed') return { outcome: 'cancelled', cancelReason: 'closed-without-answer' };
  return { outcome: 'cancelled', cancelReason: stop.how === 'level-gone' ? 'superseded' : stop.how };
}

function isMissed(judgement: Judgement, promise: PromiseName, start: Instant, at: Instant, story: Story): boolean {
  const { face } = measureFrom(judgement, promise, start, story.statuses);
  return face !== null && at > start && elapsedAt(face, at) > face.targetMs;
}

/** Statuses set after a round stopped say nothing about its due. */
function courseUpTo({ statuses }: Story, stop: Stop | null) {
  return stop ? statuses.filter(({ at }) => at < stop.at) : statuses;
}

function standingSince(stretches: readonly TickingStretch[]): Instant | null {
  let since: Instant | null = null;
  for (let place = stretches.length - 1; place >= 0 && !stretches[place]?.ticks; place--) {
    since = (stretches[place] as TickingStretch).from;
  }
  return since;
}

function startAsOf({ starts }: Obligation, index: number): Instant {
  const told = starts.findLast((start) => start.index <= index) ?? starts[0];
  return (told as { at: Instant }).at;
}

/** The regime at the start and every later one until the end; of several in one instant only the last counts. */
function regimesOver({ starts, end }: Obligation, regimes: readonly Regime[], { now }: Policy): Regime[] {
  const from = starts[0]?.index ?? 0;
  const to = end?.index ?? Number.POSITIVE_INFINITY;
  const atStart = regimes.findLast((regime) => regime.index <= from);
  const later = regimes.filter(
    (regime) => regime.index > from && regime.index < to && (end !== null || regime.at <= now),
  );
  const all = atStart ? [atStart, ...later] : later;
  return all.filter((regime, place) => all[place + 1]?.at !== regime.at);
}

/** Regimes with a moment added for every revision of a level or calendar that was published on the way (CAL-5). */
function withRevisions(regimes: readonly Regime[], facts: readonly Fact[], policy: Policy): Regime[] {
  const first = facts[0];
  if (!first) return [];
  const instants = new Set<Instant>();
  for (const revisions of [...policy.levels.values(), ...policy.calendars.values()]) {
    for (const { publishedAt } of revisions.slice(1)) {
      if (publishedAt > first.at && publishedAt <= policy.now) instants.add(publishedAt);
    }
  }
  if (instants.size === 0) return [...regimes];
  const merged: Regime[] = [...regimes];
  for (const at of [...instants].sort((a, b) => a - b)) {
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
