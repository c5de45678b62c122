import { sql } from 'kysely';
import type { Language } from '#core/house/users/language.ts';
import type { Instant } from '#core/platform/instant.ts';
import { byName } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A site's row (SIT-1). */
export interface SiteRow {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly instruction: string;
  readonly senderName: string;
  readonly senderAddress: string | null;
  readonly greeting: string;
  readonly signatureHtml: string;
  readonly signaturePicture: string | null;
  readonly languages: readonly Language[];
  readonly calendarId: string | null;
  readonly prefix: string;
  readonly numberSequence: string;
  readonly colour: string;
  readonly active: boolean;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

export type SiteTables = { sites: SiteRow };
const tables = (tx: Tx) => tx.db.withTables<SiteTables>();

/** Every site, by name. */
export async function listSiteRows(tx: Tx): Promise<SiteRow[]> {
  return tables(tx).selectFrom('sites').selectAll().orderBy(byName(tx)).orderBy('id').execute();
}

/** One site. */
export async function findSiteRow(tx: Tx, id: string): Promise<SiteRow | undefined> {
  return tables(tx).selectFrom('sites').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Which of code and prefix another site has already. */
export async function takenMarks(
  tx: Tx,
  marks: { readonly code: string; readonly prefix: string },
  exceptId: string,
): Promise<{ code: boolean; prefix: boolean }> {
  const others = (await listSiteRows(tx)).filter((site) => site.id !== exceptId);
  return {
    code: others.some((site) => site.code.toLowerCase() === marks.code.toLowerCase()),
    prefix: others.some((site) => site.prefix.toLowerCase() === marks.prefix.toLowerCase()),
  };
}

/** Writes a new site and its number series. */
export async function insertSite(tx: Tx, site: SiteRow, firstNumber: number): Promise<void> {
  await sql`create sequence ${sql.id(site.numberSequence)} start with ${sql.lit(firstNumber)}`.execute(tx.db);
  await tables(tx).insertInto('sites').values(site).execute();
}

/** Writes changes of a site. */
export async function updateSite(tx: Tx, id: string, changes: Partial<SiteRow>): Promise<void> {
  await tables(tx)
    .updateTable('sites')
    .set({ ...changes, changedAt: tx.now })
    .where('id', '=', id)
    .execute();
}
