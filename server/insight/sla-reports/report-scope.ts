import type { ReportFilter } from '#api/insight/sla-reports.ts';
import { type Period, periodBetween, periodOf } from '#core/insight/sla-reports/period.ts';
import type { PeriodRule, Verdict } from '#core/insight/sla-reports/verdict.ts';
import type { Caller, Reach } from '#core/platform/caller.ts';
import type { Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { demandReportAt, reportSites } from './sla-reports.access.ts';

/** Which values a column may have; `orNone` lets in what has none. */
export interface Among {
  readonly values: readonly string[];
  readonly orNone: boolean;
}

/** Which promises a report is about (SLR-1): a period, a filter, and the sites its reader may see. */
export interface ReportScope {
  readonly period: Period;
  readonly by: PeriodRule;
  readonly now: Instant;
  readonly reach: Reach;
  readonly outcomes: readonly Verdict[] | null;
  readonly site: Among | null;
  readonly department: Among | null;
  readonly level: Among | null;
  readonly promise: Among | null;
  readonly priority: Among | null;
  readonly agent: Among | null;
  readonly resolver: Among | null;
  readonly company: Among | null;
  readonly type: Among | null;
  readonly template: Among | null;
  /** At least one of these must hold: the goals of an agreement, each with its own promises and priorities. */
  readonly anyGoal?: readonly { readonly promises: readonly string[]; readonly priorities: readonly string[] }[];
}

/** The scope of a question as asked by a caller; a site the caller may not report on is refused (SLR-1, USR-1). */
export function scopeOf(caller: Caller, filter: ReportFilter, now: Instant, zone: string): ReportScope {
  const site = among(filter.siteId);
  for (const siteId of site?.values ?? []) demandReportAt(caller, siteId);
  if (site?.orNone) demandReportAt(caller, null);
  return {
    period: askedPeriod(filter, now, zone),
    by: filter.by,
    now,
    reach: reportSites(caller),
    outcomes: filter.outcome === undefined ? null : (filter.outcome.split(',') as Verdict[]),
    site,
    department: among(filter.departmentId),
    level: among(filter.levelId),
    promise: among(filter.promise),
    priority: among(filter.priority),
    agent: among(filter.agentId),
    resolver: among(filter.resolverId),
    company: among(filter.companyId),
    type: among(filter.typeId),
    template: among(filter.templateId),
  };
}

/** The scope of everything a caller may see in a period, with no filter. */
export function wholeScope(caller: Caller, period: Period, now: Instant): ReportScope {
  return { ...scopeWithoutFilter(period, now), reach: reportSites(caller) };
}

/** The scope of everything there is in a period: for who has asked elsewhere what its reader may see. */
export function scopeWithoutFilter(period: Period, now: Instant): ReportScope {
  const open = { site: null, department: null, level: null, promise: null, priority: null };
  const more = { agent: null, resolver: null, company: null, type: null, template: null, outcomes: null };
  return { period, by: 'decided', now, reach: 'everywhere', ...open, ...more };
}

function askedPeriod({ from, to, preset }: ReportFilter, now: Instant, zone: string): Period {
  if (from === undefined && to === undefined) return periodOf(preset, now, zone);
  const period = periodBetween(from ?? null, to ?? null, zone);
  if (period === null) throw new Refusal('invalid', 'sla-reports.period-unclear', { from, to });
  return period;
}

function among(text: string | undefined): Among | null {
  if (text === undefined || text === '') return null;
  const values = text.split(',');
  return { values: values.filter((value) => value !== 'none'), orNone: values.includes('none') };
}
