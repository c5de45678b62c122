import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { RoundVerdict } from '#core/promise/clocks/judge-round.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import { decidedAt, type Verdict, verdictAt } from '../sla-reports/verdict.ts';
import type { Period } from '../sla-reports/period.ts';

/** What became of a promise under one policy (SLA-10); `none` is not promised, `running` has no verdict yet. */
export const fates = ['met', 'missed', 'overdue', 'cancelled', 'running', 'none'] as const;
export type Fate = (typeof fates)[number];

/** A promise that was replayed, as one policy has it (SLA-10). */
export interface FateUnder {
  readonly fate: Fate;
  readonly levelId: string | null;
  readonly dueAt: Instant | null;
  readonly targetMs: Milliseconds | null;
  /** What its clock counted up to its stop, or to now. */
  readonly elapsedMs: Milliseconds | null;
  readonly business: boolean;
}

/** A promise whose verdict a draft would change (SLA-10). */
export interface ChangedPromise {
  readonly promise: PromiseName;
  readonly startedAt: Instant;
  readonly siteId: string | null;
  readonly departmentId: string | null;
  readonly priority: string | null;
  readonly published: FateUnder;
  readonly drafted: FateUnder;
  readonly change: TrialChange;
  readonly why: TrialReason;
}

/** How a draft would change a verdict (SLA-10). */
export const trialChanges = ['newly-missed', 'newly-kept', 'newly-promised', 'no-longer-promised', 'other'] as const;
export type TrialChange = (typeof trialChanges)[number];

/** Which part of a draft makes the difference: another level, another target, or another calendar or counting (SLA-10). */
export const trialReasons = ['level', 'target', 'counting'] as const;
export type TrialReason = (typeof trialReasons)[number];

/** The verdict on a round if it belongs to the period, by the rule of the compliance report (SLR-1); else null. */
export function verdictIn(period: Period, round: RoundVerdict, now: Instant): Verdict | null {
  const verdict = verdictAt(round, now);
  if (verdict === null) return null;
  const at = decidedAt(round);
  if (at === null || (period.from !== null && at < period.from) || (period.to !== null && at >= period.to)) return null;
  return verdict;
}

/**
 * The promises of one contact whose verdict differs between two policies, of those that either puts in the period
 * (SLA-10).
 *
 * A promise is known by what it is about and when it began; rounds that superseded each other are one promise: missed
 * if any round was, else kept if any was.
 */
export function changedPromises(
  published: readonly RoundVerdict[],
  drafted: readonly RoundVerdict[],
  period: Period,
  now: Instant,
): ChangedPromise[] {
  if (agree(published, drafted)) return [];
  const changed: ChangedPromise[] = [];
  const all = [...published, ...drafted];
  for (let place = 0; place < all.length; place++) {
    const { promise, startedAt } = all[place] as RoundVerdict;
    if (isToldBefore(all, place)) continue;
    const before = roundsFrom(published, promise, startedAt);
    const after = roundsFrom(drafted, promise, startedAt);
    if (!isIn(before, period, now) && !isIn(after, period, now)) continue;
    const [first, second] = [fateOf(before, now), fateOf(after, now)];
    if (first.fate === second.fate) continue;
    const { siteId, departmentId, priority } = (after.at(-1) ?? before.at(-1)) as RoundVerdict;
    const change = changeBetween(first.fate, second.fate);
    const contact = { promise, startedAt, siteId, departmentId, priority };
    changed.push({ ...contact, published: first, drafted: second, change, why: reasonOf(first, second) });
  }
  return changed;
}

function isToldBefore(all: readonly RoundVerdict[], place: number): boolean {
  const { promise, startedAt } = all[place] as RoundVerdict;
  for (let earlier = 0; earlier < place; earlier++) {
    const round = all[earlier] as RoundVerdict;
    if (round.promise === promise && round.startedAt === startedAt) return true;
  }
  return false;
}

function roundsFrom(rounds: readonly RoundVerdict[], promise: PromiseName, startedAt: Instant): RoundVerdict[] {
  const found: RoundVerdict[] = [];
  for (const round of rounds) if (round.promise === promise && round.startedAt === startedAt) found.push(round);
  return found;
}

function isIn(rounds: readonly RoundVerdict[], period: Period, now: Instant): boolean {
  for (const round of rounds) if (verdictIn(period, round, now) !== null) return true;
  return false;
}

/** The same rounds with the same verdicts: by far the usual case. */
function agree(published: readonly RoundVerdict[], drafted: readonly RoundVerdict[]): boolean {
  if (published.length !== drafted.length) return false;
  for (let place = 0; place < published.length; place++) {
    const [a, b] = [published[place] as RoundVerdict, drafted[place] as RoundVerdict];
    if (a.outcome !== b.outcome || a.promise !== b.promise || a.startedAt !== b.startedAt) return false;
    if (a.breachAt !== b.breachAt) return false;
  }
  return true;
}

const heaviest = ['missed', 'overdue', 'met', 'running', 'cancelled'] as const;

function fateOf(rounds: readonly RoundVerdict[], now: Instant): FateUnder {
  for (const fate of heaviest) {
    const round = rounds.findLast((one) => (verdictAt(one, now) ?? 'running') === fate);
    if (!round) continue;
    const { levelId, dueAt, targetMs, elapsedMs, business } = round;
    return { fate, levelId, dueAt, targetMs, elapsedMs, business };
  }
  return { fate: 'none', levelId: null, dueAt: null, targetMs: null, elapsedMs: null, business: true };
}

function changeBetween(before: Fate, after: Fate): TrialChange {
  if (before === 'none') return isMiss(after) ? 'newly-missed' : 'newly-promised';
  if (after === 'none') return 'no-longer-promised';
  if (isMiss(before) && isMiss(after)) return 'other';
  if (isMiss(after)) return 'newly-missed';
  return isMiss(before) && after === 'met' ? 'newly-kept' : 'other';
}

function isMiss(fate: Fate): boolean {
  return fate === 'missed' || fate === 'overdue';
}

function reasonOf(before: FateUnder, after: FateUnder): TrialReason {
  if (before.levelId !== after.levelId) return 'level';
  return before.targetMs !== after.targetMs || before.business !== after.business ? 'target' : 'counting';
}
