import * as api from '#api/portability/imports.ts';
import { readTicketSource } from '#api/portability/ticket-source.ts';
import { csvDialectOf } from '#core/insight/sla-reports/csv-dialect.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { translate } from '#languages/translate.ts';
import { demandTicket } from '#server/desk/tickets/tickets.access.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import { csvFile } from '#server/insight/sla-reports/csv-file.ts';
import { needs, needsEverywhere, type Route, serve } from '#server/platform/http/route.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findSource } from './imported.store.ts';
import { countProblems, findImport, type ImportRecord, listImportRows, listProblemRows } from './imports.store.ts';
import { previewImport } from './preview-import.ts';
import { problemLines } from './problem-file.ts';
import { deleteImport, RUN, startImport, stopImport } from './start-import.ts';
import { uploadImport } from './upload-import.ts';

/** An import brings tickets of any site, people and groups: the right is asked for everywhere. */
const imports = needsEverywhere('settings.edit');

/** Imports of tickets (API-2). */
export const importRoutes: readonly Route[] = [
  serve(api.listImports, imports, async ({ tx }) => ({ rows: await wired(tx, await listImportRows(tx, 100)) })),
  serve(api.readImport, imports, async ({ tx, params }) => one(tx, await demandImport(tx, params.importId))),
  serve(api.uploadImport, imports, async ({ tx, caller, request }) => one(tx, await uploadImport(tx, caller, request))),
  serve(api.previewImport, imports, async ({ tx, params, body }) =>
    previewImport(tx, await demandImport(tx, params.importId), body),
  ),
  serve(api.startImport, imports, async ({ tx, caller, params, body }) => {
    const started = await startImport(tx, caller.actor, { ...params, ...body });
    tx.schedule({ kind: RUN, key: started.id, dueAt: tx.now });
    return one(tx, started);
  }),
  serve(api.stopImport, imports, async ({ tx, caller, params }) => one(tx, await stopImport(tx, caller.actor, params))),
  serve(api.deleteImport, imports, async ({ tx, caller, params }) => deleteImport(tx, caller.actor, params)),
  serve(api.listImportProblems, imports, async ({ tx, params }) => {
    await demandImport(tx, params.importId);
    const rows = await listProblemRows(tx, params.importId, { line: -1, id: 0 }, 200);
    return { rows: rows.map(({ id: _id, ...row }) => row), total: await countProblems(tx, params.importId) };
  }),
  serve(api.exportImportProblems, imports, async ({ tx, caller, params }) => {
    await demandImport(tx, params.importId);
    const name = `${translate(caller.language, 'portability:csv.name')}.csv`;
    const lines = problemLines((work) => tx.world.read(work), params.importId, caller.language);
    return csvFile(name, csvDialectOf(caller.language), lines);
  }),
  serve(readTicketSource, needs('tickets.read'), async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.read', params.ticketId);
    const found = await findSource(tx, params.ticketId);
    if (found === undefined) return null;
    const { source, externalId, promise, outcome = null, dueAt = null } = found;
    return { source, externalId, given: promise == null ? null : { promise, outcome, dueAt } };
  }),
];

async function demandImport(tx: Tx, id: string): Promise<ImportRecord> {
  const found = await findImport(tx, id);
  if (found === undefined) throw new Refusal('not-found', 'imports.not-found', { importId: id });
  return found;
}

async function one(tx: Tx, record: ImportRecord): Promise<api.ImportRow> {
  return (await wired(tx, [record]))[0] as api.ImportRow;
}

async function wired(tx: Tx, records: readonly ImportRecord[]): Promise<api.ImportRow[]> {
  const users = await usersByIds(
    tx,
    records.flatMap(({ byUserId }) => byUserId ?? []),
  );
  const names = new Map(users.map(({ id, name }) => [id, name]));
  return records.map((record) => {
    const { id, source, fileName, state, columns, failure, createdAt, startedAt, endedAt, byUserId } = record;
    return {
      ...{ id, source, fileName, columns: [...columns], failure, createdAt, startedAt, endedAt },
      state: state === 'reading' ? 'read' : state,
      rows: record.rowCount,
      tickets: record.ticketCount,
      doneTickets: record.madeCount + record.knownCount + record.leftOutCount,
      madeTickets: record.madeCount,
      knownTickets: record.knownCount,
      leftOutTickets: record.leftOutCount,
      problems: record.problemCount,
      byName: byUserId === null ? null : (names.get(byUserId) ?? null),
    };
  });
}
