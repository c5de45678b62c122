import type { z } from 'zod';
import type { ReplyOf } from '#api/platform/endpoint.ts';
import type { listPromiseLog, LogColumn, logQuery, PromiseRow, ReportFilter } from '#api/insight/sla-reports.ts';
import type { Verdict } from '#core/insight/sla-reports/verdict.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type LogCursor, numericOrders } from './log-order.store.ts';
import { countLogRows, type LogRow, readLogRows } from './promise-log.store.ts';
import { readReportZone } from './report-names.store.ts';
import { type ReportScope, scopeOf } from './report-scope.ts';

export type LogQuestion = z.output<typeof logQuery>;

/** A page of the log of promises (SLR-2). */
export async function answerLog(
  tx: Tx,
  caller: Caller,
  asked: LogQuestion & { limit: number; cursor?: string | undefined },
): Promise<ReplyOf<typeof listPromiseLog>> {
  const scope = await logScope(tx, caller, asked);
  const after = asked.cursor === undefined ? null : cursorOf(asked.cursor, asked);
  const found = await readLogRows(tx, scope, {
    sort: asked.sort,
    descending: asked.order === 'descending',
    after,
    limit: asked.limit + 1,
  });
  const rows = found.slice(0, asked.limit);
  const last = rows.at(-1);
  return {
    rows: rows.map(promiseRowOf),
    nextCursor: found.length > asked.limit && last ? cursorText(last, asked) : null,
  };
}

/** How many promises a log holds (SLR-2): asked beside the first page, which waits for no count. */
export async function countLog(tx: Tx, caller: Caller, asked: ReportFilter): Promise<number> {
  return countLogRows(tx, await logScope(tx, caller, asked));
}

/** Every row of the log, page after page, each page found by where the last one ended (SLR-2, SLR-4). */
export async function* eachLogPage(
  tx: Tx,
  caller: Caller,
  asked: LogQuestion,
  limit = 2_000,
): AsyncGenerator<readonly PromiseRow[]> {
  const scope = await logScope(tx, caller, asked);
  yield* eachScopePage(tx, scope, { sort: asked.sort, descending: asked.order === 'descending', limit });
}

/** Every promise of a scope in an order, page after page (SLR-2, SLR-5). */
export async function* eachScopePage(
  tx: Tx,
  scope: ReportScope,
  asked: { sort: LogColumn; descending: boolean; limit: number },
): AsyncGenerator<readonly PromiseRow[]> {
  for (let after: LogCursor | null = null; ; ) {
    const rows: readonly LogRow[] = await readLogRows(tx, scope, { ...asked, after });
    if (rows.length > 0) yield rows.map(promiseRowOf);
    const last = rows.at(-1);
    if (rows.length < asked.limit || last === undefined) return;
    after = { o1: last.o1, o2: last.o2, id: last.id };
  }
}

/** The log shows what was fulfilled or missed; cancelled promises only when they are asked for. */
async function logScope(tx: Tx, caller: Caller, asked: ReportFilter): Promise<ReportScope> {
  const scope = scopeOf(caller, asked, tx.now, await readReportZone(tx));
  return scope.outcomes === null ? { ...scope, outcomes: ['met', 'missed', 'overdue'] } : scope;
}

function promiseRowOf({
  o1: _,
  o2: __,
  place: ___,
  outcome,
  stoppedAt,
  elapsedOpenMs,
  elapsedWallMs,
  ...row
}: LogRow): PromiseRow {
  const verdict: Verdict = outcome === 'running' ? 'overdue' : outcome;
  return {
    ...row,
    verdict,
    closedAt: stoppedAt,
    marginMs: stoppedAt === null ? null : row.targetMs - (row.business ? elapsedOpenMs : elapsedWallMs),
    elapsedBusinessMs: elapsedOpenMs,
    elapsedWallMs,
  };
}

function cursorText({ o1, o2, id }: LogRow, { sort, order }: LogQuestion): string {
  return Buffer.from(JSON.stringify([sort, order, o1, o2, id])).toString('base64url');
}

/** A cursor of another order would skip rows, so it is refused. */
function cursorOf(text: string, { sort, order }: LogQuestion): LogCursor {
  try {
    const [ofSort, ofOrder, o1, o2, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    const isNumeric = numericOrders.includes(sort);
    const isSound = isNumeric ? isWhole(o1) : typeof o1 === 'string' && !o1.includes('\0');
    const isSecondSound = sort === 'ticket' ? isId(o2) : isWhole(o2);
    if (ofSort === sort && ofOrder === order && isSound && isSecondSound && isId(id))
      return { o1: o1 as string | number, o2: o2 as string | number, id };
  } catch {
    // Not a cursor of ours.
  }
  throw new Refusal('invalid', 'sla-reports.cursor-unclear');
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

function isId(id: unknown): id is string {
  return typeof id === 'string' && /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(id);
}
