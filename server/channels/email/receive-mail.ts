import { classifyMail, mayStartWork } from '#core/channels/email/automatic-mail.ts';
import { cleanSubject } from '#core/channels/email/clean-subject.ts';
import { isLoop, usualLoopLimits } from '#core/channels/email/loop-breaker.ts';
import type { Address } from '#core/channels/email/read-mail.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { translate } from '#languages/translate.ts';
import { foreseeTouches } from '#server/desk/filters/foresee-touches.ts';
import { recordTouch } from '#server/desk/filters/record-touch.ts';
import { createTicket } from '#server/desk/tickets/create-ticket.ts';
import type { NewTicket } from '#server/desk/tickets/new-ticket.ts';
import { receiveMessage } from '#server/desk/tickets/receive-message.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { AccountRow } from './accounts.store.ts';
import { autoReply, sizeNotice } from './auto-reply.ts';
import { fileDeliveryReport } from './file-delivery-report.ts';
import { findThread } from './find-thread.ts';
import { knownAddresses, type KnownAddresses } from './known-addresses.ts';
import { loopMarkOf } from './mail-signing.ts';
import { messageContent } from './message-content.ts';
import { countFromSender, type MailRow, type MailState } from './mails.store.ts';
import type { ParsedMail } from './parse-mail.ts';
import { partOfThread } from './part-of-thread.ts';
import { chooseSender, type WhoWrote } from './who-wrote.ts';

/** What was decided about a mail, as it stands in its row. */
export type Outcome = Pick<MailRow, 'state' | 'reason' | 'kind' | 'ticketId' | 'ticketMessageId' | 'error'>;

/** A mail to be decided about. */
export interface MailToReceive {
  /** Undefined when the account was taken away meanwhile: the mail waits for somebody to look. */
  readonly account: AccountRow | undefined;
  readonly mail: {
    readonly id: string;
    readonly receivedAt: Instant;
    readonly digest: string;
    readonly size: number;
    /** How many came from its sender within the hour, where that was asked already. */
    readonly fromSender?: number;
  };
  readonly parsed: ParsedMail;
  /** A person looked at it and accepted it: it becomes a ticket whatever a machine would think. */
  readonly byHand: boolean;
  /** Writes what was decided: on the mail's row, or the row itself. */
  readonly keep: (outcome: Outcome) => void | Promise<void>;
}

/** What was decided, and written on the mail. */
export interface Decided {
  readonly state: MailState;
  readonly reason: string;
  readonly ticketId: string | null;
}

/**
 * Decides what a mail becomes (EML-2, EML-3): a message of its ticket, a new ticket, or filed or held for
 * review with the reason. Nothing is ever dropped, and what a machine wrote starts, stops and reopens nothing.
 */
