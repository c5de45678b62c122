import type { Problem } from '#core/portability/imports/problem.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import {
  countProblems,
  gatherKeys,
  type ImportRecord,
  insertProblems,
  linesWithoutId,
  lockImport,
  removeImport,
  updateImport,
} from './imports.store.ts';
import { demandFit, readMapping } from './read-mapping.ts';

/** The kind of the job that makes the tickets of an import (API-2); its key is the import's id. */
export const RUN = 'imports.run';

/** Makes an import ready to run under a mapping (API-2); one that was stopped goes on where it stood. */
export async function startImport(
  tx: Tx,
  by: Actor,
  input: { readonly importId: string; readonly mapping: string },
): Promise<ImportRecord> {
  const held = await demandHeld(tx, input.importId);
  if (held.state === 'running' || held.state === 'done' || held.state === 'reading')
    throw new Refusal('conflict', 'imports.already-started', {});
  const mapping = readMapping(input.mapping);
  demandFit(mapping, held.columns);
  const { missing } = mapping.file;
  const place = held.columns.indexOf(mapping.ticket.id);
  const goesOn = held.doneLine > 0 && held.mapping === input.mapping;
  const changes: Partial<ImportRecord> = goesOn ? {} : await fromTheStart(tx, held, mapping.ticket.id, place, missing);
  const started = await updateImport(tx, held.id, {
    ...changes,
    source: mapping.source,
    mapping: input.mapping,
    state: 'running',
    failure: '',
    startedAt: tx.now,
    endedAt: null,
  });
  const { source, fileName } = started;
  tx.record(by, { type: 'import.started', subject: { kind: 'import', id: held.id }, data: { source, fileName } });
  return started;
}

/** Stops an import (API-2); what has been made stays. */
export async function stopImport(tx: Tx, by: Actor, input: { readonly importId: string }): Promise<ImportRecord> {
  const held = await demandHeld(tx, input.importId);
  if (held.state !== 'running') return held;
  tx.cancel(RUN, held.id);
  tx.record(by, { type: 'import.stopped', subject: { kind: 'import', id: held.id }, data: { source: held.source } });
  return updateImport(tx, held.id, { state: 'stopped', endedAt: tx.now });
}

/** Forgets an import with its rows (API-2); the tickets it made stay. */
export async function deleteImport(tx: Tx, by: Actor, input: { readonly importId: string }): Promise<void> {
  const held = await demandHeld(tx, input.importId);
  if (held.state === 'running') throw new Refusal('conflict', 'imports.already-started', {});
  await removeImport(tx, held.id);
  const { source, fileName } = held;
  tx.record(by, { type: 'import.forgotten', subject: { kind: 'import', id: held.id }, data: { source, fileName } });
}

async function demandHeld(tx: Tx, id: string): Promise<ImportRecord> {
  const held = await lockImport(tx, id);
  if (held === undefined) throw new Refusal('not-found', 'imports.not-found', { importId: id });
  return held;
}

async function fromTheStart(
  tx: Tx,
  held: ImportRecord,
  idColumn: string,
  place: number,
  missing: readonly string[],
): Promise<Partial<ImportRecord>> {
  const ticketCount = await gatherKeys(tx, held.id, place, missing);
  const nameless = await linesWithoutId(tx, held.id, place, missing);
  await insertProblems(
    tx,
    held.id,
    nameless.map((line): Problem => ({ line, column: idColumn, value: '', code: 'no-id', effect: 'row-left-out' })),
  );
  const none = { madeCount: 0, knownCount: 0, leftOutCount: 0, doneLine: 0 };
  return { ...none, ticketCount, problemCount: await countProblems(tx, held.id) };
}
