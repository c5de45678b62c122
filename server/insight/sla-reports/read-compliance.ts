import type { ReplyOf } from '#api/platform/endpoint.ts';
import type { readCompliance, readComplianceSummary, readPercentiles } from '#api/insight/sla-reports.ts';
import { periodOf } from '#core/insight/sla-reports/period.ts';
import { addTally, emptyTally, levelOf, missedOf } from '#core/insight/sla-reports/tally.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type ComplianceQuestion, complianceReport, figuresOf, tallyOf } from './compliance-report.ts';
import { type PercentileRow, readCells, readPercentileRows } from './compliance.store.ts';
import { readReportGoal } from './report-goal.ts';
import { readReportZone } from './report-names.store.ts';
import { scopeOf, wholeScope } from './report-scope.ts';

/** The compliance report as the screen and the API show it (SLR-1). */
export async function answerCompliance(
  tx: Tx,
  caller: Caller,
  asked: ComplianceQuestion,
): Promise<ReplyOf<typeof readCompliance>> {
  const report = await complianceReport(tx, caller, asked);
  return {
    ...report.scope.period,
    zone: report.zone,
    per: report.per,
    goal: await readReportGoal(tx),
    total: figuresOf(report.total),
    buckets: report.buckets.map(({ tally, ...bucket }) => ({ ...bucket, figures: figuresOf(tally) })),
    rows: report.rows.map(({ tally, ...row }) => ({ ...row, figures: figuresOf(tally) })),
  };
}

/** How promises stand today and this month, for the small ring beside the desk (SLR-1). */
export async function answerSummary(tx: Tx, caller: Caller): Promise<ReplyOf<typeof readComplianceSummary>> {
  const zone = await readReportZone(tx);
  const within = async (preset: 'today' | 'this-month') => {
    const period = periodOf(preset, tx.now, zone);
    const asked = { rows: 'time', clock: 'business', boundaries: [period.from ?? 0], most: 10 } as const;
    const cells = await readCells(tx, wholeScope(caller, period, tx.now), asked);
    const tally = cells.map(tallyOf).reduce(addTally, emptyTally);
    return { met: tally.met, missed: missedOf(tally), overdue: tally.overdue, level: levelOf(tally) };
  };
  return { goal: await readReportGoal(tx), today: await within('today'), month: await within('this-month') };
}

const MOST_ROWS = 20_000;

/** The percentiles of a question's rows and of all together (SLR-1). */
export async function answerPercentiles(
  tx: Tx,
  caller: Caller,
  asked: ComplianceQuestion,
): Promise<ReplyOf<typeof readPercentiles>> {
  const scope = scopeOf(caller, asked, tx.now, await readReportZone(tx));
  const found = await readPercentileRows(tx, scope, { ...asked, most: MOST_ROWS });
  const total = found.find((row) => row.isTotal === 1);
  return {
    total: percentilesOf(total),
    rows:
      asked.rows === 'time'
        ? []
        : found.filter((row) => row.isTotal === 0).map((row) => ({ key: row.key, ...percentilesOf(row) })),
  };
}

function percentilesOf(row: PercentileRow | undefined) {
  return {
    met: { p50Ms: row?.metP50 ?? null, p90Ms: row?.metP90 ?? null },
    missed: { p50Ms: row?.missedP50 ?? null, p90Ms: row?.missedP90 ?? null },
  };
}
