import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE, SECOND } from '#core/platform/instant.ts';
import { addFailure, type FailedAttempts, freeTries, judgeAttempts } from './attempt-limit.ts';

const morning = Date.UTC(2025, 9, 30, 8);

function failTimes(times: number, at = morning): FailedAttempts | undefined {
  let attempts: FailedAttempts | undefined;
  for (let n = 0; n < times; n += 1) attempts = addFailure(attempts, at);
  return attempts;
}

describe('attempt limit', () => {
  it('USR-1: the second wrong password leaves three tries, then a minute of waiting', () => {
    expect(judgeAttempts(failTimes(2), freeTries.email, morning)).toEqual({
      triesLeft: 3,
      waitUntilAt: undefined,
      nextWait: MINUTE,
    });
  });

  it('USR-1: after the fifth wrong password nothing is looked at for a minute', () => {
    const attempts = failTimes(5);
    expect(judgeAttempts(attempts, freeTries.email, morning + MINUTE - 1)).toEqual({
      triesLeft: 0,
      waitUntilAt: morning + MINUTE,
      nextWait: 2 * MINUTE,
    });
    expect(judgeAttempts(attempts, freeTries.email, morning + MINUTE).triesLeft).toBe(1);
  });

  it('USR-1: each further failure doubles the wait, up to fifteen minutes', () => {
    const waits = [5, 6, 7, 8, 9, 40].map(
      (times) => (judgeAttempts(failTimes(times), freeTries.email, morning).waitUntilAt ?? 0) - morning,
    );
    expect(waits.map((wait) => wait / MINUTE)).toEqual([1, 2, 4, 8, 15, 15]);
  });

  it('USR-1: an hour without a failure forgets them all', () => {
    const attempts = failTimes(9);
    expect(judgeAttempts(attempts, freeTries.email, morning + HOUR).triesLeft).toBe(5);
    expect(addFailure(attempts, morning + HOUR)).toEqual({ failures: 1, lastFailedAt: morning + HOUR });
    expect(addFailure(attempts, morning + HOUR - SECOND).failures).toBe(10);
  });

  it('USR-1: an office behind one internet address gets more tries than one mail address', () => {
    expect(judgeAttempts(failTimes(12), freeTries.internetAddress, morning).waitUntilAt).toBeUndefined();
  });
});
