import { draftTicket } from '#core/portability/imports/draft-ticket.ts';
import type { DraftTicket } from '#core/portability/imports/draft.ts';
import { type ImportPlan, importPlan } from '#core/portability/imports/import-plan.ts';
import type { Problem } from '#core/portability/imports/problem.ts';
import type { Actor } from '#core/platform/actor.ts';
import { knownFields } from '#server/house/custom-fields/known-fields.ts';
import { readChoices } from '#server/desk/tickets/known-choices.ts';
import { type MadePast, makePastTickets } from '#server/desk/tickets/make-past-tickets.ts';
import type { PastTicket } from '#server/desk/tickets/past-ticket.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { firstSite } from '#server/register/sites/known-sites.ts';
import { type GivenRow, holdSource, insertGiven, insertImported, knownTickets, updateGiven } from './imported.store.ts';
import {
  forgetRows,
  type ImportRecord,
  insertProblems,
  lockImport,
  nextTickets,
  updateImport,
} from './imports.store.ts';
import { pastOfDraft } from './past-of-draft.ts';
import { readMapping } from './read-mapping.ts';
import { namesIn, resolveNames } from './resolve-names.ts';
import { resolvePeople } from './resolve-people.ts';

const BATCH = 500;

/**
 * Makes the next tickets of an import, in one transaction with how far it has come (API-2).
 *
 * So an import that dies at any line goes on from the last batch that was whole, and nothing is made twice. A ticket
 * that the source has brought before is left as it is here; only what the source says of its own promise is renewed.
 */
export async function importBatch(tx: Tx, importId: string): Promise<ImportRecord | undefined> {
  const held = await lockImport(tx, importId);
  if (held === undefined || held.state !== 'running') return held;
  const tickets = await nextTickets(tx, importId, held.doneLine, BATCH);
  const last = tickets.at(-1);
  if (last === undefined) return finish(tx, held);
  const plan = planOf(held);
  await holdSource(tx, held.source);

  const problems: Problem[] = [];
  const drafts: DraftTicket[] = [];
  for (const { rows } of tickets) {
    const drafted = draftTicket(plan, rows, tx.now);
    problems.push(...drafted.problems);
    if (drafted.ticket !== null) drafts.push(drafted.ticket);
  }
  const known = await knownTickets(
    tx,
    held.source,
    drafts.map(({ externalId }) => externalId),
  );
  await updateGiven(
    tx,
    drafts.flatMap(({ externalId, given }) => {
      const ticketId = known.get(externalId);
      return ticketId === undefined || given === null ? [] : [{ ticketId, ...given }];
    }),
  );
  const fresh = drafts.filter(({ externalId }) => !known.has(externalId));
  const by = actorOf(held);
  const { pasts, made } = await makeThem(tx, by, plan, fresh, problems);
  await insertImported(
    tx,
    pasts.map(({ past, draft }) => ({
      source: held.source,
      externalId: draft.externalId,
      ticketId: past.id,
      importId,
      line: draft.line,
    })),
  );
  await insertGiven(
    tx,
    made.flatMap((one, place) => givenOf(held.source, (pasts[place] as (typeof pasts)[number]).draft, one)),
  );
  await insertProblems(tx, importId, problems);
  const knownHere = drafts.length - fresh.length;
  tx.tell('imports', { importId });
  return updateImport(tx, importId, {
    doneLine: last.firstLine,
    madeCount: held.madeCount + made.length,
    knownCount: held.knownCount + knownHere,
    leftOutCount: held.leftOutCount + tickets.length - made.length - knownHere,
    problemCount: held.problemCount + problems.length,
  });
}

/** Who an import acts as: the user who started it, or the command line. */
export function actorOf({ byUserId }: Pick<ImportRecord, 'byUserId'>): Actor {
  return byUserId === null ? { kind: 'system', id: 'command-line' } : { kind: 'user', id: byUserId };
}

async function makeThem(
  tx: Tx,
  by: Actor,
  plan: ImportPlan,
  drafts: readonly DraftTicket[],
  problems: Problem[],
): Promise<{ pasts: { past: PastTicket; draft: DraftTicket }[]; made: readonly MadePast[] }> {
  if (drafts.length === 0) return { pasts: [], made: [] };
  const { mapping } = plan;
  const names = await resolveNames(tx, by, mapping, (kind) => namesIn(drafts, kind));
  const site = await firstSite(tx);
  const companyOf = ({ company }: DraftTicket) => {
    const found = company === null ? 'left' : names('company', company);
    return typeof found === 'object' ? found.id : null;
  };
  const directory = {
    choices: await readChoices(tx),
    names,
    personOf: await resolvePeople(tx, by, mapping, drafts, companyOf, site.id),
    fields: await knownFields(tx, 'ticket'),
    siteId: site.id,
    by,
    hasLevels: mapping.ticket.level !== undefined,
  };
  const pasts = drafts.flatMap((draft) => {
    const looked = pastOfDraft(draft, tx.newId(), directory);
    problems.push(...looked.problems);
    return looked.past === null ? [] : [{ past: looked.past, draft }];
  });
  const made = await makePastTickets(
    tx,
    by,
    pasts.map(({ past }) => past),
  );
  return { pasts, made };
}

function givenOf(source: string, { given }: DraftTicket, { lived, cycles }: MadePast): GivenRow[] {
  if (given === null) return [];
  const { ticket, events } = lived;
  const closing = events.findLast((event) => event.type === 'ticket.closed');
  return [
    {
      ticketId: ticket.id,
      source,
      ...given,
      levelId: cycles.findLast(({ promise }) => promise === given.promise)?.levelId ?? ticket.levelId,
      priority: ticket.priority,
      siteId: ticket.siteId,
      departmentId: ticket.groupId,
      companyId: ticket.companyId,
      personId: ticket.personId,
      responsibleUserId: ticket.ownerId,
      resolvedByUserId: closing?.by.kind === 'user' ? closing.by.id : null,
      startedAt: ticket.createdAt,
      decidedAt: ticket.closedAt ?? ticket.changedAt,
    },
  ];
}

async function finish(tx: Tx, held: ImportRecord): Promise<ImportRecord> {
  await forgetRows(tx, held.id);
  const done = await updateImport(tx, held.id, { state: 'done', endedAt: tx.now });
  const { source, fileName, madeCount, knownCount, leftOutCount, problemCount } = done;
  tx.record(actorOf(held), {
    type: 'import.finished',
    subject: { kind: 'import', id: held.id },
    data: { source, fileName, madeCount, knownCount, leftOutCount, problemCount },
    topics: ['tickets'],
  });
  return done;
}

/** The plan of the import under way: compiled once, not for each batch. */
let planned: { readonly key: string; readonly plan: ImportPlan } | undefined;

function planOf({ id, mapping, columns }: ImportRecord): ImportPlan {
  const key = `${id}\n${mapping}`;
  if (planned?.key !== key) planned = { key, plan: importPlan(readMapping(mapping), columns) };
  return planned.plan;
}
