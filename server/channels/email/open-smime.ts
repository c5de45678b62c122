import PostalMime, { type Attachment, type Email } from 'postal-mime';
import { readSmime, type SmimeReading } from './read-smime.ts';

/** A mail with what lay inside its signature in place of it (EML-3). */
export interface OpenedMail {
  readonly email: Email;
  readonly smime: SmimeReading | null;
}

const MOST_LAYERS = 3;

/**
 * Opens a mail's S/MIME layers (EML-3): what is signed opaquely is read as if it had been sent plainly, a detached
 * signature is tried against the very bytes it covers, and what is encrypted stays a file and says so.
 */
export async function openSmime(email: Email, raw: Uint8Array, layer: number = 0): Promise<OpenedMail> {
  const part = email.attachments.find(isSmime);
  if (part === undefined || layer >= MOST_LAYERS) return { email, smime: null };
  const bytes = new Uint8Array(part.content as ArrayBuffer);
  const isDetached = /signature/i.test(part.mimeType);
  let smime = await readSmime(bytes, isDetached ? signedPart(raw) : null, email.from?.address?.toLowerCase() ?? null);
  if (smime !== null && !isWhole(email, raw, isDetached)) {
    const { signature } = smime;
    // Words around what was signed must not borrow its signer.
    if (signature.state === 'verified' || signature.state === 'unverified')
      smime = { ...smime, signature: { ...signature, state: 'unverified', why: 'partial' } };
  }
  if (smime === null || smime.inside === null) return { email, smime };
  const inside = await PostalMime.parse(smime.inside, { forceRfc822Attachments: true, maxNestingDepth: 64 });
  const whole = {
    ...email,
    ...joined('text', email, inside),
    ...joined('html', email, inside),
    attachments: [...email.attachments.filter((one) => one !== part), ...inside.attachments],
  };
  const deeper = await openSmime(whole, smime.inside, layer + 1);
  // The outermost signature counts, but that something inside cannot be read must be said.
  return { email: deeper.email, smime: deeper.smime?.signature.state === 'encrypted' ? deeper.smime : smime };
}

/** Whether the signature covers all that will be shown. */
function isWhole(email: Email, raw: Uint8Array, isDetached: boolean): boolean {
  const type = email.headers.find(({ key }) => key === 'content-type')?.value ?? '';
  if (!isDetached)
    return /^\s*application\/(x-)?pkcs7-mime\b/i.test(type) && !email.text?.trim() && !email.html?.trim();
  const boundary = boundaryOf(type);
  const marks = boundary === null ? [] : Buffer.from(raw).toString('latin1').split(`\n--${boundary}`);
  // The head, the signed part, the signature, and the end.
  return /^\s*multipart\/signed\b/i.test(type) && marks.length <= 4;
}

function boundaryOf(type: string): string | null {
  return /\bboundary="?([^"\r\n;]+)/i.exec(type)?.[1]?.trim() ?? null;
}

function isSmime({ mimeType, filename }: Attachment): boolean {
  return /^application\/(x-)?pkcs7-(mime|signature)$/i.test(mimeType) || /^smime\.p7[ms]$/i.test(filename ?? '');
}

function joined(of: 'text' | 'html', outer: Email, inner: Email): { [Key in typeof of]?: string } {
  const parts = [outer[of], inner[of]].filter((one): one is string => one !== undefined && one.trim() !== '');
  return parts.length === 0 ? {} : { [of]: parts.join(of === 'text' ? '\n\n' : '<hr>') };
}

/** The bytes a detached signature covers: the first part between the boundaries, with CRLF line ends (RFC 1847 §2.1). */
function signedPart(raw: Uint8Array): Uint8Array | null {
  const text = Buffer.from(raw).toString('latin1');
  const boundary = /multipart\/signed\b(?:[^\r\n]|\r?\n[ \t]){0,500}?\bboundary="?([^"\r\n;]+)/i
    .exec(text)?.[1]
    ?.trim();
  if (boundary === undefined) return null;
  const begin = text.indexOf(`\n--${boundary}`, text.search(/\r?\n\r?\n/));
  const first = begin < 0 ? -1 : text.indexOf('\n', begin + 1) + 1;
  const end = first <= 0 ? -1 : text.indexOf(`\n--${boundary}`, first - 1);
  if (first <= 0 || end < first) return null;
  const part = text.slice(first, end).replace(/\r$/, '');
  return Buffer.from(part.replace(/\r?\n/g, '\r\n'), 'latin1');
}
