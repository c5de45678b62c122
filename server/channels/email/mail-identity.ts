import { createHash } from 'node:crypto';
import type { ParsedMail } from './parse-mail.ts';

/**
 * What makes a mail the same mail, however it came (EML-4): its Message-ID, its writer's own headers and its body.
 *
 * The headers that mailboxes on the way add (Received, Delivered-To…) are left out, so that one mail to two of our
 * mailboxes is one; two different mails with one Message-ID are two. A program that sends again what was not
 * acknowledged often keeps the Message-ID and writes the Date anew, so beside a Message-ID the Date counts by its day
 * only (UTC): the machine that gives all its mails one Message-ID still gets a message a day.
 */
export function mailIdentity(mail: ParsedMail, raw: Buffer): string {
  const hash = createHash('sha256');
  const own = ownHeaders.map((name) =>
    mail.headers
      .filter((header) => header.name === name)
      .map(({ value }) => (name === 'date' && mail.messageId !== null ? dayOf(value) : value.replace(/\s+/g, ' ')))
      .join(','),
  );
  hash.update(JSON.stringify([mail.messageId, ...own]));
  hash.update(bodyOf(raw), 'latin1');
  return hash.digest('hex');
}

/** What the writer's own program wrote and nobody on the way changes. */
const ownHeaders = ['date', 'from', 'sender', 'reply-to', 'to', 'cc', 'subject', 'in-reply-to', 'content-type'];

/** The day of a Date header that can be read; otherwise the header as it stands. */
function dayOf(date: string): string {
  const at = Date.parse(date);
  return Number.isNaN(at) ? date.replace(/\s+/g, ' ') : new Date(at).toISOString().slice(0, 10);
}

/** Everything after the first empty line, a character for a byte; line ends are made equal, because POP3 and SMTP change them. */
function bodyOf(raw: Buffer): string {
  const [crlf, lf] = [raw.indexOf('\r\n\r\n'), raw.indexOf('\n\n')];
  const at = crlf >= 0 && (lf < 0 || crlf < lf) ? crlf + 4 : lf >= 0 ? lf + 2 : 0;
  const body = raw.toString('latin1', at).replaceAll('\r\n', '\n');
  let end = body.length;
  while (end > 0 && body.charCodeAt(end - 1) === 0x0a) end -= 1;
  return body.slice(0, end);
}
