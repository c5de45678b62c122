import { createHash } from 'node:crypto';
import type { ParsedMail } from './parse-mail.ts';

/**
 * What makes a mail the same mail, however it came (EML-4): its Message-ID, date, sender, subject and body.
 *
 * The headers that mailboxes on the way add (Received, Delivered-To…) are left out, so that one mail to two of our
 * mailboxes is one; two different mails with one Message-ID are two.
 */
export function mailIdentity(mail: ParsedMail, raw: Buffer): string {
  const hash = createHash('sha256');
  const own = ['date', 'from', 'subject'].map((name) =>
    mail.headers
      .filter((h) => h.name === name)
      .map((h) => h.value)
      .join(','),
  );
  hash.update(JSON.stringify([mail.messageId, ...own]));
  hash.update(bodyOf(raw));
  return hash.digest('hex');
}

/** Everything after the first empty line; line ends are made equal, because POP3 and SMTP change them. */
function bodyOf(raw: Buffer): string {
  const text = raw.toString('latin1').replace(/\r\n/g, '\n');
  const at = text.indexOf('\n\n');
  return (at < 0 ? text : text.slice(at + 2)).replace(/\n+$/, '');
}
