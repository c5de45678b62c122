import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';
import type { TicketRecord } from './tickets.store.ts';

/** What a verb just knows and a rule may ask, so that it is not read again. */
export interface JustKnown {
  readonly text: string;
  readonly sender: string;
  readonly recipients: string;
  readonly attachments: boolean;
}

/** What rules may ask of a ticket that its own row does not say (SLA-3). */
export interface RuleFacts extends JustKnown {
  readonly customerGroup: string | null;
  /** The owner's state as their log has it now; null without an owner, or when it says nothing. */
  readonly ownerState: string | null;
}

/** Reads it in one round trip, or none when the verb knows it and there is neither company nor owner. */
export async function readRuleFacts(
  tx: Tx,
  ticket: Pick<TicketRecord, 'id' | 'companyId' | 'ownerId'>,
  known: JustKnown | undefined,
): Promise<RuleFacts> {
  if (known !== undefined && ticket.companyId === null && ticket.ownerId === null)
    return { ...known, customerGroup: null, ownerState: null };
  const read = (await readRuleFactsOf(tx, [ticket])).get(ticket.id) ?? nothingKnown;
  return { ...read, ...known };
}

const nothingKnown: RuleFacts = {
  text: '',
  sender: '',
  recipients: '',
  attachments: false,
  customerGroup: null,
  ownerState: null,
};

/** The same of many tickets, written or not, in one round trip. */
export async function readRuleFactsOf(
  tx: Tx,
  tickets: readonly Pick<TicketRecord, 'id' | 'companyId' | 'ownerId'>[],
): Promise<ReadonlyMap<string, RuleFacts>> {
  if (tickets.length === 0) return new Map();
  const ids = tickets.map(({ id }) => id);
  const companies = tickets.map(({ companyId }) => companyId);
  const owners = tickets.map(({ ownerId }) => ownerId);
  const { rows } = await sql<{ id: string } & { [Key in keyof RuleFacts]: RuleFacts[Key] | null }>`
    select asked.id, (select nullif(customer_group, '') from companies where id = asked.company_id) as customer_group,
      (select state from agent_states where user_id = asked.owner_id and to_at is null) as owner_state,
      last.body_text as text, first.from_address as sender, array_to_string(first.to_addresses, ' ') as recipients,
      exists (select 1 from ticket_messages m join attachments a on a.message_id = m.id where m.ticket_id = asked.id)
        as attachments
    from unnest(${ids}::uuid[], ${companies}::uuid[], ${owners}::uuid[]) as asked(id, company_id, owner_id)
    left join lateral (select body_text from ticket_messages where ticket_id = asked.id
      and kind in ('customer', 'answer') order by at desc, id desc limit 1) last on true
    left join lateral (select from_address, to_addresses from ticket_messages where ticket_id = asked.id
      and kind = 'customer' order by at, id limit 1) first on true`.execute(tx.db);
  return new Map(
    rows.map(({ id, customerGroup, ownerState, text, sender, recipients, attachments }) => [
      id,
      {
        customerGroup,
        ownerState,
        text: text ?? '',
        sender: sender ?? '',
        recipients: recipients ?? '',
        attachments: attachments === true,
      },
    ]),
  );
}

/** The next open tickets of an owner in the order of their ids, for work done a batch at a time. */
export async function openTicketsOf(tx: Tx, ownerId: string, after: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from tickets where owner_id = ${ownerId} and folder = 'open' and id > ${after}
    order by id limit ${limit}`.execute(tx.db);
  return rows.map(({ id }) => id);
}
