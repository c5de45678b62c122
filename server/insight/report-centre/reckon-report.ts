import type { SubscribedReport } from '#api/insight/report-centre.ts';
import { duePeriod } from '#core/insight/report-centre/due-period.ts';
import type { ReportKind } from '#core/insight/report-centre/report.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readReportZone } from '../sla-reports/report-names.store.ts';
import { reckonCompliance } from './compliance-made.ts';
import { reckonLog } from './log-made.ts';
import type { Asked, ReckonedReport } from './made-report.ts';
import { reckonOutlook } from './outlook-made.ts';
import { reckonOverviewReport } from './overview-made.ts';
import { reckonRanking } from './ranking-made.ts';
import { reckonStatementReport } from './statement-made.ts';

/**
 * The figures of a subscribed report as of a due (REP-1), with what its owner may see now.
 *
 * Asked by the same questions as the screen and the API, so that they can say nothing else.
 */
export async function reckonReport(
  tx: Tx,
  caller: Caller,
  report: SubscribedReport,
  dueAt: Instant,
): Promise<ReckonedReport> {
  const zone = await readReportZone(tx);
  const period = duePeriod(report.preset, dueAt, zone);
  const edges = {
    ...(period.from === null ? {} : { from: new Date(period.from).toISOString() }),
    ...(period.to === null ? {} : { to: new Date(period.to).toISOString() }),
  };
  return makers[report.kind](tx, caller, report, { dueAt, zone, period, edges });
}

type Maker = (tx: Tx, caller: Caller, report: SubscribedReport, asked: Asked) => Promise<ReckonedReport>;

const makers: Readonly<Record<ReportKind, Maker>> = {
  compliance: reckonCompliance,
  log: reckonLog,
  overview: reckonOverviewReport,
  ranking: reckonRanking,
  agreement: reckonStatementReport,
  outlook: reckonOutlook,
};
