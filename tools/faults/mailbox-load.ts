import { ImapFlow } from 'imapflow';
import type { Dovecot } from '../parts/dovecot.ts';
import type { MailLoad } from './mail-load.ts';

/** Puts mails into a real mailbox one after another until stopped; what the mailbox took is acknowledged. */
export async function fillMailbox(dovecot: Dovecot, user: string, pauseMs = 80): Promise<MailLoad> {
  const auth = { user, pass: dovecot.password };
  const client = new ImapFlow({ host: dovecot.host, port: dovecot.imapPort, secure: false, auth, logger: false });
  await client.connect();
  const acknowledged: string[] = [];
  const tried: string[] = [];
  let stopped = false;
  const fill = async (): Promise<void> => {
    for (let number = 1; !stopped; number += 1) {
      const person = `mailbox-${number}-${process.pid}`;
      const id = `<${person}@kaffebolaget.example>`;
      tried.push(id);
      await client.append('INBOX', mailOf(person, id), [], new Date());
      acknowledged.push(id);
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
    }
  };
  const running = fill();
  return {
    acknowledged,
    tried,
    stop: async () => {
      stopped = true;
      await running;
      await client.logout();
    },
  };
}

function mailOf(person: string, id: string): string {
  return [
    `From: Kund ${person} <kund-${person}@kaffebolaget.example>`,
    'To: info@fjallgren.example',
    `Subject: Kaffet ${person}`,
    `Message-ID: ${id}`,
    `Date: ${new Date().toUTCString()}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    `Hej! Kaffet är slut igen (${person}).`,
    'Kaffe. '.repeat(300),
    '',
  ].join('\r\n');
}
