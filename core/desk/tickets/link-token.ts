/**
 * What a customer's private link says (TKT-4): which ticket, and which edition of its link.
 *
 * The server signs the payload; a renewed link raises the edition, so that the old link no longer opens anything.
 */
export interface LinkPayload {
  readonly ticketId: string;
  readonly edition: number;
}

/** Writes a payload as the bytes that are signed: sixteen of the ticket's id, two of the edition. */
export function linkBytes(link: LinkPayload): Uint8Array {
  const hex = link.ticketId.replaceAll('-', '');
  const bytes = new Uint8Array(linkLength);
  for (let i = 0; i < 16; i++) bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  bytes[16] = (link.edition >> 8) & 0xff;
  bytes[17] = link.edition & 0xff;
  return bytes;
}

/** Reads the bytes back; `null` when they are not a link's. */
export function readLinkBytes(bytes: Uint8Array): LinkPayload | null {
  if (bytes.length !== linkLength) return null;
  const hex = [...bytes.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const ticketId = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
  return { ticketId, edition: ((bytes[16] ?? 0) << 8) | (bytes[17] ?? 0) };
}

/** Bytes of a payload before its signature. */
export const linkLength = 18;
