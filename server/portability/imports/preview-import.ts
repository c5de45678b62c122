import type { ReplyOf } from '#api/platform/endpoint.ts';
import type { previewImport as endpoint } from '#api/portability/imports.ts';
import type { DraftTicket } from '#core/portability/imports/draft.ts';
import { draftTicket } from '#core/portability/imports/draft-ticket.ts';
import { importPlan } from '#core/portability/imports/import-plan.ts';
import type { FileRow } from '#core/portability/imports/read-field.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { rowsAfter, type ImportRecord } from './imports.store.ts';
import { demandFit, readMapping } from './read-mapping.ts';

const LOOK = 2_000;

/** What the first tickets of a file would become under a mapping (API-2); nothing is made or looked up. */
export async function previewImport(
  tx: Tx,
  record: ImportRecord,
  asked: { readonly mapping: string; readonly tickets: number },
): Promise<ReplyOf<typeof endpoint>> {
  const mapping = readMapping(asked.mapping);
  demandFit(mapping, record.columns);
  const plan = importPlan(mapping, record.columns);
  const byTicket = new Map<string, FileRow[]>();
  for (const row of await rowsAfter(tx, record.id, 0, LOOK)) {
    const id = plan.id(row);
    if (id === null) continue;
    const rows = byTicket.get(id);
    if (rows !== undefined) rows.push(row);
    else if (byTicket.size < asked.tickets) byTicket.set(id, [row]);
  }
  const drafted = [...byTicket.values()].map((rows) => draftTicket(plan, rows, tx.now));
  return {
    tickets: drafted.flatMap(({ ticket }) => (ticket === null ? [] : [shown(ticket)])),
    problems: drafted.flatMap(({ problems }) => problems).slice(0, 200),
  };
}

function shown({ externalId, line, subject, openedAt, first, steps, given }: DraftTicket) {
  const last = { ...first };
  for (const { does } of steps) if (does.kind === 'set') last[does.what] = does.to;
  const closing = steps.findLast(({ does }) => does.kind === 'set' && does.what === 'status' && isDone(does.to));
  return {
    ...{ externalId, line, subject, openedAt },
    closedAt: isDone(last.status) ? (closing?.at ?? openedAt) : null,
    status: last.status ?? 'new',
    priority: last.priority,
    type: last.type,
    group: last.group,
    steps: steps.length,
    given: given && { outcome: given.outcome, dueAt: given.dueAt },
  };
}

function isDone(status: string | null): boolean {
  return status === 'solved' || status === 'closed';
}
