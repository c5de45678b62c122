import { useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { logColumns } from '#api/insight/sla-reports.ts';
import { type Dimension, dimensions, reportClocks } from '#core/insight/sla-reports/dimension.ts';
import { type FilterField, filterFields } from '#core/insight/sla-reports/filter-field.ts';
import { type Period, presets } from '#core/insight/sla-reports/period.ts';
import { bucketUnits } from '#core/insight/sla-reports/time-buckets.ts';
import { periodRules } from '#core/insight/sla-reports/verdict.ts';
import type { Instant } from '#core/platform/instant.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { useGo } from '#web/kit/frame/path-link.tsx';

/** Everything a report page is asked for: kept in the address, so that it can be sent to a colleague. */
export type ReportSearch = { readonly [Name in (typeof names)[number]]?: string | undefined };

const names = [
  'preset',
  'from',
  'to',
  'by',
  'rows',
  'per',
  'clock',
  'sort',
  'order',
  'reckoned',
  ...filterFields,
] as const;

/** The search in the address and how to change it; what is not understood is left out. */
export function useReportSearch(page: ReportPage) {
  const given = useRouterState({ select: (state) => state.location.search as object }) as unknown as Readonly<
    Record<string, unknown>
  >;
  const go = useGo();
  const search = useMemo((): ReportSearch => {
    const found: Record<string, string> = {};
    for (const name of names) if (given[name] !== undefined && given[name] !== '') found[name] = String(given[name]);
    return found;
  }, [given]);
  const change = useCallback(
    (next: ReportSearch) => go(reportPath(page, { ...search, ...next }), { replace: true }),
    [go, page, search],
  );
  return { search, change };
}

export type ReportPage = 'compliance' | 'log' | 'overview';

/** The address of a report page for a search. */
export function reportPath(page: ReportPage, search: ReportSearch): string {
  const query = new URLSearchParams();
  for (const name of names) {
    const value = search[name];
    if (value !== undefined && value !== '') query.set(name, value);
  }
  const tail = query.toString();
  return `${addresses[page]()}${tail === '' ? '' : `?${tail}`}`;
}

const addresses = { compliance: paths.compliance, log: paths.promiseLog, overview: paths.slaOverview } as const;

/** The search as the query of the filters that all reports share. */
export function filterQuery(search: ReportSearch) {
  const filters: { [Field in FilterField]?: string } = {};
  for (const field of filterFields) if (search[field] !== undefined) filters[field] = search[field];
  return {
    ...(search.from === undefined && search.to === undefined
      ? { preset: known(presets, search.preset) ?? 'this-month' }
      : {
          ...(search.from === undefined ? {} : { from: search.from }),
          ...(search.to === undefined ? {} : { to: search.to }),
        }),
    by: known(periodRules, search.by) ?? 'decided',
    ...filters,
  } as const;
}

/** The search as the query of the compliance report. */
export function complianceRequest(search: ReportSearch) {
  const per = known(bucketUnits, search.per);
  return {
    ...filterQuery(search),
    rows: rowsOf(search),
    clock: known(reportClocks, search.clock) ?? 'business',
    ...(per === undefined ? {} : { per }),
  } as const;
}

/** What the rows of the compliance report stand for. */
export function rowsOf(search: ReportSearch): Dimension {
  return known(dimensions, search.rows) ?? 'department';
}

/** The search as the query of the log. */
export function logRequest(search: ReportSearch) {
  return {
    ...filterQuery(search),
    sort: known(logColumns, search.sort) ?? 'decided',
    order: search.order === 'ascending' ? 'ascending' : 'descending',
  } as const;
}

/** The search as the query of the overview. */
export function overviewRequest(search: ReportSearch) {
  const { by: _, ...period } = filterQuery({
    ...search,
    ...Object.fromEntries(filterFields.map((one) => [one, undefined])),
  });
  return {
    ...period,
    ...(search.siteId === undefined ? {} : { siteId: search.siteId }),
    reckoned: search.reckoned === 'now' ? 'now' : 'nightly',
  } as const;
}

/** The field that narrows a report to one row of a dimension; time is narrowed by its own instants. */
export function fieldOf(rows: Dimension): FilterField | undefined {
  if (rows === 'time') return undefined;
  return rows === 'promise' || rows === 'priority' ? rows : `${rows}Id`;
}

/** A stretch of a report's time as a search: no more of it than the report itself holds. */
export function withinBucket(
  bucket: { readonly startsAt: Instant; readonly endsAt: Instant },
  period: Period,
): Pick<ReportSearch, 'preset' | 'from' | 'to'> {
  const from = Math.max(bucket.startsAt, period.from ?? bucket.startsAt);
  const to = Math.min(bucket.endsAt, period.to ?? bucket.endsAt);
  return { preset: undefined, from: new Date(from).toISOString(), to: new Date(to).toISOString() };
}

function known<Value extends string>(all: readonly Value[], text: string | undefined): Value | undefined {
  return all.find((one) => one === text);
}
