import { exportRanking, exportRankingBook, type Ranking } from '#api/insight/agreements.ts';
import { exportOverview, exportOverviewBook } from '#api/insight/sla-overview.ts';
import {
  exportCompliance,
  exportComplianceBook,
  exportPromiseLog,
  exportPromiseLogBook,
} from '#api/insight/sla-reports.ts';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { addressOf } from '#web/kit/wire/call.ts';
import type { complianceRequest, logRequest, overviewRequest } from './report-search.ts';

/** The forms in which a page's figures can be saved (SLR-4). */
export type FileForm = 'csv' | 'xlsx';

/** Saves the compliance report as shown, or split by time (SLR-4). */
export function downloadCompliance(
  query: ReturnType<typeof complianceRequest>,
  split: 'none' | 'time',
  form: FileForm = 'csv',
): void {
  const asked = { query: { ...query, split } };
  save(form === 'csv' ? addressOf(exportCompliance, asked) : addressOf(exportComplianceBook, asked));
}

/** Saves the whole log as filtered and sorted (SLR-4). */
export function downloadLog(query: ReturnType<typeof logRequest>, form: FileForm = 'csv'): void {
  save(form === 'csv' ? addressOf(exportPromiseLog, { query }) : addressOf(exportPromiseLogBook, { query }));
}

/** Saves the overview as shown (SLR-4). */
export function downloadOverview(query: ReturnType<typeof overviewRequest>, form: FileForm = 'csv'): void {
  save(form === 'csv' ? addressOf(exportOverview, { query }) : addressOf(exportOverviewBook, { query }));
}

/** Saves the ranking as shown (SLR-4, SLR-5). */
export function downloadRanking(
  query: { readonly by: Ranking; readonly month?: string },
  form: FileForm = 'csv',
): void {
  save(form === 'csv' ? addressOf(exportRanking, { query }) : addressOf(exportRankingBook, { query }));
}

/** Files may be kept by the browser; the moment in the address makes each export a new one. */
function save(address: string): void {
  const link = document.createElement('a');
  link.href = `${address}&at=${presentInstant()}`;
  link.download = '';
  link.click();
}
