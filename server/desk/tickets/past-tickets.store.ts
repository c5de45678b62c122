import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';
import { rowsAsJson } from '#server/promise/clocks/clocks.store.ts';
import type { MessageRow } from './messages.store.ts';
import type { TicketRecord } from './tickets.store.ts';

/** Takes the next numbers of a site's series, in order. */
export async function takeNumbers(
  tx: Tx,
  series: { readonly prefix: string; readonly sequence: string },
  count: number,
): Promise<string[]> {
  const { rows } = await sql<{ number: string }>`
    select ${series.prefix} || '-' || nextval(${series.sequence}::regclass) as number
    from generate_series(1, ${count})`.execute(tx.db);
  return rows.map((row) => row.number);
}

/** Writes many tickets and their messages, in a statement each. */
export async function insertPastTickets(
  tx: Tx,
  tickets: readonly TicketRecord[],
  messages: readonly MessageRow[],
): Promise<void> {
  const columns = sql.raw(ticketColumns);
  await sql`insert into tickets (${columns})
    select ${columns} from jsonb_populate_recordset(null::tickets, ${rowsAsJson(tickets)}::text::jsonb)`.execute(tx.db);
  if (messages.length > 0)
    await sql`insert into ticket_messages
      select * from jsonb_populate_recordset(null::ticket_messages, ${rowsAsJson(messages)}::text::jsonb)`.execute(
      tx.db,
    );
}

/** All but what the database reckons itself. */
const ticketColumns = `id, number, version, subject, description, snippet, status_id, category, priority, type_id, channel,
  origin, site_id, group_id, owner_id, person_id, company_id, level_id, tags, custom_fields, language, due_at, created_at,
  changed_at, closed_at, first_answered_at, last_message_at, last_author, unread, snoozed_until_at, spam_at, deleted_at,
  link_edition, template_id, start_referrer, from_invitation`;
