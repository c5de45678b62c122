import type { Instant } from '#core/platform/instant.ts';
import { type Period, periodOf, type Preset } from '../sla-reports/period.ts';
import type { ReportKind } from './report.ts';

/**
 * The period a report is about that is due at an instant (REP-1): that of the due instant however late it is made.
 *
 * What goes on ends at the due, so that *this month* is the month to date; due the moment a month begins it is the whole
 * month that has just ended.
 */
export function duePeriod(preset: Preset, dueAt: Instant, zone: string): Period {
  const { from, to } = periodOf(preset, isOver(preset) ? dueAt : dueAt - 1, zone);
  return { from, to: to === null ? dueAt : Math.min(to, dueAt) };
}

function isOver(preset: Preset): boolean {
  return preset === 'yesterday' || preset.startsWith('last-');
}

/** The periods a kind of report can be subscribed to (REP-1): what counts by months knows only months. */
export function presetsOf(kind: ReportKind): readonly Preset[] {
  if (kind === 'outlook') return ['today'];
  return kind === 'ranking' || kind === 'agreement' ? ['last-month', 'this-month'] : offered;
}

const offered: readonly Preset[] = [
  'yesterday',
  'last-week',
  'last-month',
  'last-quarter',
  'today',
  'this-week',
  'this-month',
  'this-quarter',
  'this-year',
  'all',
];
