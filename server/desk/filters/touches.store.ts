import { sql } from 'kysely';
import type { Reach } from '#core/platform/caller.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { TicketRecord, TicketTables } from '../tickets/tickets.store.ts';

/** That a filter has touched a ticket as time passed (FLT-1). */
export interface TouchRow {
  readonly ticketId: string;
  readonly filterId: string;
  /** What it acted on: never twice on the same. */
  readonly cause: string;
  readonly at: Instant;
  readonly version: number;
  readonly changedAt: Instant;
}

type TouchTables = { filterTouches: TouchRow };

/** The touches of tickets, oldest first. */
export async function touchesOfTickets(tx: Tx, ticketIds: readonly string[]): Promise<TouchRow[]> {
  if (ticketIds.length === 0) return [];
  return tx.db
    .withTables<TouchTables>()
    .selectFrom('filterTouches')
    .selectAll()
    .where(sql<boolean>`ticket_id = any(${ticketIds}::uuid[])`)
    .orderBy('at')
    .orderBy('version')
    .execute();
}

/** Writes touches. */
export async function insertTouches(tx: Tx, rows: readonly TouchRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx.db
    .withTables<TouchTables>()
    .insertInto('filterTouches')
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Notes that what a filter does later has changed its ticket further: still no change of anybody else's. */
export async function carryTouches(tx: Tx, ticketId: string, from: number, to: number): Promise<void> {
  await sql`update filter_touches set version = ${to}
    where ticket_id = ${ticketId} and version = ${from}`.execute(tx.db);
}

/** Tickets that filters look at as time passes: what is filed away, merged or closed for good is left alone (FLT-1). */
export async function ticketsToLookAt(tx: Tx, ids: readonly string[]): Promise<TicketRecord[]> {
  return tx.db
    .withTables<TicketTables>()
    .selectFrom('tickets')
    .selectAll()
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .where('folder', 'in', ['open', 'done'])
    .where('category', '!=', 'closed')
    .where('mergedIntoId', 'is', null)
    .orderBy('id')
    .execute();
}

/** The next page of ids of such tickets, in their order. */
export async function pageToLookAt(
  tx: Tx,
  after: string | null,
  limit: number,
  sites: Reach = 'everywhere',
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from tickets where ${lookedAt(sites)} and (${after}::uuid is null or id > ${after}::uuid)
    order by id limit ${limit}`.execute(tx.db);
  return rows.map(({ id }) => id);
}

/** How many such tickets there are at sites. */
export async function countToLookAt(tx: Tx, sites: Reach): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from tickets where ${lookedAt(sites)}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

function lookedAt(sites: Reach) {
  const here = sites === 'everywhere' ? sql`true` : sql`site_id = any(${[...sites]}::uuid[])`;
  return sql`folder in ('open', 'done') and category <> 'closed' and merged_into_id is null and ${here}`;
}
