import { filterFields } from '../sla-reports/filter-field.ts';
import type { Period } from '../sla-reports/period.ts';
import type { ReportKind } from './report.ts';

/** The fields of a report that stand in its page's address, beside the period. */
const fields = ['by', 'rows', 'per', 'clock', 'sort', 'order', ...filterFields] as const;

/** Where the page of a report is, with the filters and the very period of a sending (REP-1). */
export function reportAddress(
  report: { readonly kind: ReportKind; readonly rank: string; readonly agreementId?: string | undefined } & {
    readonly [Field in (typeof fields)[number]]?: string | undefined;
  },
  period: Period,
  month: string,
): string {
  if (report.kind === 'outlook') return '/reports/outlook';
  if (report.kind === 'ranking') return `/reports/ranking?${new URLSearchParams({ by: report.rank, month })}`;
  if (report.kind === 'agreement') return `/reports/agreements/${report.agreementId}?${new URLSearchParams({ month })}`;
  const query = new URLSearchParams();
  if (period.from !== null) query.set('from', new Date(period.from).toISOString());
  if (period.to !== null) query.set('to', new Date(period.to).toISOString());
  for (const field of fields) {
    const value = report[field];
    if (value !== undefined && value !== '') query.set(field, value);
  }
  return `/reports/${report.kind}?${query}`;
}
