import type { ReportRun } from '#api/insight/report-centre.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { readCursor, writeCursor } from '#server/house/users/cursor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { notFound } from './report-centre.access.ts';
import { findRunFile, runsFor } from './runs.store.ts';
import { wireRuns } from './wire-subscription.ts';

/** A page of the archive (REP-1): sendings of the caller's subscriptions, and those that went to the caller. */
export async function readArchive(
  tx: Tx,
  caller: Caller,
  asked: { readonly limit: number; readonly cursor?: string | undefined; readonly subscriptionId?: string | undefined },
): Promise<{ rows: ReportRun[]; nextCursor: string | null }> {
  const cursor = readCursor(asked.cursor, ['at', 'id']);
  const rows = await runsFor(tx, caller.userId, {
    limit: asked.limit + 1,
    subscriptionId: asked.subscriptionId,
    after: cursor && { dueAt: Number(cursor.at), id: cursor.id },
  });
  const page = rows.slice(0, asked.limit);
  const last = page.at(-1);
  return {
    rows: await wireRuns(tx, page),
    nextCursor: rows.length > page.length && last ? writeCursor({ at: last.dueAt, id: last.id }) : null,
  };
}

/** One sending of the archive, for whom it is there (REP-1). */
export async function readRun(tx: Tx, caller: Caller, runId: string): Promise<ReportRun> {
  const [run] = await wireRuns(tx, await runsFor(tx, caller.userId, { limit: 1, runId }));
  if (run === undefined) throw notFound(runId);
  return run;
}

/** A file as it was sent (REP-1): for the owner of its subscription and for colleagues it was sent to. */
export async function readRunFile(
  tx: Tx,
  caller: Caller,
  { runId, fileId }: { readonly runId: string; readonly fileId: string },
): Promise<FileReply> {
  const run = await readRun(tx, caller, runId);
  const file = run.files.some(({ id }) => id === fileId) ? await findRunFile(tx, runId, fileId) : undefined;
  if (file === undefined) throw notFound(fileId);
  if (file.content === null) throw new Refusal('not-found', 'report-centre.file-gone');
  return { name: file.name, type: file.mediaType, content: file.content };
}
