import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { rowsAsJson } from '#server/promise/clocks/clocks.store.ts';

/** Where a ticket made by an import comes from. */
export interface ImportedRow {
  readonly source: string;
  readonly externalId: string;
  readonly ticketId: string;
  readonly importId: string | null;
  readonly line: number;
}

/** What a ticket's source said of its own promise, with what reports narrow and group by. */
export interface GivenRow {
  readonly ticketId: string;
  readonly source: string;
  readonly promise: PromiseName;
  readonly outcome: 'met' | 'missed' | null;
  readonly dueAt: Instant | null;
  readonly levelId: string | null;
  readonly priority: string | null;
  readonly siteId: string | null;
  readonly departmentId: string | null;
  readonly companyId: string | null;
  readonly personId: string | null;
  readonly responsibleUserId: string | null;
  readonly resolvedByUserId: string | null;
  readonly startedAt: Instant;
  readonly decidedAt: Instant;
}

/** Holds a source for this transaction: two imports of one source take turns. */
export async function holdSource(tx: Tx, source: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`import ${source}`}))`.execute(tx.db);
}

/** Which of a source's tickets are here already, and still exist. */
export async function knownTickets(
  tx: Tx,
  source: string,
  externalIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ externalId: string; ticketId: string }>`
    select i.external_id, i.ticket_id from imported_tickets i join tickets t on t.id = i.ticket_id
    where i.source = ${source} and i.external_id = any(${externalIds}::text[])`.execute(tx.db);
  return new Map(rows.map((row) => [row.externalId, row.ticketId]));
}

/** Notes where tickets come from. */
export async function insertImported(tx: Tx, rows: readonly ImportedRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into imported_tickets
    select * from jsonb_populate_recordset(null::imported_tickets, ${rowsAsJson(rows)}::text::jsonb)
    on conflict (source, external_id) do update set ticket_id = excluded.ticket_id, import_id = excluded.import_id,
      line = excluded.line`.execute(tx.db);
}

/** Keeps what sources say of their own promises. */
export async function insertGiven(tx: Tx, rows: readonly GivenRow[]): Promise<void> {
  if (rows.length === 0) return;
  await sql`insert into given_verdicts
    select * from jsonb_populate_recordset(null::given_verdicts, ${rowsAsJson(rows)}::text::jsonb)`.execute(tx.db);
}

/** Keeps what a source says now of tickets that are here already. */
export async function updateGiven(
  tx: Tx,
  rows: readonly Pick<GivenRow, 'ticketId' | 'promise' | 'outcome' | 'dueAt'>[],
): Promise<void> {
  if (rows.length === 0) return;
  await sql`update given_verdicts g set promise = r.promise, outcome = r.outcome, due_at = r.due_at
    from jsonb_to_recordset(${rowsAsJson(rows)}::text::jsonb)
      as r(ticket_id uuid, promise text, outcome text, due_at bigint)
    where g.ticket_id = r.ticket_id`.execute(tx.db);
}

/** Where one ticket comes from, and what its source says of its promise. */
export async function findSource(
  tx: Tx,
  ticketId: string,
): Promise<(ImportedRow & Partial<Pick<GivenRow, 'promise' | 'outcome' | 'dueAt'>>) | undefined> {
  const { rows } = await sql<ImportedRow & Partial<Pick<GivenRow, 'promise' | 'outcome' | 'dueAt'>>>`
    select i.*, g.promise, g.outcome, g.due_at from imported_tickets i
    left join given_verdicts g on g.ticket_id = i.ticket_id
    where i.ticket_id = ${ticketId}`.execute(tx.db);
  return rows[0];
}

/** A deadline of the source beside ours. */
export interface ComparedRow {
  readonly ticketId: string;
  readonly externalId: string;
  readonly line: number;
  readonly type: string | null;
  readonly theirs: Instant;
  readonly ours: Instant | null;
  readonly startedAt: Instant;
  readonly business: boolean | null;
  readonly level: string | null;
  readonly levelId: string | null;
  readonly levelRevisionId: string | null;
  readonly calendar: string | null;
  readonly calendarId: string | null;
  readonly calendarRevisionId: string | null;
}

/** Deadlines of a source beside ours, in the order the tickets were made, after one of them. */
export async function comparedRows(
  tx: Tx,
  source: string,
  after: string,
  limit: number,
): Promise<readonly ComparedRow[]> {
  const { rows } = await sql<ComparedRow>`
    select g.ticket_id, i.external_id, i.line, coalesce(y.name, t.type_id) as type, g.due_at as theirs,
      c.due_at as ours, g.started_at, c.business, l.name as level, c.level_id, c.level_revision_id,
      r.definition ->> 'name' as calendar, c.calendar_id, c.calendar_revision_id
    from given_verdicts g
    join imported_tickets i on i.ticket_id = g.ticket_id
    join tickets t on t.id = g.ticket_id
    left join ticket_types y on y.id = t.type_id
    left join lateral (select * from promise_cycles p where p.subject_kind = 'ticket' and p.subject_id = g.ticket_id
      and p.promise = g.promise and p.cancel_reason is distinct from 'superseded'
      order by p.cycle_no desc limit 1) c on true
    left join levels l on l.id = c.level_id
    left join calendar_revisions r on r.id = c.calendar_revision_id
    where g.source = ${source} and g.due_at is not null and g.ticket_id > ${after}
    order by g.ticket_id limit ${limit}`.execute(tx.db);
  return rows;
}
