import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { digestOf, keepFile, keepFilesLater } from '#server/platform/files/files.store.ts';
import { knownChoices } from './known-choices.ts';
import {
  type AttachmentRow,
  insertAttachments,
  insertAttachmentsLater,
  looseBytesOf,
  markInline,
  tieAttachments,
} from './messages.store.ts';

/** A file on its way in. */
export interface NewFile {
  readonly name: string;
  readonly mediaType: string;
  readonly content: Buffer;
  readonly contentId?: string | null;
  readonly inline?: boolean;
}

/**
 * Keeps a file of a message to come (TKT-3): its content once in the file store, its row loose until a message of the
 * same `uploadedBy` names it. What an agent or a customer uploads is held to the limit; mail has its own.
 */
export async function keepAttachment(tx: Tx, uploadedBy: string, file: NewFile): Promise<AttachmentRow> {
  if (file.content.length === 0) throw new Refusal('invalid', 'attachments.empty', { name: file.name });
  const most = (await knownChoices(tx)).settings.attachmentLimitBytes;
  if (file.content.length > most)
    throw new Refusal('limit', 'attachments.too-large', { name: file.name, bytes: file.content.length, most });
  // Whoever holds a private link may fill a message, not the disk.
  if (uploadedBy.startsWith('link:') && (await looseBytesOf(tx, uploadedBy)) + file.content.length > MOST_LOOSE_BYTES)
    throw new Refusal('limit', 'attachments.too-many', { name: file.name });
  const row = rowOf(tx, uploadedBy, file, await keepFile(tx, file.content), null);
  await insertAttachments(tx, [row]);
  return row;
}

/**
 * Keeps the files a message came with (TKT-3), in the round trip that ends the transaction: nobody else has seen them, so
 * there is nothing to tie or to refuse.
 */
export function attachFiles(
  tx: Tx,
  files: readonly NewFile[],
  to: { readonly ticketId: string; readonly messageId: string; readonly uploadedBy: string },
): void {
  const rows = files.map((file) => rowOf(tx, to.uploadedBy, file, digestOf(file.content), to));
  const contents = rows.map(({ digest }, place) => ({ digest, content: (files[place] as NewFile).content }));
  keepFilesLater(tx, contents);
  insertAttachmentsLater(tx, rows);
}

const MOST_LOOSE_BYTES = 100 * 1024 * 1024;

function rowOf(
  tx: Tx,
  uploadedBy: string,
  file: NewFile,
  digest: string,
  to: { readonly ticketId: string; readonly messageId: string } | null,
): AttachmentRow {
  const id = tx.newId();
  const mediaType = plainType(file.mediaType);
  return {
    id,
    messageId: to?.messageId ?? null,
    ticketId: to?.ticketId ?? null,
    digest,
    name: plainName(file.name),
    mediaType,
    bytes: file.content.length,
    // An uploaded picture can be shown in the text as `cid:<its id>`.
    contentId: file.contentId ?? (mayShowInline(mediaType) ? id : null),
    inline: file.inline ?? false,
    uploadedBy,
    createdAt: tx.now,
  };
}

/**
 * Ties files to a message; pictures that its HTML shows by `cid:` become inline. Refuses when one is gone, taken or somebody
 * else's.
 */
export async function demandAttachments(
  tx: Tx,
  ids: readonly string[],
  to: { readonly ticketId: string; readonly messageId: string; readonly uploadedBy: string },
  html = '',
): Promise<void> {
  const tied = new Set(await tieAttachments(tx, ids, to));
  const missing = ids.filter((id) => !tied.has(id));
  if (missing.length > 0) throw new Refusal('not-found', 'attachments.not-found', { attachmentIds: missing });
  await markInline(
    tx,
    ids.filter((id) => html.includes(`cid:${id}`)),
  );
}

/** Pictures a browser shows without running anything; everything else is only ever saved (SVG runs scripts). */
export function mayShowInline(mediaType: string): boolean {
  return ['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'].includes(mediaType);
}

function plainName(name: string): string {
  const bare = name
    .replace(/[\u0000-\u001f\u007f]/gu, '')
    .split(/[/\\]/u)
    .at(-1);
  return (bare ?? '').trim().slice(0, 200) || 'fil';
}

function plainType(mediaType: string): string {
  const bare = mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[a-z0-9.+-]+\/[a-z0-9.+-]+$/u.test(bare) ? bare : 'application/octet-stream';
}
