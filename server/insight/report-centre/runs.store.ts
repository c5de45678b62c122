import { sql } from 'kysely';
import type { Language } from '#core/house/users/language.ts';
import type { DeliveryState, ReportFormat, ReportKind, RunState } from '#core/insight/report-centre/report.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A sending of a report (REP-1). */
export interface RunRow {
  readonly id: string;
  readonly subscriptionId: string;
  readonly dueAt: Instant;
  readonly askedBy: string | null;
  readonly missedBefore: number;
  readonly name: string;
  readonly kind: ReportKind;
  readonly state: RunState;
  readonly failure: string | null;
  readonly fromAt: Instant | null;
  readonly toAt: Instant | null;
  readonly isEmpty: boolean;
  readonly madeAt: Instant | null;
}

/** The mail to one recipient of a sending. */
export interface DeliveryRow {
  readonly mailKey: string;
  readonly runId: string;
  readonly position: number;
  readonly userId: string | null;
  readonly email: string;
  readonly language: Language;
  readonly state: DeliveryState;
  readonly failure: string | null;
  readonly settledAt: Instant | null;
}

/** A file of a sending; its content is null when its time is over. */
export interface RunFileRow {
  readonly id: string;
  readonly runId: string;
  readonly format: ReportFormat;
  readonly language: Language;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly content: Buffer | null;
  readonly keptSince: Instant;
}

type RunTables = { reportRuns: RunRow; reportDeliveries: DeliveryRow; reportFiles: RunFileRow };
const tables = (tx: Tx) => tx.db.withTables<RunTables>();

/** Writes a sending; false when the subscription's due has one already. */
export async function insertRun(tx: Tx, row: RunRow): Promise<boolean> {
  const written = await tables(tx)
    .insertInto('reportRuns')
    .values(row)
    .onConflict((conflict) => conflict.columns(['subscriptionId', 'dueAt']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return written !== undefined;
}

/** One sending, locked until the end of the transaction. */
export async function lockRun(tx: Tx, id: string): Promise<RunRow | undefined> {
  return tables(tx).selectFrom('reportRuns').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Writes changes of a sending. */
export async function updateRun(tx: Tx, id: string, changes: Partial<RunRow>): Promise<void> {
  await tables(tx).updateTable('reportRuns').set(changes).where('id', '=', id).execute();
}

/** The newest sending of each of these subscriptions. */
export async function lastRuns(tx: Tx, subscriptionIds: readonly string[]): Promise<ReadonlyMap<string, RunRow>> {
  if (subscriptionIds.length === 0) return new Map();
  const { rows } = await sql<RunRow>`
    select distinct on (subscription_id) * from report_runs where subscription_id = any(${[...subscriptionIds]}::uuid[])
    order by subscription_id, due_at desc`.execute(tx.db);
  return new Map(rows.map((row) => [row.subscriptionId, row]));
}

/** A sending with the name of who asked for it. */
export type ListedRun = RunRow & { readonly askedByName: string | null };

/** Sendings of a user's own subscriptions and those a mail of went to them, newest first; one when its id is given. */
export async function runsFor(
  tx: Tx,
  userId: string,
  page: {
    readonly limit: number;
    readonly runId?: string | undefined;
    readonly subscriptionId?: string | undefined;
    readonly after?: { readonly dueAt: Instant; readonly id: string } | undefined;
  },
): Promise<ListedRun[]> {
  const { limit, runId, subscriptionId, after } = page;
  const { rows } = await sql<ListedRun>`
    select r.*, u.name as asked_by_name from report_runs r
    join report_subscriptions s on s.id = r.subscription_id left join users u on u.id = r.asked_by
    where (s.owner_id = ${userId} or exists (select from report_deliveries d where d.run_id = r.id and d.user_id = ${userId}))
      and ${runId === undefined ? sql`true` : sql`r.id = ${runId}`}
      and ${subscriptionId === undefined ? sql`true` : sql`r.subscription_id = ${subscriptionId}`}
      and ${after === undefined ? sql`true` : sql`(r.due_at, r.id) < (${after.dueAt}::bigint, ${after.id}::uuid)`}
    order by r.due_at desc, r.id desc limit ${limit}`.execute(tx.db);
  return rows;
}

/** Writes the mails of a sending. */
export async function insertDeliveries(tx: Tx, rows: readonly DeliveryRow[]): Promise<void> {
  await tables(tx)
    .insertInto('reportDeliveries')
    .values([...rows])
    .execute();
}

/** The mails of some sendings, each in its order. */
export async function deliveriesOf(tx: Tx, runIds: readonly string[]): Promise<DeliveryRow[]> {
  if (runIds.length === 0) return [];
  return tables(tx)
    .selectFrom('reportDeliveries')
    .selectAll()
    .where('runId', 'in', [...runIds])
    .orderBy('runId')
    .orderBy('position')
    .execute();
}

/** Writes how a mail went, and tells which sending it is of; undefined when it is of none. */
export async function settleDelivery(
  tx: Tx,
  mailKey: string,
  changes: Pick<DeliveryRow, 'state' | 'failure' | 'settledAt'>,
): Promise<string | undefined> {
  const row = await tables(tx)
    .updateTable('reportDeliveries')
    .set(changes)
    .where('mailKey', '=', mailKey)
    .returning('runId')
    .executeTakeFirst();
  return row?.runId;
}

/** Writes the files of a sending. */
export async function insertRunFiles(tx: Tx, rows: readonly RunFileRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tables(tx)
    .insertInto('reportFiles')
    .values([...rows])
    .execute();
}

/** A file without its content. */
export type ListedFile = Omit<RunFileRow, 'content'> & { readonly kept: boolean };

/** The files of some sendings, without their content. */
export async function filesOf(tx: Tx, runIds: readonly string[]): Promise<ListedFile[]> {
  if (runIds.length === 0) return [];
  return tables(tx)
    .selectFrom('reportFiles')
    .select(['id', 'runId', 'format', 'language', 'name', 'mediaType', 'size', 'keptSince'])
    .select(sql<boolean>`content is not null`.as('kept'))
    .where('runId', 'in', [...runIds])
    .orderBy('language')
    .orderBy('format', 'desc')
    .execute();
}

/** One file of a sending. */
export async function findRunFile(tx: Tx, runId: string, id: string): Promise<RunFileRow | undefined> {
  return tables(tx)
    .selectFrom('reportFiles')
    .selectAll()
    .where('runId', '=', runId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Forgets the content of files kept since before an instant; how many there were. */
export async function forgetFilesBefore(tx: Tx, before: Instant): Promise<number> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('reportFiles')
    .set({ content: null })
    .where('content', 'is not', null)
    .where('keptSince', '<', before)
    .executeTakeFirst();
  return Number(numUpdatedRows);
}
