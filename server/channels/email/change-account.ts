import type { z } from 'zod';
import type { changeMailAccount, createMailAccount } from '#api/channels/email.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { wantWaitingMailsAgain } from '#server/house/notifications/want-house-mail.ts';
import { findGroup } from '#server/house/users/groups.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { sealSecret } from './account-secrets.ts';
import { findOauth, removeOauth, saveOauth, updateOauth } from './oauth.store.ts';
import { TELL_FAILING } from './tell-failing.ts';
import { type AccountRow, addressTaken, insertAccount, updateAccount } from './accounts.store.ts';

type NewAccount = z.output<typeof createMailAccount.body>;
type AccountChanges = z.output<typeof changeMailAccount.body>;

/** Adds a mail account (EML-1); house mails that waited for one are sent by it. */
export async function createAccount(tx: Tx, by: Actor, input: NewAccount): Promise<AccountRow> {
  const { secret, smtpSecret, oauth, ...fields } = input;
  const row: AccountRow = {
    ...blankAccount(tx),
    ...defined(fields),
    port: fields.port ?? usualPort(fields.protocol, fields.security ?? 'tls'),
    ...(secret === undefined || secret === '' ? {} : { secretSealed: sealSecret(tx.world, secret) }),
    ...(smtpSecret === undefined || smtpSecret === '' ? {} : { smtpSecretSealed: sealSecret(tx.world, smtpSecret) }),
  };
  await demandSound(tx, row, null);
  await insertAccount(tx, row);
  if (oauth !== undefined) await keepOauth(tx, row.id, oauth);
  tell(tx, by, 'mail-account.created', row, Object.keys(fields));
  await wantWaitingMailsAgain(tx, by);
  return row;
}

/** Changes a mail account (EML-1); a secret that is not given stays. */
export async function changeAccount(tx: Tx, by: Actor, before: AccountRow, input: AccountChanges): Promise<AccountRow> {
  const { secret, smtpSecret, oauth, ...fields } = input;
  const changes: Partial<AccountRow> = {
    ...defined(fields),
    ...(secret === undefined ? {} : { secretSealed: secret === '' ? null : sealSecret(tx.world, secret) }),
    ...(smtpSecret === undefined
      ? {}
      : { smtpSecretSealed: smtpSecret === '' ? null : sealSecret(tx.world, smtpSecret) }),
    // Instances keep a mailbox anew when this differs.
    changedAt: Math.max(tx.now, before.changedAt + 1),
  };
  const row = { ...before, ...changes };
  await demandSound(tx, row, before.id);
  await demandSecretAgain(tx, before, row, input);
  await updateAccount(tx, before.id, changes);
  if (oauth !== undefined) await keepOauth(tx, before.id, oauth);
  tell(tx, by, 'mail-account.changed', row, Object.keys(input));
  if (row.smtpHost !== null && row.active) await wantWaitingMailsAgain(tx, by);
  return row;
}

/** Takes a mail account away (EML-1); its mails and their originals stay. */
export async function removeAccount(tx: Tx, by: Actor, account: AccountRow): Promise<void> {
  await updateAccount(tx, account.id, { deletedAt: tx.now, active: false, secretSealed: null, smtpSecretSealed: null });
  tx.cancel(TELL_FAILING, account.id);
  await removeOauth(tx, account.id);
  tell(tx, by, 'mail-account.removed', account, []);
}

async function keepOauth(tx: Tx, accountId: string, given: NonNullable<NewAccount['oauth']>): Promise<void> {
  const { clientSecret, ...fields } = given;
  const sealed = clientSecret === '' ? null : sealSecret(tx.world, clientSecret ?? '');
  const before = await findOauth(tx, accountId);
  // Tokens of one provider are nothing for another.
  const moved = before !== undefined && hostOf(before.tokenUrl) !== hostOf(given.tokenUrl);
  if (moved) await updateOauth(tx, accountId, { refreshSealed: null, accessSealed: null, connectedAt: null });
  await saveOauth(tx, { accountId, ...fields, ...(clientSecret === undefined ? {} : { clientSecretSealed: sealed }) });
}

