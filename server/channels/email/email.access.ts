import { type Caller, demandAt, mayAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type AccountRow, findAccount, listAccountRows } from './accounts.store.ts';
import { findMail, type MailRow } from './mails.store.ts';

/** Mail accounts are set up by whoever may change settings at their site. */
export async function accountToEdit(tx: Tx, caller: Caller, accountId: string): Promise<AccountRow> {
  const account = await findAccount(tx, accountId);
  if (account === undefined || !mayAt(caller, 'settings.edit', account.siteId))
    throw new Refusal('not-found', 'mail-accounts.not-found', { accountId });
  return account;
}

/** Accounts the caller may set up. */
export async function accountsToEdit(tx: Tx, caller: Caller): Promise<AccountRow[]> {
  return (await listAccountRows(tx)).filter((account) => mayAt(caller, 'settings.edit', account.siteId));
}

/** A mail that came in is judged by whoever distributes tickets at the site of its account. */
export async function mailToJudge(tx: Tx, caller: Caller, mailId: string): Promise<MailRow> {
  const mail = await findMail(tx, mailId);
  const account = mail === undefined ? undefined : await findAccount(tx, mail.accountId);
  if (mail === undefined || !mayAt(caller, 'tickets.assign', account?.siteId ?? null))
    throw new Refusal('not-found', 'mails.not-found', { mailId });
  return mail;
}

/** The accounts whose mails the caller may judge. */
export async function accountsToJudge(tx: Tx, caller: Caller): Promise<string[]> {
  return (await listAccountRows(tx))
    .filter((account) => mayAt(caller, 'tickets.assign', account.siteId))
    .map(({ id }) => id);
}

/** An account is made at a site where the caller may change settings. */
export function demandSettings(caller: Caller, siteId: string): void {
  demandAt(caller, 'settings.edit', siteId);
}
