import { sql } from 'kysely';
import type { ChangedPromise } from '#core/insight/trials/fate.ts';
import type { TrialSums } from '#core/insight/trials/trial-sums.ts';
import type { Reach } from '#core/platform/caller.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { SubjectKind } from '#core/promise/clocks/subject.ts';
import type { DraftContent } from '#core/promise/drafts/draft-content.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type TrialState = 'waiting' | 'running' | 'done' | 'cancelled' | 'failed';

/** A draft replayed over a period, with what came of it (SLA-10). */
export interface TrialRow {
  readonly id: string;
  readonly draftId: string | null;
  readonly content: DraftContent;
  readonly fromAt: Instant | null;
  readonly toAt: Instant | null;
  readonly state: TrialState;
  readonly askedBy: string | null;
  readonly askedAt: Instant;
  readonly judgedAt: Instant | null;
  readonly endedAt: Instant | null;
  /** Histories looked at, of how many. */
  readonly read: number;
  readonly histories: number | null;
  /** Contacts with a promise in the period. */
  readonly contacts: number;
  readonly changed: number;
  readonly newlyMissed: number;
  readonly newlyKept: number;
  readonly sums: TrialSums | null;
}

/** A promise a trial would change, with its contact. */
export interface TrialChangeRow extends ChangedPromise {
  readonly trialId: string;
  readonly place: number;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly number: string | null;
  readonly title: string | null;
}

export type TrialTables = { trials: TrialRow; trialChanges: TrialChangeRow };
const tables = (tx: Tx) => tx.db.withTables<TrialTables>();

/** Writes a new trial. */
export async function insertTrial(tx: Tx, trial: TrialRow): Promise<void> {
  const content = sql<DraftContent>`${JSON.stringify(trial.content)}::text::jsonb`;
  await tables(tx)
    .insertInto('trials')
    .values({ ...trial, content } as never)
    .execute();
}

/** One trial; held for this transaction if it is to be changed. */
export async function findTrial(tx: Tx, id: string, hold = false): Promise<TrialRow | undefined> {
  const query = tables(tx).selectFrom('trials').selectAll().where('id', '=', id);
  return (hold ? query.forUpdate() : query).executeTakeFirst();
}

/** Writes how far a trial has come, or what came of it. */
export async function updateTrial(
  tx: Tx,
  id: string,
  { sums, ...changes }: Partial<Omit<TrialRow, 'id'>>,
): Promise<void> {
  const summed = sums === undefined ? {} : { sums: sql`${JSON.stringify(sums)}::text::jsonb` };
  await tables(tx)
    .updateTable('trials')
    .set({ ...changes, ...summed } as never)
    .where('id', '=', id)
    .execute();
}

/** Takes the trials of drafts away that are older than the last few: their sums can be had again. */
export async function forgetOldTrials(tx: Tx, draftId: string | null): Promise<void> {
  await sql`delete from trials where state <> 'running' and draft_id is not distinct from ${draftId} and id in (
    select id from trials where draft_id is not distinct from ${draftId} order by asked_at desc, id desc offset 5)`.execute(
    tx.db,
  );
}

/** Takes away what a trial found so far: it begins anew. */
export async function clearChanges(tx: Tx, trialId: string): Promise<void> {
  await tables(tx).deleteFrom('trialChanges').where('trialId', '=', trialId).execute();
}

/** Writes promises a trial would change. */
export async function insertChanges(tx: Tx, rows: readonly TrialChangeRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into trial_changes select * from jsonb_populate_recordset(null::trial_changes,
    ${JSON.stringify(rows.map(asColumns))}::text::jsonb)`.execute(tx.db);
}

function asColumns({ trialId, subjectKind, subjectId, siteId, departmentId, startedAt, ...rest }: TrialChangeRow) {
  return {
    ...rest,
    trial_id: trialId,
    subject_kind: subjectKind,
    subject_id: subjectId,
    site_id: siteId,
    department_id: departmentId,
    started_at: startedAt,
  };
}

/** The promises a trial would change at the sites of a reader, after a place (SLA-10, USR-1). */
export async function readChanges(
  tx: Tx,
  trialId: string,
  asked: { readonly reach: Reach; readonly change: string | null; readonly after: number; readonly limit: number },
): Promise<TrialChangeRow[]> {
  let query = tables(tx)
    .selectFrom('trialChanges')
    .selectAll()
    .where('trialId', '=', trialId)
    .where('place', '>', asked.after)
    .orderBy('place')
    .limit(asked.limit);
  if (asked.change !== null) query = query.where('change', '=', asked.change as never);
  if (asked.reach !== 'everywhere') query = query.where(sql<boolean>`site_id = any(${[...asked.reach]}::uuid[])`);
  return query.execute();
}

/** The last trial of a draft (SLA-10). */
export async function lastTrialOf(tx: Tx, draftId: string): Promise<TrialRow | undefined> {
  return tables(tx)
    .selectFrom('trials')
    .selectAll()
    .where('draftId', '=', draftId)
    .orderBy('askedAt', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
}
