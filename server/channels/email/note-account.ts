import type { Tx, World } from '#server/platform/db/tx.ts';
import { forgetAccess } from './account-secrets.ts';
import type { AccountTrouble } from './account-trouble.ts';
import { type AccountRow, findAccount, updateAccount } from './accounts.store.ts';
import { OauthFailed } from './oauth-token.ts';
import { emailActor } from './take-in-mail.ts';
import { tellFailingLater, tellRecovered } from './tell-failing.ts';

/** Notes that a mailbox was looked into and answered. */
export async function noteAccountWell(world: World, accountId: string): Promise<void> {
  await world.transact(async (tx) => {
    const account = await findAccount(tx, accountId);
    if (account !== undefined) await settleAccountWell(tx, account);
  });
}

/** As `noteAccountWell`, inside a transaction that is under way. */
export async function settleAccountWell(tx: Tx, account: AccountRow): Promise<void> {
  await updateAccount(tx, account.id, {
    state: 'well',
    stateCode: null,
    stateDetail: null,
    stateAt: account.state === 'well' ? account.stateAt : tx.now,
    fetchedAt: tx.now,
  });
  if (account.state !== 'failing') return;
  tx.record(emailActor, {
    type: 'mail-account.recovered',
    subject: { kind: 'mail-account', id: account.id },
    data: { address: account.address },
  });
  await tellRecovered(tx, account);
}

/** Notes that a mailbox does not answer, and since when; said once, however often it is tried (EML-1). */
export async function noteAccountFailure(world: World, accountId: string, error: unknown): Promise<void> {
  const known = await world.read((tx) => findAccount(tx, accountId)).catch(() => undefined);
  const trouble = troubleOf(error, known);
  const detail = detailOf(error);
  // A token may end before its time; the next try asks for a new one.
  if (known !== undefined && trouble === 'token-refused') await forgetAccess(world, known).catch(() => {});
  world.log.warn({ err: error, accountId, trouble }, 'a mail account does not answer');
  await world
    .transact(async (tx) => {
      const account = await findAccount(tx, accountId);
      if (account === undefined) return;
      const isNew = account.state !== 'failing' || account.stateCode !== trouble;
      await updateAccount(tx, accountId, {
        state: 'failing',
        stateCode: trouble,
        stateDetail: detail,
        ...(isNew ? { stateAt: tx.now } : {}),
      });
      if (!isNew) return;
      tx.record(emailActor, {
        type: 'mail-account.failed',
        subject: { kind: 'mail-account', id: accountId },
        data: { address: account.address, trouble, detail },
      });
      tellFailingLater(tx, account, trouble);
    })
    .catch((failed) => world.log.error({ err: failed }, 'the trouble of a mail account could not be noted'));
}

/** Names an adapter's error. */
export function troubleOf(error: unknown, account?: Pick<AccountRow, 'auth'>): AccountTrouble {
  if (error instanceof OauthFailed) return error.trouble;
  const { code, authenticationFailed, responseText, message, serverResponseCode } = error as Record<string, unknown>;
  const words = `${code ?? ''} ${responseText ?? ''} ${serverResponseCode ?? ''} ${message ?? ''}`;
  if (
    authenticationFailed === true ||
    code === 'EAUTH' ||
    /auth.*fail|authenticationfailed|invalid credentials|\b535\b/i.test(words)
  )
    return account?.auth === 'oauth2' ? 'token-refused' : 'wrong-password';
  if (/ENOTFOUND|EAI_AGAIN|EDNS/.test(words)) return 'unknown-host';
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(words)) return 'refused';
  if (/certificate|self.signed|ERR_TLS|SSL|CERT_/i.test(words)) return 'certificate';
  if (/timed? ?out|ETIMEDOUT|greeting never/i.test(words)) return 'timed-out';
  if (/nonexistent|mailbox doesn't exist|unknown mailbox|mailbox not found/i.test(words)) return 'no-folder';
  return 'other';
}

/** What the server said, for those who can read it. */
export function detailOf(error: unknown): string {
  const { responseText, message } = error as { responseText?: unknown; message?: unknown };
  return String(responseText ?? message ?? error).slice(0, 300);
}
