import type { Tx } from '#server/platform/db/tx.ts';

/** Something to the right that follows a calendar (CAL-3). */
export interface CalendarUse {
  readonly kind: 'level' | 'site' | 'queue';
  readonly id: string;
  readonly name: string;
}

/** A socket: rooms to the right that let a calendar be chosen tell here what uses one (CAL-3). */
export type CalendarUses = (tx: Tx, calendarId: string) => Promise<readonly CalendarUse[]>;

/** Filled by the composition, once, before anything runs. */
export const calendarUses: CalendarUses[] = [];

/** Everything that uses a calendar (CAL-3). */
export async function usesOf(tx: Tx, calendarId: string): Promise<CalendarUse[]> {
  const found: CalendarUse[] = [];
  for (const uses of calendarUses) found.push(...(await uses(tx, calendarId)));
  return found;
}
