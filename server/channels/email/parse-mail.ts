import PostalMime, { type Address as MimeAddress, type Attachment, decodeWords, type Email } from 'postal-mime';
import type { Address, MailPart, ReadMail } from '#core/channels/email/read-mail.ts';
import { cleanText, isBadlyDecoded, otherReadings } from './mail-charset.ts';
import { isTooDeep } from './html-depth.ts';
import { openSmime } from './open-smime.ts';
import type { SmimeReading } from './read-smime.ts';
import { textFromHtml } from './text-from-html.ts';
import { unpackTnef } from './tnef.ts';

/** A part of a mail with its bytes (EML-3). */
export interface ParsedPart extends MailPart {
  readonly bytes: Uint8Array;
}

/** A mail read from its bytes (EML-3). */
export interface ParsedMail extends ReadMail {
  readonly parts: readonly ParsedPart[];
  /** What its S/MIME signature or encryption says; null without either. */
  readonly smime: SmimeReading | null;
}

/**
 * Reads a mail from its bytes, whatever they are (EML-3): never throws, never drops a part.
 *
 * The library's reading is corrected where the world is worse than the standards: charsets that lie, NUL bytes,
 * Message-IDs that are none, winmail.dat, pictures that are inline without saying so. Bytes that cannot be read as
 * a mail at all become a mail whose text they are.
 */
export async function parseMail(raw: Uint8Array): Promise<ParsedMail> {
  if (isMadeOfLines(raw) || isMadeOfParts(raw)) return readHead(raw);
  return readWhole(raw).catch(() => readHead(raw));
}

async function readWhole(raw: Uint8Array): Promise<ParsedMail> {
  const first = await bestReading(raw);
  // A signature that cannot be read hides nothing of the rest.
  const { email, smime } = await openSmime(first, raw).catch(() => ({ email: first, smime: null }));
  const whole = email.html === undefined || email.html.trim() === '' ? null : cleanText(email.html.slice(0, MOST_HTML));
  // What no browser could lay out is shown by its words.
  const html = whole === null || isTooDeep(whole) ? null : whole;
  const plain = cleanText(email.text ?? '').replace(/\r\n?/g, '\n');
  const parts = email.attachments.flatMap((attachment) => unpacked(partOf(attachment, html)));
  return {
    ...headOf(email),
    text: plain.trim() === '' && whole !== null ? wordsOf(whole, html) : plain,
    html,
    parts,
    smime,
  };
}

function wordsOf(whole: string, html: string | null): string {
  return html === null ? whole.replace(/<[^<>]*>/g, ' ').replace(/[ \t]{2,}/g, ' ') : textFromHtml(html);
}

/** A letter with more of it than anybody reads; the whole lies in the original. */
const MOST_HTML = 4_000_000;

