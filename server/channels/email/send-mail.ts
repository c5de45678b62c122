import { markFailed, markSent } from '#server/desk/tickets/let-message-leave.ts';
import { settleHouseMail } from '#server/house/notifications/want-house-mail.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { World } from '#server/platform/db/tx.ts';
import { forgetAccess, outletOf } from './account-secrets.ts';
import { type AccountRow, findAccount, listAccountRows } from './accounts.store.ts';
import { type Composed, composeMail } from './compose-mail.ts';
import { findOutgoing, type OutgoingRow, updateOutgoing } from './outgoing.store.ts';
import { noteAccountFailure, settleAccountWell, troubleOf } from './note-account.ts';
import { OauthFailed } from './oauth-token.ts';
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
  const outlet = prepared === 'no-outlet' ? null : await outletFor(world, prepared.account);
  if (prepared === 'no-outlet' || outlet === null) {
    await giveUpMail(world, outgoingId, 'no-outlet');
    return;
  }
  let refused: string;
  try {
    ({ refused } = await sendBySmtp(outlet, prepared.mail));
  } catch (error) {
    if (troubleOf(error, prepared.account) === 'token-refused') await forgetAccess(world, prepared.account);
    if (!(error instanceof SendingFailed) || !error.lasting) throw error;
    await giveUpMail(world, outgoingId, error.message);
    return;
  }
  await world.transact((tx) => settleSent(tx, prepared.row, prepared.account, refused));
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

async function settleSent(tx: Tx, row: OutgoingRow, account: AccountRow, refused: string): Promise<void> {
  await updateOutgoing(tx, row.id, { state: 'sent', sentAt: tx.now, failure: null, accountId: account.id });
  // What is only sent with has no fetching to say that it answers again.
  if (account.protocol === 'smtp' && account.state === 'failing') await settleAccountWell(tx, account);
  if (row.ticketMessageId !== null)
    await markSent(tx, emailActor, { messageId: row.ticketMessageId, from: account.address });
  // As with a bounce: some have it, and who has not is shown where the agent sees it.
  if (row.ticketMessageId !== null && refused !== '')
    await markFailed(tx, emailActor, { messageId: row.ticketMessageId, failure: refused.slice(0, 500) });
  if (row.houseMailKey !== null) await settleHouseMail(tx, { key: row.houseMailKey, failure: null });
}

/** How the account's mail leaves now; that no token is to be had is shown on the account, and the mail waits. */
async function outletFor(world: World, account: AccountRow): Promise<Outlet | null> {
  try {
    return await outletOf(world, account);
  } catch (error) {
    if (error instanceof OauthFailed) await noteAccountFailure(world, account.id, error);
    throw error;
  }
}

type Prepared = { row: OutgoingRow; account: AccountRow; mail: Composed };

async function prepare(tx: Tx, outgoingId: string): Promise<Prepared | 'done' | 'no-outlet'> {
  const row = await findOutgoing(tx, outgoingId);
  if (row === undefined || row.state === 'sent') return 'done';
  const account = await sendingAccount(tx, row.accountId);
  if (account === undefined || !account.smtpHost) return 'no-outlet';
  const mail = await composeMail(tx, row, account);
  return mail === undefined ? 'done' : { row, account, mail };
}

/** The account the mail belongs to, if it can send; else the first that can. */
async function sendingAccount(tx: Tx, accountId: string | null): Promise<AccountRow | undefined> {
  const own = accountId === null ? undefined : await findAccount(tx, accountId);
  if (own !== undefined && own.smtpHost) return own;
  const others = (await listAccountRows(tx)).filter((account) => account.active && account.smtpHost);
  return others.find((account) => account.siteId === own?.siteId) ?? others[0];
}