export async function receiveMail(tx: Tx, by: Actor, input: MailToReceive): Promise<Decided> {
  const { parsed, account, mail } = input;
  const { kind } = classifyMail(parsed, loopMarkOf(tx.world));
  const settle = async (
    state: MailState,
    reason: string,
    more: { ticketId?: string; messageId?: string } = {},
  ): Promise<Decided> => {
    await input.keep({
      state,
      reason,
      kind,
      ticketId: more.ticketId ?? null,
      ticketMessageId: more.messageId ?? null,
      error: null,
    });
    if (state !== 'accepted')
      tx.record(by, {
        type: `mail.${state}`,
        subject: { kind: 'mail', id: mail.id },
        data: { reason, accountId: account?.id ?? null },
      });
    return { state, reason, ticketId: more.ticketId ?? null };
  };

  if (account === undefined) return settle('review', 'account-gone');
  const known = await knownAddresses(tx);
  if (!input.byHand) {
    if (kind === 'loop') return settle('filed', 'loop');
    if (kind === 'delivery-report') {
      const ticketId = await fileDeliveryReport(tx, by, mail.id, parsed);
      return settle('filed', 'delivery-report', ticketId === null ? {} : { ticketId });
    }
    if (mail.size > account.maxBytes) {
      await sizeNotice(tx, account, { parsed, kind, size: mail.size });
      return settle('filed', 'too-large');
    }
  }

  const who = await chooseSender(tx, parsed, known);
  const thread = await findThread(tx, parsed, who.claims, known);
  if (!mayStartWork(kind) && !input.byHand) {
    if (thread.ticketId === null) return settle('filed', kind);
    const message = messageContent(parsed, mail.digest, by, mail.receivedAt);
    const added = await receiveMessage(tx, by, {
      ...message,
      ticketId: thread.ticketId,
      channel: 'email',
      kind: 'automatic',
      authorName: parsed.from?.name || (parsed.from?.address ?? ''),
      receivedAt: mail.receivedAt,
    });
    return settle('accepted', kind, added);
  }
  const actor: Actor = by;
  const message = messageContent(parsed, mail.digest, actor, mail.receivedAt);
  const fresh = newTicketOf(account, mail, parsed, who, message);
  const touches = thread.ticketId === null && !input.byHand ? await foreseeTouches(tx, actor, fresh) : [];
  const drops = touches.find(({ fate }) => fate === 'drop');
  if (drops !== undefined) {
    recordTouch(tx, { kind: 'mail', id: mail.id }, drops, { kind: 'new', messageId: null });
    return settle('filed', 'filter');
  }
  const held = input.byHand ? null : await whyHeld(tx, account, who, thread.ticketId, known, mail);
  const creates = touches.some(({ fate }) => fate === 'create') && (held === 'manual-review' || held === 'too-many');
  if (held !== null && !creates) return settle('review', held);

  if (thread.ticketId !== null) {
    const part = await partOfThread(tx, actor, thread.ticketId, who, known);
    const added = await receiveMessage(tx, actor, {
      ...message,
      ...part,
      ticketId: thread.ticketId,
      channel: 'email',
      from: who.writer?.address ?? null,
      answerTo: who.answerTo,
      receivedAt: mail.receivedAt,
    });
    return settle('accepted', `thread-${thread.by}`, added);
  }
  const created = await createTicket(tx, actor, { ...fresh, ...(input.byHand ? { sift: 'kept' } : {}) });
  // A filter's own answer stands for the receipt, and what it calls spam gets none.
  const answered = created.touches.some((touch) => touch.deeds.some((deed) => deed.kind === 'auto-reply'));
  if (!answered && created.ticket.spamAt === null)
    await autoReply(tx, account, { parsed, kind, ticket: created.ticket, to: who.customer });
  return settle('accepted', thread.refused === 'stranger' ? 'new-ticket-stranger' : 'new-ticket', {
    ticketId: created.ticket.id,
    ...(created.messageId === null ? {} : { messageId: created.messageId }),
  });
}

function newTicketOf(
  account: AccountRow,
  mail: MailToReceive['mail'],
  parsed: ParsedMail,
  who: WhoWrote,
  message: ReturnType<typeof messageContent>,
): NewTicket {
  const subject = cleanSubject(who.forwarded?.subject || parsed.subject) || translate('sv', 'channels:email.noSubject');
  return {
    subject: subject.slice(0, 500),
    channel: 'email',
    origin: 'customer',
    siteId: account.siteId,
    groupId: account.groupId,
    ...(who.customer === null ? {} : { requester: who.customer }),
    receivedAt: mail.receivedAt,
    message: {
      ...message,
      from: who.customer?.address ?? null,
      answerTo: who.answerTo,
      authorName: nameOf(who.customer),
    },
  };
}

/** Why a person must look first, or null when the house may go on by itself. */
async function whyHeld(
  tx: Tx,
  account: AccountRow,
  who: WhoWrote,
  ticketId: string | null,
  known: KnownAddresses,
  mail: MailToReceive['mail'],
): Promise<string | null> {
  if (who.writer === null && ticketId === null) return 'no-sender';
  if (who.writer !== null) {
    if (known.isOurs(who.writer.address) && who.customer?.address === who.writer.address) return 'own-address';
    const count =
      ticketId === null && mail.fromSender !== undefined
        ? { all: mail.fromSender, inTicket: 0 }
        : await countFromSender(tx, who.writer.address, ticketId, mail.id);
    const flood = {
      autoRepliedAt: [],
      receivedAt: instants(tx, count.all),
      receivedInTicketAt: instants(tx, count.inTicket),
    };
    if (isLoop(flood, usualLoopLimits, tx.now)) return 'too-many';
  }
  return ticketId === null && account.intake === 'review' ? 'manual-review' : null;
}

function instants(tx: Tx, count: number): Instant[] {
  return Array.from({ length: Math.max(0, count) }, () => tx.now);
}

function nameOf(address: Address | null): string {
  return address === null ? '' : address.name || address.address;
}
