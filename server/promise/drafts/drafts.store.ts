import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import { type DraftContent, emptyDraft } from '#core/promise/drafts/draft-content.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A draft as it is kept (SLA-10). */
export interface DraftRow {
  readonly id: string;
  readonly name: string;
  readonly content: DraftContent;
  readonly version: number;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly publishedAt: Instant | null;
  readonly discardedAt: Instant | null;
}

export type DraftTables = { serviceLevelDrafts: DraftRow };
const tables = (tx: Tx) => tx.db.withTables<DraftTables>();

/** The drafts that are neither published nor discarded, the last changed first (SLA-10). */
export async function openDrafts(tx: Tx): Promise<DraftRow[]> {
  const rows = await tables(tx)
    .selectFrom('serviceLevelDrafts')
    .selectAll()
    .where('publishedAt', 'is', null)
    .where('discardedAt', 'is', null)
    .orderBy('changedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(100)
    .execute();
  return rows.map(whole);
}

/** One draft that is neither published nor discarded; held for this transaction if it is to be changed. */
export async function findDraft(tx: Tx, id: string, hold: boolean): Promise<DraftRow | undefined> {
  const query = tables(tx)
    .selectFrom('serviceLevelDrafts')
    .selectAll()
    .where('id', '=', id)
    .where('publishedAt', 'is', null)
    .where('discardedAt', 'is', null);
  const row = await (hold ? query.forUpdate() : query).executeTakeFirst();
  return row && whole(row);
}

/** A draft kept before something could be said in one says nothing of it. */
function whole(row: DraftRow): DraftRow {
  return { ...row, content: { ...emptyDraft, ...row.content } };
}

/** Writes a draft, new or changed. */
export async function putDraft(tx: Tx, draft: DraftRow): Promise<void> {
  const row = { ...draft, content: sql<DraftContent>`${JSON.stringify(draft.content)}::text::jsonb` };
  await tables(tx)
    .insertInto('serviceLevelDrafts')
    .values(row as never)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row as never))
    .execute();
}
