import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A mail account's row (EML-1); secrets are sealed. */
export interface AccountRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly aliases: readonly string[];
  readonly siteId: string;
  readonly groupId: string | null;
  readonly active: boolean;
  readonly protocol: 'imap' | 'pop3' | 'smtp';
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly username: string;
  readonly auth: 'password' | 'oauth2';
  readonly secretSealed: string | null;
  readonly folder: string;
  readonly afterwards: 'seen' | 'move' | 'delete';
  readonly moveTo: string | null;
  readonly smtpHost: string | null;
  readonly smtpPort: number | null;
  readonly smtpSecurity: 'tls' | 'starttls' | 'none';
  readonly smtpUsername: string;
  readonly smtpSecretSealed: string | null;
  readonly intake: 'automatic' | 'review';
  readonly autoReply: boolean;
  readonly autoReplySubject: string;
  readonly autoReplyText: string;
  readonly autoRepliesPerHour: number;
  readonly tokenIn: 'address' | 'subject';
  readonly maxBytes: number;
  readonly state: 'new' | 'well' | 'failing';
  readonly stateCode: string | null;
  readonly stateDetail: string | null;
  readonly stateAt: Instant | null;
  /** Since when the administrators know that it does not answer. */
  readonly toldFailingAt: Instant | null;
  readonly fetchedAt: Instant | null;
  readonly leaseHolder: string | null;
  readonly leaseUntilAt: Instant;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
}

/** Tables of this store. */
export type AccountTables = { mailAccounts: AccountRow };

const tables = (tx: Tx) => tx.db.withTables<AccountTables>();

/** Every account, by name. */
export async function listAccountRows(tx: Tx): Promise<AccountRow[]> {
  return tables(tx)
    .selectFrom('mailAccounts')
    .selectAll()
    .where('deletedAt', 'is', null)
    .orderBy('name')
    .orderBy('id')
    .execute();
}

/** One account. */
export async function findAccount(tx: Tx, id: string): Promise<AccountRow | undefined> {
  return tables(tx)
    .selectFrom('mailAccounts')
    .selectAll()
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
}

/** Whether another account has the address. */
export async function addressTaken(tx: Tx, address: string, exceptId: string | null): Promise<boolean> {
  const rows = await listAccountRows(tx);
  return rows.some((row) => row.id !== exceptId && ownAddresses(row).includes(address.toLowerCase()));
}

/** The account's addresses, in lower case. */
export function ownAddresses(account: AccountRow): readonly string[] {
  return [account.address, ...account.aliases].map((address) => address.toLowerCase());
}

/** Writes a new account. */
export async function insertAccount(tx: Tx, row: AccountRow): Promise<void> {
  await tables(tx).insertInto('mailAccounts').values(row).execute();
}

/** Writes changes of an account. */
export async function updateAccount(tx: Tx, id: string, changes: Partial<AccountRow>): Promise<void> {
  await tables(tx).updateTable('mailAccounts').set(changes).where('id', '=', id).execute();
}

/**
 * Takes or prolongs the lease on an account (EML-1): true when this holder has it until `untilAt`.
 *
 * One statement, so two instances never both get it.
 */
export async function takeLease(tx: Tx, id: string, holder: string, untilAt: Instant): Promise<boolean> {
  const result = await sql`
    update mail_accounts set lease_holder = ${holder}, lease_until_at = ${untilAt}
    where id = ${id} and deleted_at is null and active and (lease_holder = ${holder} or lease_until_at < ${tx.now})`.execute(
    tx.db,
  );
  return (result.numAffectedRows ?? 0n) > 0n;
}

/** Gives leases back at a shutdown, so that another instance takes over at once. */
export async function dropLeases(tx: Tx, holder: string): Promise<void> {
  await tables(tx)
    .updateTable('mailAccounts')
    .set({ leaseHolder: null, leaseUntilAt: 0 })
    .where('leaseHolder', '=', holder)
    .execute();
}
