import type { FastifyRequest } from 'fastify';
import { Refusal } from '#core/platform/refusal.ts';
import type { NewFile } from './keep-attachment.ts';

/** The one file of a multipart request, in the field `file` (TKT-3). */
export async function readUpload(request: FastifyRequest): Promise<NewFile> {
  if (!request.isMultipart()) throw new Refusal('invalid', 'attachments.missing', {});
  const part = await request.file().catch(() => undefined);
  if (part === undefined) throw new Refusal('invalid', 'attachments.missing', {});
  const content = await part.toBuffer().catch(() => undefined);
  if (content === undefined || part.file.truncated)
    throw new Refusal('limit', 'attachments.too-large', { name: part.filename });
  return { name: part.filename, mediaType: part.mimetype, content };
}
