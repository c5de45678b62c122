import { createHash } from 'node:crypto';
import type { PublicAgreement } from '#api/insight/agreements.ts';
import { coveredMonth, monthAt } from '#core/insight/agreements/month.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readReportZone } from '../sla-reports/report-names.store.ts';
import { changeableAgreement } from './agreements.access.ts';
import { findAgreements, type NamedAgreementRow, updateAgreement } from './agreements.store.ts';
import { issuedStatement } from './read-statement.ts';
import { reckonStatement } from './reckon-statement.ts';
import { statementsOf } from './statements.store.ts';

const PURPOSE = 'agreement-link';

/** Makes a secret link to the customer's page (SLR-5): 192 random bits; one made before stops working. */
export async function shareAgreement(tx: Tx, caller: Caller, { agreementId }: { agreementId: string }): Promise<void> {
  await changeableAgreement(tx, caller, agreementId);
  const token = tx.world.secrets.token(24);
  const sealed = tx.world.secrets.seal(PURPOSE, token);
  const link = { linkHash: hashOf(token), linkSealed: sealed, linkMadeAt: tx.now, linkOpenedAt: null };
  await updateAgreement(tx, agreementId, link);
  tx.record(caller.actor, { type: 'agreement.shared', subject: { kind: 'agreement', id: agreementId }, data: {} });
}

/** Revokes the secret link (SLR-5). */
export async function unshareAgreement(
  tx: Tx,
  caller: Caller,
  { agreementId }: { agreementId: string },
): Promise<void> {
  await changeableAgreement(tx, caller, agreementId);
  await updateAgreement(tx, agreementId, { linkHash: null, linkSealed: null, linkMadeAt: null, linkOpenedAt: null });
  tx.record(caller.actor, { type: 'agreement.unshared', subject: { kind: 'agreement', id: agreementId }, data: {} });
}

/** The path of the customer's page, for who may hand it over (SLR-5); null when it is not shared. */
export function sharedPath(tx: Tx, { linkSealed }: Pick<NamedAgreementRow, 'linkSealed'>): string | null {
  return linkSealed === null ? null : `/a/${tx.world.secrets.open(PURPOSE, linkSealed)}`;
}

/** The agreement a secret link opens; made up, revoked or of an agreement taken away, it opens nothing (SLR-5). */
export async function agreementOfLink(tx: Tx, token: string): Promise<NamedAgreementRow> {
  const [row] = await findAgreements(tx, { linkHash: hashOf(token) });
  if (row === undefined) throw new Refusal('not-found', 'links.invalid', {});
  return row;
}

/** Notes that the customer's page was opened (SLR-5), in the audit log and beside the link. */
export async function noteOpening(tx: Tx, token: string): Promise<void> {
  const row = await agreementOfLink(tx, token);
  await updateAgreement(tx, row.id, { linkOpenedAt: tx.now });
  const by = { kind: 'person', id: `link:${row.id}` } as const;
  tx.record(by, { type: 'agreement.opened-by-link', subject: { kind: 'agreement', id: row.id }, data: {} });
}

/** What the customer sees (SLR-5): their own goals and figures, no colleague's name, no note, nothing of others. */
export async function publicAgreement(tx: Tx, row: NamedAgreementRow): Promise<PublicAgreement> {
  const zone = await readReportZone(tx);
  const covered = coveredMonth(monthAt(zone, tx.now), row.terms, zone);
  const issued = await statementsOf(tx, row.id);
  const newest = issued.filter(
    (one) => !issued.some((other) => other.month === one.month && other.revision > one.revision),
  );
  return {
    name: row.terms.name,
    companyName: row.companyName ?? '',
    providerName: row.siteName,
    language: row.terms.language,
    zone,
    startsOn: row.terms.startsOn,
    endsOn: row.terms.endsOn,
    goals: row.terms.goals,
    now:
      covered === null || covered.from > tx.now
        ? null
        : withoutNames({ ...(await reckonStatement(tx, row, covered)), replacedBy: null }),
    statements: newest.map((one) => withoutNames(issuedStatement(one, one.revision))),
  };
}

function withoutNames<Shown extends PublicAgreement['statements'][number]>(statement: Shown): Shown {
  return {
    ...statement,
    issuedByName: null,
    results: statement.results.map((one) => ({
      ...one,
      entered: one.entered === null ? null : { ...one.entered, byName: '', note: '' },
    })),
  };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
