import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { TickingStretch } from './cycle.ts';
import { measureFrom } from './judgement.ts';
import type { Story } from './obligation.ts';
import type { CancelReason, Outcome, PromiseName } from './promise.ts';
import type { Round, Stop } from './rounds.ts';
import { breachAt, type ClockFace, elapsedAt, usedUpAt } from './service-clock.ts';
import type { Timekeeper } from './timekeeper.ts';

/** What a round's clock says: when it was due and whether it was kept (SLA-6). */
export interface JudgedRound {
  readonly face: ClockFace | null;
  readonly course: readonly TickingStretch[];
  readonly openTime: Timekeeper;
  readonly business: boolean;
  /** Where measuring ends: at the stop, or now. */
  readonly upTo: Instant;
  readonly elapsedMs: Milliseconds;
  readonly dueAt: Instant | null;
  readonly breachAt: Instant | null;
  readonly late: boolean;
  readonly outcome: Outcome;
  readonly cancelReason: CancelReason | null;
}

/** Reads the clock of a round (SLA-6): the one judgement that the kept rounds and a trial of a draft both rest on. */
export function judgeRound({ judgement, obligation, startedAt, stop }: Round, story: Story, now: Instant): JudgedRound {
  const { promise } = obligation;
  const { face, business, openTime, course } = measureFrom(judgement, promise, startedAt, courseUpTo(story, stop));
  const upTo = Math.max(startedAt, stop ? stop.at : now);
  const elapsedMs = face ? elapsedAt(face, upTo) : 0;
  const due = face ? usedUpAt(face, face.targetMs).at : 'never';
  const late = face !== null && elapsedMs > face.targetMs;
  return {
    face,
    course,
    openTime,
    business,
    upTo,
    elapsedMs,
    dueAt: due === 'never' ? null : due,
    breachAt: face && (!stop || late) ? breachAt(face) : null,
    late,
    outcome: outcomeOf(stop, late),
    cancelReason: cancelReasonOf(stop, late),
  };
}

/** The verdict on one round, without the stretches that explain it (SLA-10). */
export interface RoundVerdict {
  readonly promise: PromiseName;
  readonly cycleNo: number;
  readonly levelId: string;
  readonly priority: string | null;
  readonly siteId: string | null;
  readonly departmentId: string | null;
  readonly business: boolean;
  readonly targetMs: Milliseconds;
  readonly elapsedMs: Milliseconds;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly breachAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly outcome: Outcome;
}

/** The verdict on a round, by the same judgement as the round that is kept (SLA-10). */
export function verdictOn(round: Round, story: Story, now: Instant): RoundVerdict {
  const judged = judgeRound(round, story, now);
  const { judgement, obligation, startedAt, stop } = round;
  return {
    promise: obligation.promise,
    cycleNo: round.cycleNo,
    levelId: judgement.level.levelId,
    priority: judgement.regime.priority,
    siteId: obligation.siteAtStart,
    departmentId: obligation.departmentAtStart,
    business: judged.business,
    targetMs: judged.face ? judged.face.targetMs : 0,
    elapsedMs: judged.elapsedMs,
    startedAt,
    dueAt: judged.dueAt,
    breachAt: judged.breachAt,
    stoppedAt: stop ? judged.upTo : null,
    outcome: judged.outcome,
  };
}

/** A miss stands, but spam was never a promise, and a merged ticket's waiting is carried on by its target. */
function outcomeOf(stop: Stop | null, late: boolean): Outcome {
  if (!stop) return 'running';
  if (stop.how === 'kept') return late ? 'missed' : 'met';
  if (stop.how === 'spam' || stop.how === 'merged') return 'cancelled';
  return late ? 'missed' : 'cancelled';
}

function cancelReasonOf(stop: Stop | null, late: boolean): CancelReason | null {
  if (!stop || outcomeOf(stop, late) !== 'cancelled' || stop.how === 'kept') return null;
  if (stop.how === 'dismissed') return 'closed-without-answer';
  return stop.how === 'level-gone' ? 'superseded' : stop.how;
}

/** Statuses set after a round stopped say nothing about its due. */
function courseUpTo({ statuses }: Story, stop: Stop | null) {
  const last = statuses[statuses.length - 1];
  if (!stop || !last || last.at < stop.at) return statuses;
  return statuses.filter(({ at }) => at < stop.at);
}