function headOf(email: Email) {
  return {
    headers: email.headers.map(({ key, value }) => ({ name: key, value: cleanText(safeWords(value)) })),
    messageId: idsIn(rawHeader(email, 'message-id'))[0] ?? null,
    inReplyTo: latestOf(idsIn(rawHeader(email, 'in-reply-to'))),
    references: latestOf(email.headers.filter((h) => h.key === 'references').flatMap((h) => idsIn(h.value))),
    from: addresses(email.from === undefined ? [] : [email.from])[0] ?? null,
    replyTo: addresses(email.replyTo),
    to: addresses(email.to),
    cc: addresses(email.cc),
    subject: cleanText(email.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim(),
    datedAt: instantOf(email.date),
  };
}

async function bestReading(raw: Uint8Array): Promise<Email> {
  const first = await read(raw);
  if (!isBadlyDecoded(first)) return first;
  for (const other of otherReadings(raw)) {
    const again = await read(other).catch(() => null);
    // Only the words come from the other reading; the attachments keep the bytes they were sent with.
    if (again !== null && !isBadlyDecoded(again)) return { ...again, attachments: first.attachments };
  }
  return first;
}

function read(raw: Uint8Array): Promise<Email> {
  return PostalMime.parse(raw, { forceRfc822Attachments: true, maxNestingDepth: 64 });
}

function partOf(attachment: Attachment, html: string | null): ParsedPart {
  const bytes = new Uint8Array(attachment.content as ArrayBuffer);
  const contentId = attachment.contentId?.replace(/^[<\s]+|[>\s]+$/g, '') ?? null;
  const contentType = attachment.mimeType.toLowerCase() || 'application/octet-stream';
  const shown = contentId !== null && contentId !== '' && html !== null && html.includes(`cid:${contentId}`);
  return {
    contentType,
    filename: attachment.filename === null ? null : cleanText(attachment.filename).replace(/[\\/\r\n]+/g, '_') || null,
    contentId: contentId === '' ? null : contentId,
    inline: shown && contentType.startsWith('image/'),
    method: attachment.method ?? null,
    size: bytes.byteLength,
    text: /^(text|message)\//.test(contentType)
      ? cleanText(new TextDecoder().decode(bytes.subarray(0, 500_000)))
      : null,
    bytes,
  };
}

function unpacked(part: ParsedPart): ParsedPart[] {
  if (part.contentType !== 'application/ms-tnef' && !/^winmail\.dat$/i.test(part.filename ?? '')) return [part];
  const inside = unpackTnef(part.bytes).map((file) => ({
    contentType: file.contentType,
    filename: file.filename,
    contentId: null,
    inline: false,
    method: null,
    size: file.bytes.byteLength,
    text: null,
    bytes: file.bytes,
  }));
  return inside.length > 0 ? inside : [part];
}

function addresses(given: readonly MimeAddress[] | undefined): Address[] {
  return (given ?? [])
    .flatMap((one) => (one.group === undefined ? [one] : one.group))
    .map((one) => ({
      name: cleanText((one.name ?? '').slice(0, MOST_NAME)).trim(),
      address: cleanText((one.address ?? '').slice(0, MOST_ADDRESS + 1))
        .trim()
        .toLowerCase(),
    }))
    .filter((one) => one.address.length <= MOST_ADDRESS && /^[^\s@<>]+@[^\s@<>]+$/.test(one.address));
}

/** The longest address there is (RFC 5321 §4.5.3.1); what is longer is nobody's. */
const MOST_ADDRESS = 320;
const MOST_NAME = 300;
/** So many mails are looked for; of a longer thread the latest, which stand last (RFC 5322 §3.6.4). */
const MOST_REFERENCES = 100;
const MOST_ID = 900;

function latestOf(ids: readonly string[]): string[] {
  return [...new Set(ids)].slice(-MOST_REFERENCES);
}

function rawHeader(email: Email, name: string): string {
  return email.headers.find((header) => header.key === name)?.value ?? '';
}

function idsIn(value: string): string[] {
  const found = value.match(/<[^<>\s]+>/g)?.filter((id) => id.length <= MOST_ID) ?? [];
  if (found.length > 0) return [...new Set(found.map(cleanText))];
  const bare = value.trim();
  return bare.length <= MOST_ID && /^[^\s<>]+@[^\s<>]+$/.test(bare) ? [`<${cleanText(bare)}>`] : [];
}

function safeWords(value: string): string {
  try {
    return decodeWords(value);
  } catch {
    return value;
  }
}

function instantOf(date: string | undefined): number | null {
  const at = date === undefined ? Number.NaN : Date.parse(date);
  return Number.isNaN(at) ? null : at;
}

/** Hundreds of thousands of lines of next to nothing: an honest mail of that size has long ones, of letters or of files. */
function isMadeOfLines(raw: Uint8Array): boolean {
  if (raw.length < MOST_LINES) return false;
  let lines = 0;
  for (const byte of raw) if (byte === 0x0a) lines += 1;
  return lines > MOST_LINES && raw.length / lines < 20;
}

const MOST_LINES = 200_000;

/** Parts cost as lines do: nobody sends ten thousand files in one letter. */
function isMadeOfParts(raw: Uint8Array): boolean {
  const bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  const head = bytes.subarray(0, MOST_HEAD).toString('latin1');
  const named = [...head.matchAll(/\bboundary\s{0,9}=\s{0,9}"?([^"\r\n;]{1,70})/gi)].slice(0, 50);
  return [...new Set(named.map(([, boundary = '']) => boundary.trim()))].some((boundary) => {
    let parts = 0;
    for (let at = bytes.indexOf(`\n--${boundary}`); at >= 0; at = bytes.indexOf(`\n--${boundary}`, at + 1))
      if ((parts += 1) > MOST_PARTS) return true;
    return false;
  });
}

const MOST_PARTS = 10_000;

/** Bytes whose parts cannot be told apart, or whose head is longer than any: from whom and about what, and the bytes as text. */
async function readHead(raw: Uint8Array): Promise<ParsedMail> {
  const bare = unreadable(raw);
  const words = new TextDecoder('latin1').decode(raw.subarray(0, MOST_HEAD));
  const head = (words.split(/\r?\n\r?\n/, 1)[0] ?? '').replace(/^content-[a-z-]+:.*(?:\r?\n[ \t].*)*\r?\n?/gim, '');
  const email = await read(Buffer.from(`${head}\r\n\r\n`, 'latin1')).catch(() => undefined);
  if (email === undefined) return bare;
  return { ...bare, ...headOf(email) };
}

const MOST_HEAD = 200_000;

/** What is left of a mail that cannot be read as one: nobody wrote it, and its text is its bytes (EML-3). */
export function unreadable(raw: Uint8Array): ParsedMail {
  const text = cleanText(asWords(raw.subarray(0, 200_000)));
  return {
    headers: [],
    messageId: null,
    inReplyTo: [],
    references: [],
    from: null,
    replyTo: [],
    to: [],
    cc: [],
    subject: '',
    datedAt: null,
    text,
    html: null,
    parts: [],
    smime: null,
  };
}

/** Bytes of no known charset: UTF-8 if they can be, for hardly anything else can. */
function asWords(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
