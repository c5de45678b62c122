import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** The number of the ticket that was answered first of all; undefined when none is. */
export async function firstAnsweredNumber(tx: Tx): Promise<string | undefined> {
  const { rows } = await sql<{ number: string }>`
    select t.number from tickets t join ticket_messages m on m.ticket_id = t.id
    where m.kind = 'answer' and m.state in ('held', 'ready', 'sent') order by m.at limit 1`.execute(tx.db);
  return rows[0]?.number;
}
