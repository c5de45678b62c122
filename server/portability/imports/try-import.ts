import { draftTicket } from '#core/portability/imports/draft-ticket.ts';
import { importPlan } from '#core/portability/imports/import-plan.ts';
import type { World } from '#server/platform/db/tx.ts';
import { type ImportRecord, insertProblems, lockImport, nextTickets, updateImport } from './imports.store.ts';
import { readMapping } from './read-mapping.ts';
import { startImport, stopImport } from './start-import.ts';

const BATCH = 1_000;
const by = { kind: 'system', id: 'command-line' } as const;

/** Reads every ticket of a file under a mapping without making any (API-2); what is wrong is noted as in a real run. */
export async function tryImport(world: World, known: ImportRecord, mapping: string): Promise<ImportRecord> {
  await world.transact(async (tx) => {
    await startImport(tx, by, { importId: known.id, mapping });
    await stopImport(tx, by, { importId: known.id });
  });
  const plan = importPlan(readMapping(mapping), known.columns);
  for (;;) {
    const after = await world.transact(async (tx) => {
      const held = await lockImport(tx, known.id);
      const tickets = held === undefined ? [] : await nextTickets(tx, known.id, held.doneLine, BATCH);
      if (held === undefined || tickets.length === 0) return held ?? known;
      const drafted = tickets.map(({ rows }) => draftTicket(plan, rows, tx.now));
      const problems = drafted.flatMap((one) => one.problems);
      await insertProblems(tx, known.id, problems);
      await updateImport(tx, known.id, {
        doneLine: tickets.at(-1)?.firstLine ?? held.doneLine,
        problemCount: held.problemCount + problems.length,
        leftOutCount: held.leftOutCount + drafted.filter(({ ticket }) => ticket === null).length,
      });
      return undefined;
    });
    if (after !== undefined) return after;
  }
}
