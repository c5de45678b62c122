import sanitizeHtml from 'sanitize-html';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findUser } from './users.store.ts';

/** What stands under a user's answers: a little HTML, and a picture that mail carries inline (TKT-3). */
export interface Signature {
  readonly html: string;
  readonly picture: { readonly type: string; readonly content: Buffer } | undefined;
}

/** The signature of a user (TKT-3). */
export async function signatureOf(tx: Tx, userId: string): Promise<Signature> {
  const user = await findUser(tx, userId);
  return { html: user?.signatureHtml ?? '', picture: readPicture(user?.signaturePicture ?? null) };
}

/** A signature made harmless: plain formatting and links, nothing that loads or runs. */
export function cleanSignature(html: string): string {
  return sanitizeHtml(html, {
    allowedTags: ['p', 'br', 'b', 'strong', 'i', 'em', 'u', 'a', 'span', 'div', 'ul', 'ol', 'li'],
    allowedAttributes: { a: ['href'] },
    allowedSchemes: ['https', 'http', 'mailto', 'tel'],
  });
}

/** Refuses a picture that is not one of the known kinds or is too large. */
export function demandPicture(dataUrl: string): void {
  if (!readPicture(dataUrl)) throw new Refusal('invalid', 'profile.picture');
}

function readPicture(dataUrl: string | null): Signature['picture'] {
  const found = /^data:(image\/(?:png|jpeg|gif|webp));base64,([A-Za-z0-9+/]+=*)$/u.exec(dataUrl ?? '');
  const [, type = '', base64 = ''] = found ?? [];
  if (!found) return undefined;
  const content = Buffer.from(base64, 'base64');
  const begins = beginnings[type] ?? [];
  const fits = begins.some((beginning) => content.subarray(0, beginning.length).equals(beginning));
  return fits && content.length <= 200_000 ? { type, content } : undefined;
}

/** The first bytes of each kind of picture, so that a name alone does not make one. */
const beginnings: Readonly<Record<string, readonly Buffer[]>> = {
  'image/png': [Buffer.from('89504e470d0a1a0a', 'hex')],
  'image/jpeg': [Buffer.from('ffd8ff', 'hex')],
  'image/gif': [Buffer.from('GIF87a'), Buffer.from('GIF89a')],
  'image/webp': [Buffer.from('RIFF')],
};
