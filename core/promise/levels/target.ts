/** The units a target can be written in (SLA-2). */
export const targetUnits = ['seconds', 'minutes', 'hours', 'days'] as const;
export type TargetUnit = (typeof targetUnits)[number];

/** What "1 day" means in a target (SLA-2): 24 open hours, one opening day, or a calendar day. */
export const dayMeanings = ['open-hours-24', 'opening-day', 'calendar-day'] as const;
export type DayMeaning = (typeof dayMeanings)[number];

/** Which clock a target is counted by (SLA-2): open time of the calendar, or the clock on the wall. */
export const targetClocks = ['business', 'wall'] as const;
export type TargetClock = (typeof targetClocks)[number];

/** How soon a promise must be kept (SLA-2). */
export interface Target {
  readonly amount: number;
  readonly unit: TargetUnit;
  /** Read only when the unit is days. */
  readonly day: DayMeaning;
  readonly clock: TargetClock;
  /** The target's own calendar; null follows the level. */
  readonly calendarId: string | null;
}
