import { sql } from 'kysely';
import type { SubscriptionFields } from '#api/insight/report-centre.ts';
import type { StopReason, SubscriptionState } from '#core/insight/report-centre/report.ts';
import type { Instant } from '#core/platform/instant.ts';
import { alphabetOf } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A subscription to a report as it is kept (REP-1). */
export interface SubscriptionRow extends SubscriptionFields {
  readonly id: string;
  readonly ownerId: string;
  readonly state: SubscriptionState;
  readonly stoppedBecause: StopReason | null;
  readonly nextDueAt: Instant | null;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
}

type SubscriptionTables = { reportSubscriptions: SubscriptionRow };
const tables = (tx: Tx) => tx.db.withTables<SubscriptionTables>();

/** The subscriptions that stand: of one owner, or all, by name. */
export async function subscriptionsOf(tx: Tx, ownerId: string | null): Promise<SubscriptionRow[]> {
  let query = tables(tx).selectFrom('reportSubscriptions').selectAll().where('deletedAt', 'is', null);
  if (ownerId !== null) query = query.where('ownerId', '=', ownerId);
  return query
    .orderBy(sql`lower(name) ${alphabetOf(tx)}`)
    .orderBy('id')
    .execute();
}

/** How many subscriptions of an owner stand. */
export async function countSubscriptions(tx: Tx, ownerId: string): Promise<number> {
  const { n } = await tables(tx)
    .selectFrom('reportSubscriptions')
    .select(sql<number>`count(*)::int`.as('n'))
    .where('ownerId', '=', ownerId)
    .where('deletedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return n;
}

/** One subscription, taken away or not. */
export async function findSubscription(tx: Tx, id: string): Promise<SubscriptionRow | undefined> {
  return tables(tx).selectFrom('reportSubscriptions').selectAll().where('id', '=', id).executeTakeFirst();
}

/** One subscription, locked until the end of the transaction. */
export async function lockSubscription(tx: Tx, id: string): Promise<SubscriptionRow | undefined> {
  return tables(tx).selectFrom('reportSubscriptions').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Writes a new subscription. */
export async function insertSubscription(tx: Tx, row: SubscriptionRow): Promise<void> {
  await tables(tx).insertInto('reportSubscriptions').values(asJson(row)).execute();
}

/** Writes changes of a subscription. */
export async function updateSubscription(tx: Tx, id: string, changes: Partial<SubscriptionRow>): Promise<void> {
  await tables(tx)
    .updateTable('reportSubscriptions')
    .set({ ...asJson(changes), changedAt: tx.now })
    .where('id', '=', id)
    .execute();
}

/** The driver takes lists for arrays of the database; what is kept as JSON is written as such. */
function asJson<Row extends Partial<SubscriptionRow>>(row: Row): Row {
  const written: Record<string, unknown> = { ...row };
  for (const column of ['report', 'rhythm', 'formats', 'addresses'] as const)
    if (row[column] !== undefined) written[column] = sql`${JSON.stringify(row[column])}::jsonb`;
  return written as Row;
}
