import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { Cycle, TickingStretch } from './cycle.ts';
import type { Fact } from './history.ts';
import { judgeRound } from './judge-round.ts';
import type { Story } from './obligation.ts';
import type { Policy } from './policy.ts';
import { readStory } from './read-story.ts';
import { type Round, roundsIn } from './rounds.ts';
import { attributeTime, type ClockFace, countedBy, usedUpAt } from './service-clock.ts';
import { stepMarks } from './step-marks.ts';
import { wallClock } from './timekeeper.ts';

/**
 * Every round of every promise of a contact, judged from its recorded history (SLA-1, SLA-6).
 *
 * A pure function: the same facts, levels and calendars give the same rounds, to the millisecond, whenever it is asked.
 * Each round is judged by the revisions in force when it stopped, or now while it runs (CAL-5).
 */
export function replayHistory(facts: readonly Fact[], policy: Policy): Cycle[] {
  const story = readStory(facts, policy);
  return roundsIn(story, facts, policy).map((round) => cycleOf(round, story, policy.now));
}

/** Is anything still owed to the customer of this history, whatever level it has? (CAL-5) */
export function isOwed(facts: readonly Fact[], policy: Policy): boolean {
  return readStory(facts, policy).obligations.some(({ end }) => end === null);
}

/** A judged round with everything that is kept and told of it. */
function cycleOf(round: Round, story: Story, now: Instant): Cycle {
  const { judgement, obligation, startedAt, stop } = round;
  const { level, calendar, regime } = judgement;
  const judged = judgeRound(round, story, now);
  const { face, openTime, course, upTo, dueAt } = judged;
  const until = course.map((stretch) => ({ ...stretch, to: Math.min(stretch.to, upTo) }));
  // The status it has at this very moment is told too, though nothing has passed in it yet.
  const begun = until.filter(({ from }) => from <= upTo);
  const stretches = begun.filter(
    ({ from, to }, place) => from < to || place === 0 || (!stop && place === begun.length - 1),
  );
  const last = stretches.at(-1) as TickingStretch;
  const over = judged.late && dueAt !== null;
  return {
    promise: obligation.promise,
    cycleNo: round.cycleNo,
    levelId: level.levelId,
    levelRevisionId: level.id,
    levelWhy: regime.why,
    calendarId: calendar.calendarId,
    calendarRevisionId: calendar.revisionId,
    priority: regime.priority,
    targetMs: face?.targetMs ?? 0,
    business: judged.business,
    startedAt,
    dueAt,
    breachAt: judged.breachAt,
    stoppedAt: stop ? upTo : null,
    outcome: judged.outcome,
    cancelReason: judged.cancelReason,
    standingSinceAt: stop || last.ticks ? null : standingSince(stretches),
    succeeds: round.succeeds,
    stretches,
    warnings: level.definition.warnAt.map((percent) => ({
      percent,
      at: face ? passedAt(face, Math.floor((face.targetMs * percent) / 100)) : null,
    })),
    stepAt: face ? stepMarks(level.definition.steps, face.targetMs).map((mark) => passedAt(face, mark.elapsedMs)) : [],
    elapsedOpenMs: countedBy(openTime, stretches, upTo),
    elapsedWallMs: countedBy(wallClock, stretches, upTo),
    overOpenMs: over ? countedBy(openTime, stretches, upTo, dueAt) : 0,
    overWallMs: over ? countedBy(wallClock, stretches, upTo, dueAt) : 0,
    attributed: attributeTime(openTime, stretches, upTo),
    responsibleAtStart: obligation.responsibleAtStart,
    resolvedBy: stop?.how === 'kept' ? stop.userId : null,
    siteAtStart: obligation.siteAtStart,
    departmentAtStart: obligation.departmentAtStart,
  };
}

/** When so much has been counted; null while it stands still before that, or never. */
function passedAt(face: ClockFace, elapsedMs: Milliseconds): Instant | null {
  const { at, standing } = usedUpAt(face, elapsedMs);
  return standing || at === 'never' ? null : at;
}

function standingSince(stretches: readonly TickingStretch[]): Instant | null {
  let since: Instant | null = null;
  for (let place = stretches.length - 1; place >= 0 && !stretches[place]?.ticks; place--) {
    since = (stretches[place] as TickingStretch).from;
  }
  return since;
}
