import { type Instant, MINUTE } from '#core/platform/instant.ts';

/** What a running clock has still to say, and what it has said (SLA-8). */
export interface StepsLeft {
  /** When each threshold is passed, rising; null not as things stand. */
  readonly warnAt: readonly (Instant | null)[];
  readonly warnPercents: readonly number[];
  /** How many thresholds are told, or past telling. */
  readonly warned: number;
  readonly breachAt: Instant | null;
  readonly breachToldAt: Instant | null;
}

/** The steps that are due, each to be told once (SLA-8). */
export interface StepsDue {
  /** The threshold to warn of: the highest newly passed one, unless the moment is long past or it is missed already. */
  readonly warnPercent: number | null;
  /** Thresholds newly passed, told or not: their escalation steps are due. */
  readonly passedPercents: readonly number[];
  readonly breach: boolean;
  readonly warned: number;
}

/** After this long a warning is stale and is not sent (SLA-8): the clock on the screen says it better. */
export const STALE_AFTER = 10 * MINUTE;

/** Which steps of a clock are due at an instant (SLA-8). */
export function stepsDue(left: StepsLeft, now: Instant): StepsDue {
  const passed = left.warnAt.filter((at) => at !== null && at <= now).length;
  const warned = Math.max(left.warned, passed);
  const breach = left.breachAt !== null && left.breachAt <= now && left.breachToldAt === null;
  const missed = left.breachAt !== null && left.breachAt <= now;
  const last = warned > left.warned ? (left.warnAt[warned - 1] ?? null) : null;
  const fresh = last !== null && !missed && now - last <= STALE_AFTER;
  return {
    warnPercent: fresh ? (left.warnPercents[warned - 1] ?? null) : null,
    passedPercents: left.warnPercents.slice(left.warned, warned),
    breach,
    warned,
  };
}

/** When a clock has something to say next; null when nothing is left (SLA-8). */
export function nextStepAt(left: StepsLeft): Instant | null {
  const warning = left.warnAt[left.warned] ?? null;
  const breach = left.breachToldAt === null ? left.breachAt : null;
  if (warning === null) return breach;
  return breach === null ? warning : Math.min(warning, breach);
}
