import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { Filter } from '#core/conditions/filter.ts';
import { causeOf, nextHold } from '#core/desk/filters/next-hold.ts';
import { isAsked } from '#core/desk/filters/touching-filters.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { changingTicket } from '../tickets/changing-ticket.ts';
import { knownCalendar } from '../tickets/known-calendar.ts';
import { readRuleFactsOf, type RuleFacts } from '../tickets/rule-facts.store.ts';
import { contactFacts } from '../tickets/tell-promises.ts';
import type { TicketRecord } from '../tickets/tickets.store.ts';
import { applyTouches } from './apply-touches.ts';
import { filtersInForce } from './filters-in-force.ts';
import { LOOK, LOOK_SOON } from './look-later.ts';
import { recordTouches } from './record-touch.ts';
import { type SoundTouch, touchesOf } from './sift-contact.ts';
import { insertTouches, ticketsToLookAt, touchesOfTickets, type TouchRow } from './touches.store.ts';

const clock: Actor = { kind: 'system', id: 'filters.clock' };

/**
 * Looks at tickets as time passes (FLT-1): the filters that fit touch them, each once for each cause, and the next look
 * is appointed for the instant at which one is going to fit.
 *
 * Runs in the transaction that claims the appointments, so a restart or another instance neither repeats nor forgets.
 */
export async function lookAtTickets(tx: Tx, ticketIds: readonly string[]): Promise<void> {
  const filters = await filtersInForce(tx, 'existing');
  if (filters.length === 0) return;
  for (const { ticket, facts, read, touched } of await seenTickets(tx, ticketIds)) {
    const fresh = filters.filter((filter) => isFresh(filter, facts, touched));
    const touches = await touchesOf(tx, fresh, facts);
    if (touches.length > 0) await touchTicket(tx, ticket, read, fresh);
    else appointLook(tx, ticket.id, nextLook(fresh, facts));
  }
}

/** A ticket as filters see it as time passes (FLT-1). */
export interface Seen {
  readonly ticket: TicketRecord;
  readonly facts: ContactFacts;
  readonly read: RuleFacts;
  readonly touched: readonly TouchRow[];
}

/** Tickets as filters see them as time passes; those they leave alone are left out (FLT-1). */
export async function seenTickets(tx: Tx, ticketIds: readonly string[]): Promise<Seen[]> {
  const tickets = await ticketsToLookAt(tx, ticketIds);
  const ids = tickets.map(({ id }) => id);
  const reads = await readRuleFactsOf(tx, tickets);
  const touches = await touchesOfTickets(tx, ids);
  return Promise.all(
    tickets.map(async (ticket) => {
      const touched = touches.filter(({ ticketId }) => ticketId === ticket.id);
      const read = reads.get(ticket.id) as RuleFacts;
      return { ticket, read, touched, facts: await factsNow(tx, ticket, read, touched) };
    }),
  );
}

/** As rules know it, but what filters themselves changed as time passed is no change: else they would wake each other. */
async function factsNow(
  tx: Tx,
  ticket: TicketRecord,
  read: RuleFacts,
  touched: readonly TouchRow[],
): Promise<ContactFacts> {
  const { calendarId } = await demandSite(tx, ticket.siteId);
  return {
    ...contactFacts(ticket, read, await knownCalendar(tx, calendarId), tx.now),
    changedAt: changedByOthers(ticket, touched),
  };
}

function changedByOthers(ticket: TicketRecord, touched: readonly TouchRow[]): Instant {
  return touched.findLast(({ version }) => version === ticket.version)?.changedAt ?? ticket.changedAt;
}

function isFresh(filter: Filter, facts: ContactFacts, touched: readonly TouchRow[]): boolean {
  const cause = causeOf(filter, facts);
  return !touched.some((touch) => touch.filterId === filter.id && touch.cause === cause);
}

/** Holds the ticket, asks again what fits it as it is then, and does that. */
async function touchTicket(tx: Tx, seen: TicketRecord, read: RuleFacts, fresh: readonly Filter[]): Promise<void> {
  const { ticket, result } = await changingTicket(tx, clock, seen.id, async (open) => {
    const [there] = await ticketsToLookAt(tx, [seen.id]);
    if (there === undefined) return null;
    const touched = await touchesOfTickets(tx, [seen.id]);
    const facts = await factsNow(tx, open.ticket, read, touched);
    const still = fresh.filter((filter) => isFresh(filter, facts, touched));
    const touches = await touchesOf(tx, still, facts);
    await applyTouches(tx, open, touches);
    return { touches, facts };
  });
  if (result === null) return;
  const { touches, facts } = result;
  recordTouches(tx, ticket.id, touches, { kind: 'existing', messageId: null });
  await insertTouches(tx, rowsOf(touches, fresh, facts, ticket, tx.now));
  // What comes next is asked of the ticket as it has become, also where nothing of it was changed.
  tx.schedule({ kind: LOOK_SOON, key: ticket.id, dueAt: tx.now });
}

function rowsOf(
  touches: readonly SoundTouch[],
  filters: readonly Filter[],
  facts: ContactFacts,
  { id, version }: TicketRecord,
  at: Instant,
): TouchRow[] {
  return touches.flatMap(({ filterId }) => {
    const filter = filters.find((one) => one.id === filterId);
    if (filter === undefined) return [];
    return [{ ticketId: id, filterId, cause: causeOf(filter, facts), at, version, changedAt: facts.changedAt }];
  });
}

function nextLook(filters: readonly Filter[], facts: ContactFacts): Instant | null {
  const holds = filters.filter((filter) => isAsked(filter, facts)).map((filter) => nextHold(filter, facts));
  return holds.reduce((first, at) => (at === null || (first !== null && first <= at) ? first : at), null);
}

function appointLook(tx: Tx, ticketId: string, at: Instant | null): void {
  if (at === null) tx.cancel(LOOK, ticketId);
  else tx.schedule({ kind: LOOK, key: ticketId, dueAt: at });
}
