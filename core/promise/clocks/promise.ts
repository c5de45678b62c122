/**
 * The promises a contact can be owed (SLA-1), each measured by its own clock.
 *
 * When each starts, stands still and stops is decided by `replay-history.ts`.
 */
export const promises = [
  'first-answer',
  'next-answer',
  'first-assign',
  'first-resolution',
  'resolution',
  'update',
  'chat-answer',
  'call-answer',
] as const;
export type PromiseName = (typeof promises)[number];

/** How a cycle of a clock ended; `running` has not ended. */
export const outcomes = ['running', 'met', 'missed', 'cancelled'] as const;
export type Outcome = (typeof outcomes)[number];

/** Why a cycle was cancelled. */
export const cancelReasons = ['closed-without-answer', 'merged', 'spam', 'deleted', 'superseded', 'abandoned'] as const;
export type CancelReason = (typeof cancelReasons)[number];
