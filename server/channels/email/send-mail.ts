import { markFailed, markSent } from '#server/desk/tickets/let-message-leave.ts';
import { settleHouseMail } from '#server/house/notifications/want-house-mail.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { World } from '#server/platform/db/tx.ts';
import { outletOf } from './account-secrets.ts';
import { type AccountRow, findAccount, listAccountRows } from './accounts.store.ts';
import { type Composed, composeMail } from './compose-mail.ts';
import { findOutgoing, type OutgoingRow, updateOutgoing } from './outgoing.store.ts';
import { type Outlet, SendingFailed, sendBySmtp } from './smtp-sender.ts';
import { emailActor } from './take-in-mail.ts';

/**
 * Sends an outgoing mail (EML-1): composed from what is kept, handed over, then marked as sent.
 *
 * A crash between the handing over and the mark sends it again with the same Message-ID, which receivers know it by.
 * What a server refuses for good is shown on the message at once; everything else is tried again by the job.
 */
export async function sendMail(world: World, outgoingId: string): Promise<void> {
  const prepared = await world.read((tx) => prepare(tx, outgoingId));
  if (prepared === 'done') return;
  if (prepared === 'no-outlet') {
    await giveUpMail(world, outgoingId, 'no-outlet');
    return;
  }
  try {
    await sendBySmtp(prepared.outlet, prepared.mail);
  } catch (error) {
    if (!(error instanceof SendingFailed) || !error.lasting) throw error;
    await giveUpMail(world, outgoingId, error.message);
    return;
  }
  await world.transact((tx) => settleSent(tx, prepared.row, prepared.account));
}

/** Shows that a mail could not be sent, where the agent sees it. */
export async function giveUpMail(world: World, outgoingId: string, failure: string): Promise<void> {
  await world.transact((tx) => settleFailed(tx, outgoingId, failure));
}

/** As `giveUpMail`, inside a transaction that is under way. */
export async function settleFailed(tx: Tx, outgoingId: string, failure: string): Promise<void> {
  const row = await findOutgoing(tx, outgoingId);
  if (row === undefined || row.state === 'sent') return;
  await updateOutgoing(tx, row.id, { state: 'failed', failure: failure.slice(0, 500) });
  if (row.ticketMessageId !== null) await markFailed(tx, emailActor, { messageId: row.ticketMessageId, failure });
  if (row.houseMailKey !== null) await settleHouseMail(tx, { key: row.houseMailKey, failure });
}

async function settleSent(tx: Tx, row: OutgoingRow, account: AccountRow): Promise<void> {
  await updateOutgoing(tx, row.id, { state: 'sent', sentAt: tx.now, failure: null, accountId: account.id });
  if (row.ticketMessageId !== null)
    await markSent(tx, emailActor, { messageId: row.ticketMessageId, from: account.address });
  if (row.houseMailKey !== null) await settleHouseMail(tx, { key: row.houseMailKey, failure: null });
}

type Prepared = { row: OutgoingRow; account: AccountRow; outlet: Outlet; mail: Composed };

async function prepare(tx: Tx, outgoingId: string): Promise<Prepared | 'done' | 'no-outlet'> {
  const row = await findOutgoing(tx, outgoingId);
  if (row === undefined || row.state === 'sent') return 'done';
  const account = await sendingAccount(tx, row.accountId);
  const outlet = account === undefined ? null : outletOf(tx.world, account);
  if (account === undefined || outlet === null) return 'no-outlet';
  const mail = await composeMail(tx, row, account);
  return mail === undefined ? 'done' : { row, account, outlet, mail };
}

/** The account the mail belongs to, if it can send; else the first that can. */
async function sendingAccount(tx: Tx, accountId: string | null): Promise<AccountRow | undefined> {
  const own = accountId === null ? undefined : await findAccount(tx, accountId);
  if (own !== undefined && own.smtpHost) return own;
  const others = (await listAccountRows(tx)).filter((account) => account.active && account.smtpHost);
  return others.find((account) => account.siteId === own?.siteId) ?? others[0];
}
