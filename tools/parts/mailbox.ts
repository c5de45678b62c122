import { ImapFlow } from 'imapflow';
import type { Dovecot } from './dovecot.ts';

/** Puts raw mails into the inbox of a user of Dovecot, as a delivery would, over IMAP. */
export async function deliver(dovecot: Dovecot, user: string, mails: readonly (string | Buffer)[]): Promise<void> {
  await withInbox(dovecot, user, async (client) => {
    for (const mail of mails) await client.append('INBOX', mail, [], new Date());
  });
}

/** How many mails lie in a folder of a user. */
export async function countMails(dovecot: Dovecot, user: string, folder = 'INBOX'): Promise<number> {
  return await withInbox(dovecot, user, async (client) => {
    const status = await client.status(folder, { messages: true });
    return status === false ? 0 : (status.messages ?? 0);
  });
}

/** How many mails of a user's inbox nobody has marked as read. */
export async function countUnread(dovecot: Dovecot, user: string): Promise<number> {
  return await withInbox(dovecot, user, async (client) => {
    const status = await client.status('INBOX', { unseen: true });
    return status === false ? -1 : (status.unseen ?? 0);
  });
}

async function withInbox<T>(dovecot: Dovecot, user: string, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  const auth = { user, pass: dovecot.password };
  const client = new ImapFlow({ host: dovecot.host, port: dovecot.imapPort, secure: false, auth, logger: false });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.logout();
  }
}
