import { judgedText } from './judged-text.ts';
import type { Address, ReadMail } from './read-mail.ts';

/** The mail a colleague passed on, as far as its copied headers tell (EML-3). */
export interface ForwardedMail {
  readonly from: Address;
  readonly subject: string;
}

/**
 * Reads who first wrote a mail that was forwarded (EML-3), so that a colleague's forward becomes the customer's ticket.
 *
 * Only a mail whose subject or marker says it was forwarded; a reply that quotes headers is no forward.
 */
export function readForwarded(mail: ReadMail, inside: ReadMail | null = null): ForwardedMail | null {
  const saysSo = forwardSubject.test(mail.subject);
  if (inside !== null && inside.from !== null && (saysSo || mail.text.trim().length < 2_000))
    return { from: inside.from, subject: inside.subject };
  const text = judgedText(mail.text);
  const marker = forwardMarker.exec(text);
  if (!saysSo && marker === null) return null;
  const below = text
    .slice(marker?.index ?? 0)
    .split('\n')
    .slice(0, 400);
  const start = below.findIndex((line) => fromLine.test(line));
  if (start < 0) return null;
  const from = addressIn(`${fromLine.exec(below[start] as string)?.[1] ?? ''} ${wrappedAddress(below[start + 1])}`);
  if (from === null) return null;
  const subject = below
    .slice(start, start + 10)
    .map((line) => subjectLine.exec(line)?.[1])
    .find((one) => one !== undefined);
  return { from, subject: subject?.trim() ?? '' };
}

const forwardSubject = /^\s*(fwd?|vb|vs|vl|wg|weitergeleitet|välitetty|tr|rv|i|pd)\s*:/i;
const forwardMarker =
  /^[>\t ]*(?:-{2,}[ \t]*)?(?:begin forwarded message|forwarded message|vidarebefordrat (?:meddelande|brev|mail)|ursprungligt meddelande|(?:edelleen)?(?:lähetetty|välitetty) viesti|anfang der weitergeleiteten (?:nachricht|e-mail)|weitergeleitete nachricht)[ \t]{0,9}:?(?:[ \t]{0,9}-{2,})?\s{0,9}$/im;
const fromLine = /^[>\s*]*(?:from|från|von|lähettäjä|de|da|fra|van)\s*:\*?\s*(.+)$/i;
const subjectLine = /^[>\s*]*(?:subject|ämne|betreff|aihe|objet|oggetto|asunto|emne|onderwerp)\s*:\*?\s*(.+)$/i;

function wrappedAddress(next: string | undefined): string {
  return next !== undefined && /^[>\s]*<?[^\s<>:@]+@[^\s<>@]+>?\s*$/.test(next) ? next.replace(/^[>\s]*/, '') : '';
}

function addressIn(line: string): Address | null {
  const address = /[^\s<>"'();:,[\]@]{1,100}@[^\s<>"'();:,[\]@]+\.[^\s<>"'();:,[\]@]+/.exec(
    line.replace(/mailto:/gi, ' '),
  )?.[0];
  if (address === undefined) return null;
  const name = line
    .slice(0, line.indexOf(address))
    .replace(/mailto:/gi, '')
    .replace(/[<["'*(]+/g, '')
    .trim();
  return { name, address: address.toLowerCase() };
}
