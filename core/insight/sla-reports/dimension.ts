/**
 * What a report's rows stand for (SLR-1).
 *
 * `agent` is who was responsible when the clock started, `resolver` who resolved it: two different questions. `type` and
 * `template` are the ticket's as they are now. `time` has a row per hour, day, week or month.
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
  'template',
  'time',
] as const;
export type Dimension = (typeof dimensions)[number];

/** Rows that belong to a site, which is told beside them: two sites may have one name for theirs (SLR-1). */
export const siteRows: readonly Dimension[] = ['department', 'company', 'template'];

/** How time is counted in a report's averages (SLR-1): open hours, or the clock on the wall. */
export const reportClocks = ['business', 'wall'] as const;
export type ReportClock = (typeof reportClocks)[number];
