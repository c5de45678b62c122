import type { FastifyRequest } from 'fastify';
import { Refusal } from '#core/platform/refusal.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type ImportRecord, insertImport } from './imports.store.ts';
import { readIntoImport, unknownShape } from './read-import.ts';

/** What a browser may send at once; larger files go in by the command line. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Takes an uploaded file in as it comes and reads its rows (API-2): all of them, or the upload never was. */
export async function uploadImport(tx: Tx, caller: Caller, request: FastifyRequest): Promise<ImportRecord> {
  if (!request.isMultipart()) throw new Refusal('invalid', 'imports.no-file', {});
  const part = await request.file({ limits: { fileSize: MOST_BYTES } }).catch(() => undefined);
  if (part === undefined) throw new Refusal('invalid', 'imports.no-file', {});
  const fileName = part.filename.slice(0, 200);
  const known = await insertImport(tx, { id: tx.newId(), fileName, byUserId: caller.userId });
  const read = await readIntoImport((work) => work(tx), known, part.file, unknownShape).catch((error: unknown) => {
    if (isSqlError(error)) throw error;
    throw new Refusal('invalid', 'imports.unreadable', {
      reason: error instanceof Error ? error.message : String(error),
    });
  });
  if (part.file.truncated) throw new Refusal('limit', 'imports.too-large', {});
  if (read.rowCount === 0) throw new Refusal('invalid', 'imports.empty', {});
  const { rowCount } = read;
  tx.record(caller.actor, {
    type: 'import.uploaded',
    subject: { kind: 'import', id: read.id },
    data: { fileName, rowCount },
  });
  return read;
}

function isSqlError(error: unknown): boolean {
  return typeof (error as { severity?: unknown }).severity === 'string';
}
