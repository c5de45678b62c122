import type { ReplyOf } from '#api/platform/endpoint.ts';
import type { Agreement, listAgreements } from '#api/insight/agreements.ts';
import { begunMonths, coveredMonth, monthAt } from '#core/insight/agreements/month.ts';
import { type Caller, mayAt } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readReportZone } from '../sla-reports/report-names.store.ts';
import { mayReadAgreement, readableAgreement } from './agreements.access.ts';
import { findAgreements, type NamedAgreementRow } from './agreements.store.ts';
import { reckonStatement } from './reckon-statement.ts';
import { sharedPath } from './share-agreement.ts';
import { statementsOf } from './statements.store.ts';

/** The most months an agreement is shown with: ten years of them. */
const MOST_MONTHS = 120;

/** One agreement as the page and the API show it (SLR-5); the link only to who may hand it over. */
export async function wireAgreement(tx: Tx, caller: Caller, agreementId: string): Promise<Agreement> {
  const row = await readableAgreement(tx, caller, agreementId);
  const zone = await readReportZone(tx);
  const issued = await statementsOf(tx, row.id);
  const path = mayAt(caller, 'settings.edit', row.siteId) ? sharedPath(tx, row) : null;
  const begun = begunMonths(row.terms, zone, tx.now, MOST_MONTHS);
  const months = [...new Set([...begun, ...issued.map((one) => one.month)])].sort().reverse();
  return {
    ...basicsOf(row),
    link: path === null ? null : { path, madeAt: row.linkMadeAt ?? 0, openedAt: row.linkOpenedAt },
    months: months.map((month) => {
      const newest = issued.find((one) => one.month === month);
      return {
        month,
        revision: newest?.revision ?? null,
        issuedAt: newest?.issuedAt ?? null,
        credit: newest?.figures.credit ?? null,
        isOver: (coveredMonth(month, row.terms, zone)?.to ?? 0) <= tx.now,
      };
    }),
  };
}

/** The agreements a caller may read, each with the month that goes on (SLR-5). */
export async function wireAgreements(tx: Tx, caller: Caller): Promise<ReplyOf<typeof listAgreements>> {
  const zone = await readReportZone(tx);
  const month = monthAt(zone, tx.now);
  const rows = (await findAgreements(tx)).filter((row) => mayReadAgreement(caller, row));
  const answer: ReplyOf<typeof listAgreements>['rows'] = [];
  for (const row of rows) {
    const covered = coveredMonth(month, row.terms, zone);
    const isOn = covered !== null && covered.from <= tx.now;
    const now = isOn ? { ...(await reckonStatement(tx, row, covered)), replacedBy: null } : null;
    answer.push({ ...basicsOf(row), now });
  }
  return { rows: answer };
}

function basicsOf(row: NamedAgreementRow) {
  const { id, companyId, siteId, companyName, siteName, terms, version, changedAt } = row;
  return { ...terms, id, companyId, siteId, companyName: companyName ?? '', siteName, version, changedAt };
}
