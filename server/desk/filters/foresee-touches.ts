import { isFate } from '#core/conditions/filter-action.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { draftTicket } from '../tickets/draft-ticket.ts';
import { knownChoices, ordinaryPriority, statusFor } from '../tickets/known-choices.ts';
import type { NewTicket } from '../tickets/new-ticket.ts';
import { siteFor, whoWouldAsk } from '../tickets/who-asks.ts';
import { filtersInForce } from './filters-in-force.ts';
import { siftContact, type SoundTouch } from './sift-contact.ts';

/**
 * What filters would make of a message before it is a ticket (FLT-4), for a channel that may file it instead. Nobody is
 * written into the register for what is dropped; where no filter decides what becomes of a contact nothing is read.
 */
export async function foreseeTouches(tx: Tx, by: Actor, input: NewTicket): Promise<readonly SoundTouch[]> {
  const deciding = (await filtersInForce(tx, 'new')).some(({ actions }) => actions.some(isFate));
  if (!deciding) return [];
  const choices = await knownChoices(tx);
  const who = await whoWouldAsk(tx, input);
  const { id: siteId } = await siteFor(tx, input, who);
  const { ticket, known } = draftTicket(tx, by, input, {
    who,
    siteId,
    status: statusFor(choices, 'new'),
    priority: input.priority ?? ordinaryPriority(choices),
    customFields: input.customFields ?? {},
  });
  return siftContact(tx, 'new', ticket, known);
}
