import { nextReturn, takesUp, type TicketReturn } from '#core/desk/tickets/returning.ts';
import { isDone } from '#core/desk/tickets/status.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { calendarInForce } from '#server/promise/levels/policy-in-force.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { changingTicket } from './changing-ticket.ts';
import { knownChoices, statusFor } from './known-choices.ts';
import { findReturn, putReturn, removeReturn } from './returns.store.ts';
import { setStatus } from './set-status.ts';
import { demandFresh, demandHere } from './ticket-state.ts';
import type { TicketRecord } from './tickets.store.ts';

interface Named {
  readonly ticketId: string;
  readonly version?: number | undefined;
}

/** Plans when a ticket comes back (TKT-2), and with `dormant` lays it to rest until then. */
export async function planReturn(
  tx: Tx,
  by: Actor,
  input: Named & { readonly plan: TicketReturn; readonly dormant: boolean },
): Promise<TicketRecord> {
  const { ticketId, plan } = input;
  if (plan.at <= tx.now) throw new Refusal('invalid', 'tickets.snooze-past', {});
  const { ticket } = await changingTicket(tx, by, ticketId, async (open) => {
    demandHere(open.ticket);
    await demandFresh(open, input.version, ['statusId']);
    if (input.dormant) setStatus(tx, open, statusFor(await knownChoices(tx), 'dormant'), { closedBy: 'agent' });
    open.say('ticket.return-set', { ...plan });
  });
  await keep(tx, ticketId, plan);
  return ticket;
}

/** Forgets that a ticket comes back (TKT-2): a dormant one rests until further notice. */
export async function dropReturn(tx: Tx, by: Actor, input: Named): Promise<TicketRecord> {
  const { ticket } = await changingTicket(tx, by, input.ticketId, async (open) => {
    await demandFresh(open, input.version, ['statusId']);
    if ((await findReturn(tx, input.ticketId)) === undefined) return;
    await removeReturn(tx, input.ticketId);
    tx.cancel('ticket.return', input.ticketId);
    open.say('ticket.return-dropped', {});
  });
  return ticket;
}

/**
 * Brings a ticket back when its time has come (TKT-2), and plans the next time of one that repeats. What the plan no
 * longer says is left alone, so that a timer moved or fired twice changes nothing; so are spam and what is deleted.
 */
export async function returnTicket(
  tx: Tx,
  by: Actor,
  input: { readonly ticketId: string; readonly at: Instant },
): Promise<void> {
  // A ticket that has been purged has no plan any more.
  if ((await findReturn(tx, input.ticketId))?.at !== input.at) return;
  await changingTicket(tx, by, input.ticketId, async (open) => {
    const plan = await findReturn(tx, input.ticketId);
    if (plan === undefined || plan.at !== input.at) return;
    const { category, deletedAt, spamAt, mergedIntoId } = open.ticket;
    if (deletedAt === null && spamAt === null && mergedIntoId === null && takesUp(plan, category)) {
      const status = statusFor(await knownChoices(tx), plan.category);
      setStatus(tx, open, status, { closedBy: 'system', ...(isDone(category) ? { why: 'agent' as const } : {}) });
      open.set({ unread: true });
    }
    const next = nextReturn(plan, tx.now, await zoneOf(tx, open.ticket.siteId));
    if (next === null) await removeReturn(tx, input.ticketId);
    else await keep(tx, input.ticketId, next);
  });
}

/** Where a site's days begin and end: in the zone of its calendar. */
async function zoneOf(tx: Tx, siteId: string): Promise<string> {
  const { calendarId } = await demandSite(tx, siteId);
  return (await calendarInForce(tx, calendarId))?.calendar.zone ?? 'Europe/Stockholm';
}

async function keep(tx: Tx, ticketId: string, plan: TicketReturn): Promise<void> {
  await putReturn(tx, ticketId, plan);
  const payload = { ticketId, at: plan.at };
  tx.schedule({ kind: 'ticket.return', key: ticketId, dueAt: plan.at, payload });
}
