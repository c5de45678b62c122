import { exportOverview } from '#api/insight/sla-overview.ts';
import { exportCompliance, exportPromiseLog } from '#api/insight/sla-reports.ts';
import { presentInstant } from '#web/kit/time/use-now.ts';
import { addressOf } from '#web/kit/wire/call.ts';
import type { complianceRequest, logRequest, overviewRequest } from './report-search.ts';

/** Saves the compliance report as shown, or split by time (SLR-4). */
export function downloadCompliance(query: ReturnType<typeof complianceRequest>, split: 'none' | 'time'): void {
  save(addressOf(exportCompliance, { query: { ...query, split } }));
}

/** Saves the whole log as filtered and sorted (SLR-4). */
export function downloadLog(query: ReturnType<typeof logRequest>): void {
  save(addressOf(exportPromiseLog, { query }));
}

/** Saves the overview as shown (SLR-4). */
export function downloadOverview(query: ReturnType<typeof overviewRequest>): void {
  save(addressOf(exportOverview, { query }));
}

/** Files may be kept by the browser; the moment in the address makes each export a new one. */
function save(address: string): void {
  const link = document.createElement('a');
  link.href = `${address}&at=${presentInstant()}`;
  link.download = '';
  link.click();
}
