import { foldQuote, openText } from '#core/channels/email/fold-quote.ts';
import type { MessageSignature } from '#api/desk/ticket.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { uploaderOf } from '#server/desk/tickets/uploader-of.ts';
import type { NewFile } from '#server/desk/tickets/keep-attachment.ts';
import type { ParsedMail, ParsedPart } from './parse-mail.ts';
import type { SmimeReading } from './read-smime.ts';
import { safeHtml } from './safe-html.ts';

/** More text than anybody reads; the whole lies in the original. */
const MOST_TEXT = 500_000;

/** What the desk keeps of a mail (EML-3): its words, its safe HTML, what folds, its files; the original stays beside. */
export function messageContent(mail: ParsedMail, digest: string, by: Actor, receivedAt: Instant) {
  const whole = mail.text.slice(0, MOST_TEXT);
  const folds = foldQuote(whole);
  const quotedText = folds
    .map(({ from, to }) => whole.slice(from, to))
    .join('')
    .trim();
  const html = mail.html === null ? null : safeHtml(mail.html.slice(0, 4 * MOST_TEXT), folds.length > 0);
  return {
    text: openText(whole),
    quotedText,
    html: html === null || html.html === '' ? null : html.html,
    quotedHtml: html?.quotedHtml ?? null,
    remotePictures: html?.remotePictures ?? false,
    from: mail.from?.address ?? null,
    to: mail.to.map(({ address }) => address),
    cc: mail.cc.map(({ address }) => address),
    subject: mail.subject.slice(0, 1_000),
    originalDigest: digest,
    signature: signatureAt(mail.smime, receivedAt),
    files: mail.parts.map(fileOf),
    uploadedBy: uploaderOf(by),
  };
}

/** A signature as it stands at an instant: by a certificate that does not serve then, nobody is known. */
function signatureAt(smime: SmimeReading | null, at: Instant): MessageSignature | null {
  if (smime === null) return null;
  const serves = smime.serves === null || (smime.serves.from <= at && at <= smime.serves.until);
  const isSound = smime.signature.state === 'verified' || smime.signature.state === 'unverified';
  return serves || !isSound ? smime.signature : { ...smime.signature, state: 'unverified', why: 'expired' };
}

function fileOf(part: ParsedPart, index: number): NewFile {
  return {
    name: part.filename ?? nameFor(part.contentType, index),
    mediaType: part.contentType,
    content: Buffer.from(part.bytes.buffer, part.bytes.byteOffset, part.bytes.byteLength),
    contentId: part.contentId,
    inline: part.inline,
  };
}

function nameFor(contentType: string, index: number): string {
  const endings: Readonly<Record<string, string>> = {
    'message/rfc822': 'eml',
    'text/calendar': 'ics',
    'application/ics': 'ics',
    'image/jpeg': 'jpg',
    'text/plain': 'txt',
    'application/octet-stream': 'bin',
  };
  const ending =
    endings[contentType] ??
    contentType
      .split('/')[1]
      ?.replace(/[^a-z0-9]/g, '')
      .slice(0, 8) ??
    'bin';
  return `${contentType.split('/')[0]}-${index + 1}.${ending}`;
}
