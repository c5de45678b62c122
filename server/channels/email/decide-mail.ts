import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readFile } from '#server/platform/files/files.store.ts';
import { findAccount } from './accounts.store.ts';
import { lockMail, type MailRow, updateMail } from './mails.store.ts';
import { parseMail, unreadable } from './parse-mail.ts';
import { isDeadly, whileReading } from './reading-journal.ts';
import { type Decided, receiveMail } from './receive-mail.ts';

/** Accepts a mail that waits for review or was filed (EML-2): it becomes a ticket, whatever a machine thought of it. */
export async function acceptMail(
  tx: Tx,
  by: Actor,
  input: { readonly mailId: string; readonly userId: string },
): Promise<Decided> {
  const mail = await undecided(tx, input.mailId);
  return readAgain(tx, by, mail, { decidedBy: input.userId, decidedAt: tx.now });
}

/** Drops a mail or calls it spam (EML-2): it becomes no ticket, and its original stays. */
export async function dropMail(
  tx: Tx,
  by: Actor,
  input: { readonly mailId: string; readonly userId: string; readonly as: 'dropped' | 'spam' },
): Promise<MailRow> {
  const mail = await undecided(tx, input.mailId);
  const changes = { state: 'dropped', reason: input.as, decidedBy: input.userId, decidedAt: tx.now } as const;
  await updateMail(tx, mail.id, changes);
  tx.record(by, { type: 'mail.dropped', subject: { kind: 'mail', id: mail.id }, data: { as: input.as } });
  return { ...mail, ...changes };
}

/** Reads a kept mail again from its original and decides about it, by hand or by itself. */
export async function readAgain(
  tx: Tx,
  by: Actor,
  mail: MailRow,
  hand: Pick<MailRow, 'decidedBy' | 'decidedAt'> | null,
): Promise<Decided> {
  const content = await readFile(tx, mail.digest);
  if (content === undefined) throw new Refusal('not-found', 'mails.original-missing', { mailId: mail.id });
  const deadly = isDeadly(tx.world, mail.digest);
  if (deadly && hand === null) {
    await updateMail(tx, mail.id, { state: 'failed', reason: 'deadly' });
    return { state: 'failed', reason: 'deadly', ticketId: null };
  }
  return whileReading(tx.world, mail.digest, async () =>
    receiveMail(tx, by, {
      account: await findAccount(tx, mail.accountId),
      mail: { id: mail.id, receivedAt: mail.receivedAt, digest: mail.digest, size: mail.size },
      parsed: deadly ? unreadable(content) : await parseMail(content),
      byHand: hand !== null,
      keep: (outcome) => updateMail(tx, mail.id, { ...outcome, ...hand }),
    }),
  );
}

async function undecided(tx: Tx, mailId: string): Promise<MailRow> {
  const mail = await lockMail(tx, mailId);
  if (mail === undefined) throw new Refusal('not-found', 'mails.not-found', { mailId });
  if (mail.state === 'accepted') throw new Refusal('conflict', 'mails.already-accepted', { mailId });
  return mail;
}
