import type { MinuteOfDay, Reason } from './calendar.ts';

/** A piece of one local day on the clock face, open or closed for one reason (CAL-4). */
export interface DayPiece {
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
  readonly open: boolean;
  readonly reason: Reason;
}
