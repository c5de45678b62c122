import type { Statement } from '#api/insight/agreements.ts';
import type { AgreementTerms, Goal } from '#core/insight/agreements/agreement.ts';
import { type CoveredMonth, coveredMonth } from '#core/insight/agreements/month.ts';
import { type Measured, settleMonth } from '#core/insight/agreements/settle-month.ts';
import { addTally, emptyTally, meanOf, missedOf, type Tally } from '#core/insight/sla-reports/tally.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { tallyOf } from '../sla-reports/compliance-report.ts';
import { readCells } from '../sla-reports/compliance.store.ts';
import { countLogRows } from '../sla-reports/promise-log.store.ts';
import { readReportZone } from '../sla-reports/report-names.store.ts';
import { type Among, type ReportScope, scopeWithoutFilter } from '../sla-reports/report-scope.ts';
import {
  countFirstContact,
  type FrozenFigures,
  type NamedAgreementRow,
  type ScoreRow,
  scoresOf,
} from './agreements.store.ts';

/** The terms of a kept agreement, as core reads them (SLR-5). */
export function termsOf({ terms, companyId, siteId }: NamedAgreementRow): AgreementTerms {
  return { ...terms, companyId, siteId };
}

/** The part of a month an agreement covers, in the zone of reports; a month outside it is refused (SLR-5). */
export async function demandMonth(tx: Tx, row: NamedAgreementRow, month: string): Promise<CoveredMonth> {
  const zone = await readReportZone(tx);
  const covered = coveredMonth(month, row.terms, zone);
  if (covered === null || covered.from > tx.now)
    throw new Refusal('invalid', 'agreements.month-outside', {
      month,
      startsOn: row.terms.startsOn,
      endsOn: row.terms.endsOn,
    });
  return covered;
}

/** Reckons the statement of a month as it stands now (SLR-5). */
export async function reckonStatement(tx: Tx, row: NamedAgreementRow, covered: CoveredMonth): Promise<FrozenFigures> {
  await tx.settle();
  const terms = termsOf(row);
  const scores = await scoresOf(tx, row.id, covered.month);
  const counted = await Promise.all(terms.goals.map((goal) => measure(tx, row, covered, goal, scores)));
  const settled = settleMonth(
    terms,
    counted.map((one) => one.measured),
    covered.share,
  );
  return {
    month: covered.month,
    revision: null,
    issuedAt: null,
    issuedByName: null,
    reason: null,
    agreementName: terms.name,
    companyName: row.companyName ?? '',
    providerName: row.siteName,
    language: terms.language,
    currency: terms.currency,
    zone: await readReportZone(tx),
    from: covered.from,
    to: covered.to,
    firstDay: covered.firstDay,
    lastDay: covered.lastDay,
    reckonedAt: tx.now,
    fee: settled.fee,
    mostCreditPercent: terms.mostCreditPercent,
    credit: settled.credit,
    creditBeforeLimit: settled.creditBeforeLimit,
    results: settled.results.map((result, index) => ({
      ...(result as Statement['results'][number]),
      entered: enteredOf(scores.find((score) => score.goalId === result.goal.id)),
      averageMs: meanOf(counted[index]?.tally.metTime ?? emptyTally.metTime),
      averageOverMs: meanOf(counted[index]?.tally.missedOver ?? emptyTally.missedOver),
    })),
    evidence: await countLogRows(tx, evidenceScope(tx, row, covered)),
  };
}

/** The promises behind a statement: every one that a goal counts, the cancelled ones among them (SLR-5). */
export function evidenceScope(tx: Tx, row: NamedAgreementRow, covered: CoveredMonth): ReportScope {
  const anyGoal = row.terms.goals.filter((goal) => goal.kind === 'kept');
  return { ...companyScope(tx, row, covered), anyGoal };
}

/** The goals a promise counts for (SLR-5). */
export function goalsOf(goals: readonly Goal[], promise: { promise: string; priority: string | null }): string[] {
  return goals
    .filter(
      ({ kind, promises, priorities }) =>
        kind === 'kept' &&
        (promises.length === 0 || promises.some((one) => one === promise.promise)) &&
        (priorities.length === 0 || (promise.priority !== null && priorities.includes(promise.priority))),
    )
    .map((goal) => goal.id);
}

async function measure(
  tx: Tx,
  row: NamedAgreementRow,
  covered: CoveredMonth,
  goal: Goal,
  scores: readonly ScoreRow[],
): Promise<{ measured: Measured; tally: Tally }> {
  const none = { goalId: goal.id, met: 0, missed: 0, overdue: 0, cancelled: 0, score: null };
  if (goal.kind === 'survey') {
    const score = scores.find((one) => one.goalId === goal.id)?.score ?? null;
    return { measured: { ...none, score }, tally: emptyTally };
  }
  if (goal.kind === 'first-contact') {
    const { first, more } = await countFirstContact(tx, { ...row, period: covered });
    return { measured: { ...none, met: first, missed: more }, tally: emptyTally };
  }
  const scope = {
    ...companyScope(tx, row, covered),
    promise: goal.promises.length === 0 ? null : among(goal.promises),
    priority: goal.priorities.length === 0 ? null : among(goal.priorities),
  };
  const cells = await readCells(tx, scope, { rows: 'time', clock: 'business', boundaries: [covered.from], most: 10 });
  const tally = cells.map(tallyOf).reduce(addTally, emptyTally);
  const { met, overdue, cancelled } = tally;
  return { measured: { ...none, met, missed: missedOf(tally), overdue, cancelled }, tally };
}

function companyScope(tx: Tx, row: NamedAgreementRow, { from, to }: CoveredMonth): ReportScope {
  return {
    ...scopeWithoutFilter({ from, to }, tx.now),
    company: among([row.companyId]),
    site: row.siteId === null ? null : among([row.siteId]),
  };
}

function among(values: readonly string[]): Among {
  return { values, orNone: false };
}

function enteredOf(score: ScoreRow | undefined) {
  return score === undefined
    ? null
    : { answers: score.answers, note: score.note, byName: score.byName, at: score.enteredAt };
}
