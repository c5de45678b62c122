import type { DeliveryResult } from '#core/channels/email/delivery-result.ts';
import { readDeliveryReport } from '#core/channels/email/delivery-report.ts';
import { ticketOfAddress } from '#core/channels/email/ticket-token.ts';
import type { Actor } from '#core/platform/actor.ts';
import { DAY } from '#core/platform/instant.ts';
import { markFailed } from '#server/desk/tickets/let-message-leave.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { markAddress } from '#server/register/customers/persons.store.ts';
import { recipientsOf } from './find-thread.ts';
import { signerOf } from './mail-signing.ts';
import {
  insertBounce,
  latestOutgoingTo,
  type OutgoingRow,
  outgoingOfHeaders,
  updateOutgoing,
} from './outgoing.store.ts';
import type { ParsedMail } from './parse-mail.ts';

/**
 * Files a delivery report (EML-4): finds the mail it is about, marks dead addresses, and shows the failure on the
 * message. It starts, stops and reopens nothing. Returns the ticket it concerned, if that could be found.
 */
export async function fileDeliveryReport(tx: Tx, by: Actor, mailId: string, mail: ParsedMail): Promise<string | null> {
  const results = readDeliveryReport(mail);
  const original = await originalOf(tx, mail, results);
  const sign = signerOf(tx.world);
  const ticketId =
    original?.ticketId ??
    recipientsOf(mail)
      .map((address) => ticketOfAddress(address, sign))
      .find((id) => id !== null) ??
    null;
  for (const result of results) {
    const address = result.recipient ?? original?.recipient ?? null;
    if (address === null || result.verdict === 'delivered') continue;
    // A report can be made up by anybody: only addresses we wrote to are marked as dead.
    const weWrote = original !== undefined && (result.recipient === null || wasWrittenTo(original, address));
    if (!weWrote) continue;
    await insertBounce(tx, {
      id: tx.newId(),
      address,
      verdict: result.verdict,
      status: result.status,
      replyCode: result.replyCode,
      words: result.words.slice(0, 500),
      mailId,
      ticketId,
      at: tx.now,
      clearedAt: null,
    });
    if (result.verdict === 'lasting') await markAddress(tx, address, tx.now);
  }
  const failed = results.find(({ verdict }) => verdict === 'lasting' || verdict === 'passing' || verdict === 'refused');
  if (original !== undefined && failed !== undefined) {
    const words = failureWords(failed);
    await updateOutgoing(tx, original.id, { state: 'failed', failure: words });
    if (original.ticketMessageId !== null) {
      await markFailed(tx, by, { messageId: original.ticketMessageId, failure: words });
      tx.record(by, {
        type: 'message.bounced',
        subject: { kind: 'message', id: original.ticketMessageId },
        data: { ticketId, address: failed.recipient, verdict: failed.verdict, status: failed.status },
        topics: ticketId === null ? [] : [`ticket:${ticketId}`],
      });
    }
  }
  return ticketId;
}

/** The mail of ours a report is about: by the Message-ID anywhere in it, else the latest answer to that address. */
async function originalOf(
  tx: Tx,
  mail: ParsedMail,
  results: readonly DeliveryResult[],
): Promise<OutgoingRow | undefined> {
  const inside = mail.parts.map((part) => part.text ?? '').join('\n');
  const named = `${mail.text}\n${inside}`.match(/<svara\.[0-9a-f-]{36}@[^<>\s]+>/gi) ?? [];
  const byHeader = await outgoingOfHeaders(tx, [...new Set([...mail.inReplyTo, ...mail.references, ...named])]);
  if (byHeader !== undefined) return byHeader;
  for (const { recipient } of results) {
    const latest = recipient === null ? undefined : await latestOutgoingTo(tx, recipient, tx.now - 5 * DAY);
    if (latest !== undefined) return latest;
  }
  return undefined;
}

function wasWrittenTo(original: OutgoingRow, address: string): boolean {
  return original.recipient
    .split(',')
    .map((one) => one.trim().toLowerCase())
    .includes(address.toLowerCase());
}

function failureWords(result: DeliveryResult): string {
  return [result.replyCode, result.status, result.words]
    .filter((word) => word !== '')
    .join(' ')
    .slice(0, 300);
}
