import type { Email } from 'postal-mime';

/** Whether a reading shows that a charset label lied: replacement characters, or UTF-8 read as Latin (EML-3). */
export function isBadlyDecoded(email: Email): boolean {
  const words = `${email.subject ?? ''}\n${email.text ?? ''}\n${email.html ?? ''}\n${email.headers
    .filter((header) => header.key === 'from')
    .map((header) => header.value)
    .join('\n')}`;
  return words.includes('\uFFFD') || utf8AsLatin.test(words);
}

/**
 * The same mail with its labels corrected, to be tried in turn (EML-3): every charset called UTF-8; then stray
 * eight-bit bytes turned from windows-1252 into UTF-8.
 */
export function* otherReadings(raw: Uint8Array): Generator<Uint8Array> {
  const latin = Buffer.from(raw).toString('latin1');
  const relabelled = latin.replace(
    /charset\s*=\s*"?(us-ascii|ascii|iso-8859-\d+|windows-125\d|utf-?8|unknown[-\w]*|x-[-\w]+)"?/gi,
    'charset=utf-8',
  );
  yield Buffer.from(relabelled, 'latin1');
  yield Buffer.from(eightBitAsUtf8(relabelled), 'utf8');
}

/**
 * Text the database and the browser can hold: no NUL, no lone surrogate (EML-3).
 *
 * Control characters U+0080…9F are never meant: they are windows-1252 read as Latin-1, as Node 20 does.
 */
export function cleanText(text: string): string {
  return text
    .replaceAll('\0', '')
    .replace(/[\u0080-\u009f]/g, (letter) => windows1252[letter.charCodeAt(0) - 0x80] as string)
    .toWellFormed();
}

const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** “Ã¥”, “Ã¤”, “â€™”: two or three bytes of UTF-8, each shown as a letter. */
const utf8AsLatin = /Ã[\u0080-\u00bf\u0152-\u02dc\u2013-\u2122]|â[\u0080€][\u0080-\u2122]/;

function eightBitAsUtf8(latin: string): string {
  const decoder = new TextDecoder('windows-1252');
  return latin.replace(/[\x80-\xff]+/g, (bytes) => {
    const buffer = Buffer.from(bytes, 'latin1');
    const asUtf8 = buffer.toString('utf8');
    return asUtf8.includes('\uFFFD') ? decoder.decode(buffer) : asUtf8;
  });
}
