/**
 * A signed mark that lets whoever holds it write into one ticket (EML-3).
 *
 * ```
 * support+t.01jd…4f.9k2m…@example.com   in the address we ask for answers at
 * [FJ-20418:9k2m…]                      in the subject, where an address loses its plus
 * ```
 * `sign` is HMAC-SHA-256 in lower-case hexadecimal, handed in; twenty digits (80 bits) of it are used, in an alphabet
 * that survives programs which change the case of addresses.
 */
export type Sign = (text: string) => string;

/** The part after the plus in the address answers go to (EML-3). */
export function addressToken(ticketId: string, sign: Sign): string {
  const bare = ticketId.replaceAll('-', '');
  return `t.${bare}.${signature(`ticket:${bare}`, sign)}`;
}

/** An address of ours with the ticket's token in it (EML-3). */
export function addressWithToken(address: string, ticketId: string, sign: Sign): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at).replace(/\+.*$/, '');
  return `${local}+${addressToken(ticketId, sign)}${address.slice(at)}`;
}

/** The ticket an address's token opens, or null when there is none or it was not signed by us (EML-3). */
export function ticketOfAddress(address: string, sign: Sign): string | null {
  const match = /\+t\.([0-9a-f]{32})\.([0-9a-f]{20})@/i.exec(address);
  if (match === null) return null;
  const bare = (match[1] as string).toLowerCase();
  if (!same((match[2] as string).toLowerCase(), signature(`ticket:${bare}`, sign))) return null;
  return bare.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The mark that goes into a subject (EML-3). */
export function subjectToken(ticketNumber: string, sign: Sign): string {
  return `[${ticketNumber}:${signature(`number:${ticketNumber.toLowerCase()}`, sign)}]`;
}

/**
 * The ticket numbers found in a subject, for other ticket systems put theirs before ours (EML-3); `proven` when its mark
 * was signed by us, and those come first.
 */
export function numbersInSubject(
  subject: string,
  sign: Sign,
): readonly { readonly number: string; readonly proven: boolean }[] {
  const marks = [...subject.matchAll(/\[#?([\p{L}\p{N}]{1,8}-\d{1,12})(?::([0-9a-f]{20}))?\]/giu)].slice(0, MOST_MARKS);
  const found = marks.map(([, number = '', mark = '']) => {
    const given = mark.toLowerCase();
    return { number, proven: given !== '' && same(given, signature(`number:${number.toLowerCase()}`, sign)) };
  });
  return [...found.filter(({ proven }) => proven), ...found.filter(({ proven }) => !proven)];
}

const MOST_MARKS = 5;

function signature(text: string, sign: Sign): string {
  return sign(text).slice(0, 20);
}

/** Compared in a time that does not tell how much was right. */
function same(one: string, other: string): boolean {
  let difference = one.length ^ other.length;
  for (let n = 0; n < one.length; n++) difference |= one.charCodeAt(n) ^ (other.charCodeAt(n) || 0);
  return difference === 0;
}
