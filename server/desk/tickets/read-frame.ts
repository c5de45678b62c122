import type { z } from 'zod';
import type { readReplyFrame } from '#api/desk/messages.ts';
import { replySubject } from '#core/desk/tickets/reply-subject.ts';
import { findUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findPerson } from '#server/register/customers/persons.store.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { greetingFor, signatureOf } from './read-outgoing.ts';
import { customerAddresses } from './reply-to-ticket.ts';
import { htmlOf, safeAnswer } from './safe-answer.ts';
import type { TicketRecord } from './tickets.store.ts';

/** What an answer starts and ends with here (TKT-3): the greeting is the agent's to change, the signature is added. */
export async function readFrame(
  tx: Tx,
  userId: string,
  ticket: TicketRecord,
): Promise<z.output<(typeof readReplyFrame)['answer']>> {
  const site = await demandSite(tx, ticket.siteId);
  const person = ticket.personId === null ? undefined : await findPerson(tx, ticket.personId);
  const greeting = greetingFor(site, person?.name ?? null);
  return {
    to: await customerAddresses(tx, ticket),
    cc: [],
    subject: replySubject(ticket.subject),
    greetingHtml: greeting === '' ? '' : htmlOf(greeting),
    signatureHtml: safeAnswer(signatureOf(site, await findUser(tx, userId)).html),
    senderName: site.senderName === '' ? site.name : site.senderName,
    senderAddress: site.senderAddress,
  };
}
