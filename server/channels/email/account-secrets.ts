import type { World } from '#server/platform/db/tx.ts';
import type { AccountRow } from './accounts.store.ts';
import type { Outlet } from './smtp-sender.ts';

const PURPOSE = 'mail-account';

/** Seals a mail account's password or token for the database. */
export function sealSecret(world: World, secret: string): string {
  return world.secrets.seal(PURPOSE, secret);
}

/** The account's password or token for fetching; empty when it has none. */
export function openSecret(world: World, account: AccountRow): string {
  return account.secretSealed === null ? '' : world.secrets.open(PURPOSE, account.secretSealed);
}

/** How the account's mail leaves; null when it can only receive. The fetching password serves when no other is given. */
export function outletOf(world: World, account: AccountRow): Outlet | null {
  if (account.smtpHost === null || account.smtpHost === '') return null;
  const own = account.smtpSecretSealed === null ? null : world.secrets.open(PURPOSE, account.smtpSecretSealed);
  return {
    host: account.smtpHost,
    port: account.smtpPort ?? 587,
    security: account.smtpSecurity,
    username: account.smtpUsername,
    secret: own ?? (account.smtpUsername === '' ? null : openSecret(world, account)),
    auth: account.auth,
  };
}
