import { MINUTE } from '#core/platform/instant.ts';
import { notify } from '#server/house/notifications/notify.ts';
import { holdersAt } from '#server/house/roles/roles.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type Handler, timer } from '#server/platform/jobs/appointments.ts';
import { type AccountRow, findAccount, updateAccount } from './accounts.store.ts';
import type { AccountTrouble } from './account-trouble.ts';
import { emailActor } from './take-in-mail.ts';

/** The timer that tells the administrators of an account that goes on not answering. */
export const TELL_FAILING = 'email.tell-failing';

/** A server that is restarted is no news; what only a person can mend is told at once. */
const PATIENCE = 5 * MINUTE;
const passing: ReadonlySet<AccountTrouble> = new Set([
  'unknown-host',
  'refused',
  'timed-out',
  'provider-silent',
  'other',
]);

/** Appoints when the administrators are told of an account that does not answer (EML-1); nothing if they know already. */
export function tellFailingLater(tx: Tx, account: AccountRow, trouble: AccountTrouble): void {
  if (account.toldFailingAt !== null) return;
  const since = account.state === 'failing' ? (account.stateAt ?? tx.now) : tx.now;
  const dueAt = passing.has(trouble) ? since + PATIENCE : tx.now;
  tx.schedule({ kind: TELL_FAILING, key: account.id, dueAt: Math.max(dueAt, tx.now) });
}

/** Tells whoever was told of the failure that the account answers again (EML-1). */
export async function tellRecovered(tx: Tx, account: AccountRow): Promise<void> {
  tx.cancel(TELL_FAILING, account.id);
  if (account.toldFailingAt === null) return;
  await updateAccount(tx, account.id, { toldFailingAt: null });
  await tell(tx, account, 'account.recovered', {});
}

/** Tells the administrators, once per failing spell, of accounts that still do not answer (EML-1). */
export const tellFailing: Handler = timer(
  TELL_FAILING,
  async (tx, due) => {
    for (const { key } of due) {
      const account = await findAccount(tx, key);
      if (account === undefined || !account.active || account.state !== 'failing' || account.toldFailingAt !== null)
        continue;
      await updateAccount(tx, account.id, { toldFailingAt: tx.now });
      await tell(tx, account, 'account.failed', { reason: account.stateCode ?? 'other' });
    }
  },
  { patient: true },
);

async function tell(
  tx: Tx,
  account: AccountRow,
  kind: 'account.failed' | 'account.recovered',
  facts: Readonly<Record<string, unknown>>,
): Promise<void> {
  await notify(tx, emailActor, {
    to: { userIds: await holdersAt(tx, 'settings.edit', account.siteId) },
    kind,
    subject: { kind: 'mail-account', id: account.id },
    facts: { address: account.address, ...facts },
    mail: kind === 'account.failed',
  });
}
