import type { Instant, Milliseconds } from '#core/platform/instant.ts';

/** Our deadline beside the one the file gives (API-2). */
export interface DuePair {
  readonly ours: Instant | null;
  readonly theirs: Instant;
  /** Open time between the two by the calendar ours was counted by; null when no calendar counted. */
  readonly openBetweenMs: Milliseconds | null;
}

/**
 * How our deadline stands to the file's (API-2): the same to a tolerance; the same in open time, as when one of two
 * systems names the close and the other the next opening; different; or we have none.
 */
export type DueAgreement = 'same' | 'same-open-time' | 'different' | 'none-of-ours';
export const dueAgreements = [
  'same',
  'same-open-time',
  'different',
  'none-of-ours',
] as const satisfies readonly DueAgreement[];

/** Compares two deadlines (API-2). */
export function compareDue({ ours, theirs, openBetweenMs }: DuePair, toleranceMs: Milliseconds): DueAgreement {
  if (ours === null) return 'none-of-ours';
  if (Math.abs(ours - theirs) <= toleranceMs) return 'same';
  if (openBetweenMs !== null && openBetweenMs <= toleranceMs) return 'same-open-time';
  return 'different';
}
