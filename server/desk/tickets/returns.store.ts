import type { TicketReturn } from '#core/desk/tickets/returning.ts';
import type { Tx } from '#server/platform/db/tx.ts';

export type ReturnTables = { ticketReturns: TicketReturn & { readonly ticketId: string } };
const tables = (tx: Tx) => tx.db.withTables<ReturnTables>();

/** When a ticket comes back, if it does (TKT-2). */
export async function findReturn(tx: Tx, ticketId: string): Promise<TicketReturn | undefined> {
  return tables(tx)
    .selectFrom('ticketReturns')
    .select(['at', 'category', 'everyDays'])
    .where('ticketId', '=', ticketId)
    .executeTakeFirst();
}

/** Writes when a ticket comes back, in place of what was planned before. */
export async function putReturn(tx: Tx, ticketId: string, plan: TicketReturn): Promise<void> {
  const { at, category, everyDays } = plan;
  await tables(tx)
    .insertInto('ticketReturns')
    .values({ ticketId, at, category, everyDays })
    .onConflict((conflict) => conflict.column('ticketId').doUpdateSet({ at, category, everyDays }))
    .execute();
}

/** Forgets that a ticket comes back. */
export async function removeReturn(tx: Tx, ticketId: string): Promise<void> {
  await tables(tx).deleteFrom('ticketReturns').where('ticketId', '=', ticketId).execute();
}
