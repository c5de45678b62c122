import * as overview from '#api/insight/sla-overview.ts';
import * as api from '#api/insight/sla-reports.ts';
import { demandAt } from '#core/platform/caller.ts';
import { needs, type Route, serve, signedIn } from '#server/platform/http/route.ts';
import { answerOverview } from './overview.ts';
import { answerCompliance, answerPercentiles, answerSummary } from './read-compliance.ts';
import { answerLog, countLog } from './read-log.ts';
import { complianceFile, logFile, overviewFile } from './report-files.ts';
import { changeReportGoal, readReportGoal } from './report-goal.ts';
import { readChoiceRows, readReportZone } from './report-names.store.ts';
import { reportSites } from './sla-reports.access.ts';

/** What the SLA reports answer over HTTP (SLR-1, SLR-2, SLR-4). */
export const slaReportRoutes: readonly Route[] = [
  serve(api.readCompliance, needs('reports.read'), ({ tx, caller, query }) => answerCompliance(tx, caller, query)),
  serve(api.readPercentiles, needs('reports.read'), ({ tx, caller, query }) => answerPercentiles(tx, caller, query)),
  serve(api.exportCompliance, needs('reports.read'), ({ tx, caller, query }) =>
    complianceFile(tx, caller, query, 'csv'),
  ),
  serve(api.exportComplianceBook, needs('reports.read'), ({ tx, caller, query }) =>
    complianceFile(tx, caller, query, 'xlsx'),
  ),
  serve(api.readComplianceSummary, needs('reports.read'), ({ tx, caller }) => answerSummary(tx, caller)),
  serve(api.listPromiseLog, needs('reports.read'), ({ tx, caller, query }) => answerLog(tx, caller, query)),
  serve(api.countPromiseLog, needs('reports.read'), async ({ tx, caller, query }) => ({
    count: await countLog(tx, caller, query),
  })),
  serve(api.exportPromiseLog, needs('reports.read'), ({ tx, caller, query }) => logFile(tx, caller, query, 'csv')),
  serve(api.exportPromiseLogBook, needs('reports.read'), ({ tx, caller, query }) => logFile(tx, caller, query, 'xlsx')),
  serve(overview.readOverview, needs('reports.read'), ({ tx, caller, query }) => answerOverview(tx, caller, query)),
  serve(overview.exportOverview, needs('reports.read'), ({ tx, caller, query }) =>
    overviewFile(tx, caller, query, 'csv'),
  ),
  serve(overview.exportOverviewBook, needs('reports.read'), ({ tx, caller, query }) =>
    overviewFile(tx, caller, query, 'xlsx'),
  ),
  serve(api.readReportChoices, needs('reports.read'), async ({ tx, caller }) => ({
    zone: await readReportZone(tx),
    ...(await readChoiceRows(tx, reportSites(caller))),
  })),
  serve(api.readGoal, signedIn, async ({ tx }) => ({ goal: await readReportGoal(tx) })),
  serve(api.changeGoal, needs('settings.edit'), async ({ tx, caller, body }) => {
    demandAt(caller, 'settings.edit', null);
    return { goal: await changeReportGoal(tx, caller.actor, body) };
  }),
];
