import { HOUR, type Instant, MINUTE, type Milliseconds } from '#core/platform/instant.ts';

/** What is remembered of failed attempts under one key, an e-mail address or an internet address (USR-1). */
export interface FailedAttempts {
  readonly failures: number;
  readonly lastFailedAt: Instant;
}

/** What the limit says before the next attempt: how many are free, and when one may be made (USR-1). */
export interface AttemptLimit {
  /** Attempts that may be made at once before a wait begins. */
  readonly triesLeft: number;
  /** No attempt is looked at before this instant; undefined when there is nothing to wait for. */
  readonly waitUntilAt: Instant | undefined;
  /** How long the wait is once the free tries are used up. */
  readonly nextWait: Milliseconds;
}

/** Free tries before the first wait; a shared internet address gets more than one mail address. */
export const freeTries = { email: 5, internetAddress: 30 } as const;
const longestWait = 15 * MINUTE;
const forgottenAfter = HOUR;

/**
 * Judges failed attempts: five are free, then the wait is one minute and doubles with each further failure up to
 * fifteen minutes; an hour without a failure forgets all of them (USR-1).
 */
export function judgeAttempts(attempts: FailedAttempts | undefined, free: number, now: Instant): AttemptLimit {
  if (!attempts || attempts.failures === 0 || now - attempts.lastFailedAt >= forgottenAfter) {
    return { triesLeft: free, waitUntilAt: undefined, nextWait: MINUTE };
  }
  const over = attempts.failures - free;
  if (over < 0) return { triesLeft: -over, waitUntilAt: undefined, nextWait: MINUTE };
  const waitUntilAt = attempts.lastFailedAt + waitAfter(over);
  const waiting = now < waitUntilAt;
  return {
    triesLeft: waiting ? 0 : 1,
    waitUntilAt: waiting ? waitUntilAt : undefined,
    nextWait: waitAfter(over + 1),
  };
}

/** The attempts after one more failure (USR-1). */
export function addFailure(attempts: FailedAttempts | undefined, now: Instant): FailedAttempts {
  const forgotten = !attempts || now - attempts.lastFailedAt >= forgottenAfter;
  return { failures: forgotten ? 1 : attempts.failures + 1, lastFailedAt: now };
}

function waitAfter(over: number): Milliseconds {
  return Math.min(longestWait, MINUTE * 2 ** Math.min(over, 10));
}
