import { type Instant, MINUTE } from '#core/platform/instant.ts';

/** What a running clock has still to say, and what it has said (SLA-8). */
export interface StepsLeft {
  /** When each threshold is passed, rising; null not as things stand. */
  readonly warnAt: readonly (Instant | null)[];
  readonly warnPercents: readonly number[];
  /** How many thresholds are told, or past telling. */
  readonly warned: number;
  /** When each step of the level happens, rising; null not as things stand. */
  readonly stepAt: readonly (Instant | null)[];
  /** How many steps have happened, or are past happening. */
  readonly stepped: number;
  readonly breachAt: Instant | null;
  readonly breachToldAt: Instant | null;
}

/** The steps that are due, each to be told once (SLA-8). */
export interface StepsDue {
  /** The threshold to warn of: the highest newly passed one, unless the moment is long past or it is missed already. */
  readonly warnPercent: number | null;
  /** The places among `stepAt` newly passed. */
  readonly steps: readonly number[];
  readonly stepped: number;
  readonly breach: boolean;
  readonly warned: number;
}

/** After this long a warning is stale and is not sent (SLA-8): the clock on the screen says it better. */
export const STALE_AFTER = 10 * MINUTE;

/** Which steps of a clock are due at an instant (SLA-8). */
export function stepsDue(left: StepsLeft, now: Instant): StepsDue {
  const passed = left.warnAt.filter((at) => at !== null && at <= now).length;
  const warned = Math.max(left.warned, passed);
  const stepped = Math.max(left.stepped, left.stepAt.filter((at) => at !== null && at <= now).length);
  const breach = left.breachAt !== null && left.breachAt <= now && left.breachToldAt === null;
  const missed = left.breachAt !== null && left.breachAt <= now;
  const last = warned > left.warned ? (left.warnAt[warned - 1] ?? null) : null;
  const fresh = last !== null && !missed && now - last <= STALE_AFTER;
  return {
    warnPercent: fresh ? (left.warnPercents[warned - 1] ?? null) : null,
    steps: Array.from({ length: stepped - left.stepped }, (_, more) => left.stepped + more),
    stepped,
    breach,
    warned,
  };
}

/** When a clock has something to say next; null when nothing is left (SLA-8). */
export function nextStepAt(left: StepsLeft): Instant | null {
  const warning = left.warnAt[left.warned] ?? null;
  const step = left.stepAt[left.stepped] ?? null;
  const breach = left.breachToldAt === null ? left.breachAt : null;
  const next = [warning, step, breach].filter((at) => at !== null);
  return next.length === 0 ? null : Math.min(...next);
}
