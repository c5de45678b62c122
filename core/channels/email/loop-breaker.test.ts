import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { isLoop, mayAnswerAgain, usualLoopLimits } from './loop-breaker.ts';

const now = Date.UTC(2026, 10, 22, 12);
const quiet = { autoRepliedAt: [], receivedAt: [], receivedInTicketAt: [] };
const every = (count: number) => Array.from({ length: count }, (_, n) => now - n * 1_000);

describe('EML-2 loops are cut by count', () => {
  it('EML-2: a sender gets at most three automatic answers in any hour', () => {
    expect(mayAnswerAgain({ ...quiet, autoRepliedAt: every(2) }, usualLoopLimits, now)).toBe(true);
    expect(mayAnswerAgain({ ...quiet, autoRepliedAt: every(3) }, usualLoopLimits, now)).toBe(false);
    const earlier = every(3).map((at) => at - HOUR);
    expect(mayAnswerAgain({ ...quiet, autoRepliedAt: earlier }, usualLoopLimits, now)).toBe(true);
  });

  it('EML-2: a sender who floods the house or one ticket is a loop, and is not answered', () => {
    expect(isLoop({ ...quiet, receivedAt: every(59) }, usualLoopLimits, now)).toBe(false);
    expect(isLoop({ ...quiet, receivedAt: every(60) }, usualLoopLimits, now)).toBe(true);
    expect(isLoop({ ...quiet, receivedInTicketAt: every(20) }, usualLoopLimits, now)).toBe(true);
    expect(
      isLoop({ ...quiet, receivedInTicketAt: every(20).map((at) => at - 61 * MINUTE) }, usualLoopLimits, now),
    ).toBe(false);
    expect(mayAnswerAgain({ ...quiet, receivedAt: every(60) }, usualLoopLimits, now)).toBe(false);
  });
});
