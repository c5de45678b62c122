import type { Instant } from '#core/platform/instant.ts';

/** A half-open stretch of time `[from, to)`, in milliseconds since the epoch. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}
