import { sql } from 'kysely';
import type { Language } from '#core/house/users/language.ts';
import type { Instant } from '#core/platform/instant.ts';
import { byName } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A canned phrase's row (TKT-3). */
export interface PhraseRow {
  readonly id: string;
  readonly name: string;
  readonly shortcut: string;
  readonly bodyHtml: string;
  readonly siteId: string | null;
  readonly language: Language | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
}

export type PhraseTables = { phrases: PhraseRow };
const tables = (tx: Tx) => tx.db.withTables<PhraseTables>();

/** Every phrase, by name. */
export async function listPhraseRows(tx: Tx): Promise<PhraseRow[]> {
  return tables(tx).selectFrom('phrases').selectAll().orderBy(byName(tx)).orderBy('id').execute();
}

/** One phrase. */
export async function findPhraseRow(tx: Tx, id: string): Promise<PhraseRow | undefined> {
  return tables(tx).selectFrom('phrases').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Writes a new phrase; false when its shortcut is taken. */
export async function insertPhrase(tx: Tx, phrase: PhraseRow): Promise<boolean> {
  const written = await tables(tx)
    .insertInto('phrases')
    .values(phrase)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

/** Whether another phrase of the same site and language has this shortcut. */
export async function isShortcutTaken(
  tx: Tx,
  phrase: Pick<PhraseRow, 'id' | 'shortcut' | 'siteId' | 'language'>,
): Promise<boolean> {
  const other = await tables(tx)
    .selectFrom('phrases')
    .select('id')
    .where(sql<boolean>`lower(shortcut) = lower(${phrase.shortcut})`)
    .where('siteId', 'is not distinct from', phrase.siteId)
    .where('language', 'is not distinct from', phrase.language)
    .where('id', '!=', phrase.id)
    .executeTakeFirst();
  return other !== undefined;
}

/** Writes changes of a phrase. */
export async function updatePhrase(tx: Tx, id: string, changes: Partial<PhraseRow>): Promise<void> {
  await tables(tx)
    .updateTable('phrases')
    .set({ ...changes, changedAt: tx.now })
    .where('id', '=', id)
    .execute();
}

/** Removes a phrase. */
export async function removePhrase(tx: Tx, id: string): Promise<void> {
  await tables(tx).deleteFrom('phrases').where('id', '=', id).execute();
}
