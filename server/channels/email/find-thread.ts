import { chooseThread, type ThreadChoice, type ThreadClue } from '#core/channels/email/choose-thread.ts';
import { messageOfId } from '#core/channels/email/message-id.ts';
import type { Address } from '#core/channels/email/read-mail.ts';
import { numbersInSubject, ticketOfAddress } from '#core/channels/email/ticket-token.ts';
import { findMessage, participantsOf } from '#server/desk/tickets/messages.store.ts';
import { findTicketByNumber, findTicketRecord } from '#server/desk/tickets/tickets.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { KnownAddresses } from './known-addresses.ts';
import { ticketsOfHeaders } from './mails.store.ts';
import { signerOf } from './mail-signing.ts';
import type { ParsedMail } from './parse-mail.ts';

/**
 * Finds the ticket a mail belongs to (EML-3): the signed token in an address or the subject, then the mails it
 * refers to, then a bare number; the claims that prove nothing let in only who took part.
 */
export async function findThread(
  tx: Tx,
  mail: ParsedMail,
  senders: readonly Address[],
  known: KnownAddresses,
): Promise<ThreadChoice> {
  const sign = signerOf(tx.world);
  const clues: ThreadClue[] = [];
  const seen = new Set<string>();
  const add = async (ticketId: string | null | undefined, by: ThreadClue['by']): Promise<void> => {
    if (ticketId == null || seen.has(ticketId)) return;
    const ticket = await findTicketRecord(tx, ticketId);
    if (ticket === undefined) return;
    seen.add(ticketId);
    // What belongs to a merged ticket belongs to the one its messages are in.
    if (ticket.mergedIntoId !== null) return add(ticket.mergedIntoId, by);
    const proven = by === 'token' || by === 'subject-token';
    clues.push({ ticketId, by, participants: new Set(proven ? [] : await participantsOf(tx, ticketId)) });
  };

  for (const address of recipientsOf(mail)) await add(ticketOfAddress(address, sign), 'token');
  const numbered: (string | undefined)[] = [];
  for (const { number, proven } of numbersInSubject(mail.subject, sign)) {
    const ticketId = (await findTicketByNumber(tx, number))?.id;
    if (proven) await add(ticketId, 'subject-token');
    else numbered.push(ticketId);
  }
  const headers = [...mail.inReplyTo, ...mail.references.toReversed()];
  for (const header of headers) {
    const messageId = messageOfId(header);
    if (messageId !== null) await add((await findMessage(tx, messageId))?.ticketId, 'reference');
  }
  for (const ticketId of await ticketsOfHeaders(tx, headers)) await add(ticketId, 'reference');
  for (const ticketId of numbered) await add(ticketId, 'subject-number');
  if (clues.length > 0) for (const { address } of senders) await known.learn(tx, address);
  return chooseThread(clues, senders, known.isColleague);
}

/** Every address a mail was brought to: in the headers, and where mailboxes write the envelope's. */
export function recipientsOf(mail: ParsedMail): readonly string[] {
  const envelope = mail.headers
    .filter(({ name }) =>
      ['delivered-to', 'x-original-to', 'envelope-to', 'x-forwarded-to', 'x-svara-recipient'].includes(name),
    )
    .flatMap(({ value }) => value.slice(0, 10_000).match(/[^\s<>,;@]+@[^\s<>,;@]+/g) ?? []);
  return [
    ...new Set([...mail.to, ...mail.cc].map(({ address }) => address).concat(envelope.map((one) => one.toLowerCase()))),
  ];
}
