import { differencesSince } from '#core/desk/tickets/stale-change.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { OpenTicket } from './changing-ticket.ts';
import type { TicketRecord } from './tickets.store.ts';

/** Refuses what cannot be done to a deleted ticket, or to one whose messages are in another now. */
export function demandHere(ticket: TicketRecord): void {
  if (ticket.mergedIntoId !== null)
    throw new Refusal('conflict', 'tickets.merged', { number: ticket.number, ticketId: ticket.mergedIntoId });
  if (ticket.deletedAt !== null) throw new Refusal('conflict', 'tickets.gone', { number: ticket.number });
}

/**
 * Refuses a stale save with the difference (TKT-5): what changed since the version the agent had, by whom, when.
 *
 * `mine` are the fields about to be saved: a change of something else since is no conflict. Without `mine` any new
 * message or change is one.
 */
export async function demandFresh(
  open: OpenTicket,
  version: number | undefined,
  mine?: readonly string[],
): Promise<void> {
  const { ticket } = open;
  if (version === undefined || version === ticket.version) return;
  if (version > ticket.version)
    throw new Refusal('conflict', 'tickets.stale', { version: ticket.version, differences: [] });
  const differences = await differencesAfter(open, ticket.version - version);
  const hits = mine === undefined ? differences : differences.filter((each) => mine.includes(each.field));
  if (hits.length === 0) return;
  throw new Refusal('conflict', 'tickets.stale', {
    version: ticket.version,
    differences: hits.map((each) => ({ ...each, at: new Date(each.at).toISOString() })),
  });
}

/**
 * The differences of the last so many versions. A version is one change of the ticket, which may record several
 * events; those share an instant and an actor, so changes are counted backwards by that.
 */
async function differencesAfter(open: OpenTicket, versions: number) {
  const past = (await open.past()).filter((event) => event.type !== 'ticket.level-set');
  let changes = 0;
  let from = past.length;
  for (let place = past.length - 1; place >= 0 && changes <= versions; place--) {
    const [event, later] = [past[place], past[place + 1]];
    const same =
      later !== undefined &&
      event !== undefined &&
      event.recordedAt === later.recordedAt &&
      event.by.kind === later.by.kind &&
      event.by.id === later.by.id;
    if (!same) changes += 1;
    if (changes <= versions) from = place;
  }
  return differencesSince(past.slice(from));
}
