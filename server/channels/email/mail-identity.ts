import { createHash } from 'node:crypto';
import type { ParsedMail } from './parse-mail.ts';

/**
 * What makes a mail the same mail, however it came (EML-4): its Message-ID, its writer's own headers and its body.
 *
 * The headers that mailboxes on the way add (Received, Delivered-To…) are left out, so that one mail to two of our
 * mailboxes is one; two different mails with one Message-ID are two.
 */
export function mailIdentity(mail: ParsedMail, raw: Buffer): string {
  const hash = createHash('sha256');
  const own = ownHeaders.map((name) =>
    mail.headers
      .filter((header) => header.name === name)
      .map(({ value }) => value.replace(/\s+/g, ' '))
      .join(','),
  );
  hash.update(JSON.stringify([mail.messageId, ...own]));
  hash.update(bodyOf(raw));
  return hash.digest('hex');
}

/** What the writer's own program wrote and nobody on the way changes. */
const ownHeaders = ['date', 'from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'in-reply-to', 'content-type'];

/** Everything after the first empty line; line ends are made equal, because POP3 and SMTP change them. */
function bodyOf(raw: Buffer): string {
  const text = raw.toString('latin1').replace(/\r\n/g, '\n');
  const at = text.indexOf('\n\n');
  return (at < 0 ? text : text.slice(at + 2)).replace(/\n+$/, '');
}
