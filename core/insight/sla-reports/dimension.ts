/**
 * What a report's rows stand for (SLR-1).
 *
 * `agent` is who was responsible when the clock started, `resolver` who resolved it: two different questions. `type` is the
 * ticket's type as it is now. `time`
 * has a row per hour, day, week or month.
 */
export const dimensions = [
  'department',
  'site',
  'level',
  'promise',
  'priority',
  'agent',
  'resolver',
  'company',
  'type',
  'time',
] as const;
export type Dimension = (typeof dimensions)[number];

/** How time is counted in a report's averages (SLR-1): open hours, or the clock on the wall. */
export const reportClocks = ['business', 'wall'] as const;
export type ReportClock = (typeof reportClocks)[number];