async function demandSound(tx: Tx, row: AccountRow, exceptId: string | null): Promise<void> {
  await demandSite(tx, row.siteId);
  const group = row.groupId === null ? undefined : await findGroup(tx, row.groupId);
  if (row.groupId !== null && (group === undefined || (group.siteId !== null && group.siteId !== row.siteId)))
    throw new Refusal('not-found', 'groups.not-found', { groupId: row.groupId });
  for (const address of [row.address, ...row.aliases])
    if (await addressTaken(tx, address, exceptId))
      throw new Refusal('conflict', 'mail-accounts.address-taken', { address });
  if (row.protocol !== 'smtp' && (row.host === '' || row.username === ''))
    throw new Refusal('invalid', 'mail-accounts.host-missing', {});
}

/**
 * What lets us into a mailbox goes to no other server than it was given for, unless whoever changes the server knows it:
 * else an account's settings would be a way to its password (EML-1).
 */
async function demandSecretAgain(tx: Tx, before: AccountRow, row: AccountRow, input: AccountChanges): Promise<void> {
  const kept = (sealed: string | null, given: string | undefined) => sealed !== null && given === undefined;
  const fetching = kept(before.secretSealed, input.secret);
  const sending = before.smtpSecretSealed === null ? fetching : kept(before.smtpSecretSealed, input.smtpSecret);
  const goesElsewhere = (to: string | null, from: string | null) => (to ?? '') !== '' && !isSameHost(to, from);
  const oauth = input.oauth === undefined ? undefined : await findOauth(tx, before.id);
  const client = oauth !== undefined && kept(oauth.clientSecretSealed, input.oauth?.clientSecret);
  if (
    (fetching && goesElsewhere(row.host, before.host)) ||
    (sending && row.smtpUsername !== '' && goesElsewhere(row.smtpHost, before.smtpHost ?? before.host)) ||
    (client && input.oauth !== undefined && hostOf(input.oauth.tokenUrl) !== hostOf(oauth.tokenUrl))
  )
    throw new Refusal('invalid', 'mail-accounts.secret-again', {});
}

function hostOf(address: string): string {
  return new URL(address).host;
}

function isSameHost(one: string | null, other: string | null): boolean {
  return (one ?? '').trim().toLowerCase() === (other ?? '').trim().toLowerCase();
}

function tell(tx: Tx, by: Actor, type: string, account: AccountRow, fields: readonly string[]): void {
  // Which fields, never what they hold: the history is read by many.
  tx.record(by, {
    type,
    subject: { kind: 'mail-account', id: account.id },
    data: { address: account.address, fields },
  });
}

function usualPort(protocol: AccountRow['protocol'], security: AccountRow['security']): number {
  if (protocol === 'imap') return security === 'tls' ? 993 : 143;
  return protocol === 'pop3' ? (security === 'tls' ? 995 : 110) : 0;
}

function defined<Fields extends object>(fields: Fields): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;
}

function blankAccount(tx: Tx): AccountRow {
  return {
    id: tx.newId(),
    name: '',
    address: '',
    aliases: [],
    siteId: '',
    groupId: null,
    active: true,
    protocol: 'imap',
    host: '',
    port: 0,
    security: 'tls',
    username: '',
    auth: 'password',
    secretSealed: null,
    folder: 'INBOX',
    afterwards: 'seen',
    moveTo: null,
    smtpHost: null,
    smtpPort: null,
    smtpSecurity: 'starttls',
    smtpUsername: '',
    smtpSecretSealed: null,
    intake: 'automatic',
    autoReply: false,
    autoReplySubject: '',
    autoReplyText: '',
    autoRepliesPerHour: 3,
    tokenIn: 'address',
    maxBytes: 10 * 1024 * 1024,
    state: 'new',
    stateCode: null,
    stateDetail: null,
    stateAt: null,
    toldFailingAt: null,
    fetchedAt: null,
    leaseHolder: null,
    leaseUntilAt: 0,
    createdAt: tx.now,
    changedAt: tx.now,
    deletedAt: null,
  };
}
