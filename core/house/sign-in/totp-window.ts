import type { Instant } from '#core/platform/instant.ts';

/** One step of a time-based code (RFC 6238). */
export const totpStep = 30_000;

/** The number of the step an instant lies in (RFC 6238 §4.2). */
export function totpStepAt(at: Instant): number {
  return Math.floor(at / totpStep);
}

/**
 * Steps whose code is accepted now: this one, the one before and the one after, because clocks drift, but never one
 * at or before the step last used, so that a code seen over a shoulder is worth nothing (USR-1, RFC 6238 §5.2).
 */
export function acceptedSteps(now: Instant, lastUsedStep: number | null): readonly number[] {
  const current = totpStepAt(now);
  return [current, current - 1, current + 1].filter((step) => lastUsedStep === null || step > lastUsedStep);
}
