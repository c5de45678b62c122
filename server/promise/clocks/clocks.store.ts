import { sql } from 'kysely';
import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import type { CancelReason, Outcome, PromiseName } from '#core/promise/clocks/promise.ts';
import type { Subject, SubjectAbout, SubjectKind } from '#core/promise/clocks/subject.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { markSql } from '../levels/level-policy.store.ts';
import { jsonText } from '#server/platform/db/json-text.ts';

/** A round of a clock as it is kept (SLA-1, SLR-2). */
export interface CycleRow {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly promise: PromiseName;
  readonly cycleNo: number;
  readonly levelId: string;
  readonly levelRevisionId: string;
  readonly calendarId: string | null;
  readonly calendarRevisionId: string | null;
  readonly targetMs: Milliseconds;
  readonly business: boolean;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly breachAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly outcome: Outcome;
  readonly cancelReason: CancelReason | null;
  readonly standingSinceAt: Instant | null;
  readonly elapsedOpenMs: Milliseconds;
  readonly elapsedWallMs: Milliseconds;
  readonly overOpenMs: Milliseconds;
  readonly overWallMs: Milliseconds;
  readonly oursMs: Milliseconds;
  readonly thirdPartyMs: Milliseconds;
  readonly customerMs: Milliseconds;
  readonly closedMs: Milliseconds;
  readonly responsibleUserId: string | null;
  readonly resolvedByUserId: string | null;
  readonly siteId: string | null;
  readonly departmentId: string | null;
  readonly companyId: string | null;
  readonly personId: string | null;
  readonly priority: string | null;
  readonly warnAt: readonly (Instant | null)[];
  readonly warnPercents: readonly number[];
  readonly warned: number;
  readonly nextWarningAt: Instant | null;
  readonly stepAt: readonly (Instant | null)[];
  readonly stepped: number;
  readonly breachToldAt: Instant | null;
}

/** The most urgent open promise of a contact, or its last one when nothing is open (SLA-7). */
export interface HeadRow {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly cycleId: string;
  readonly promise: PromiseName;
  readonly state: 'ticking' | 'standing' | 'met' | 'missed' | 'cancelled';
  readonly dueAt: Instant | null;
  /** Null when no clock ticks: such contacts go last. */
  readonly sortDueAt: Instant | null;
  readonly breachAt: Instant | null;
  readonly startedAt: Instant;
  readonly stoppedAt: Instant | null;
  readonly standingSinceAt: Instant | null;
  readonly targetMs: Milliseconds;
  readonly business: boolean;
  readonly levelId: string;
  readonly calendarRevisionId: string | null;
  readonly holidaysExcluded: boolean;
  /** Counted up to `countedFromAt`; from there on the calendar says. */
  readonly elapsedMs: Milliseconds;
  readonly countedFromAt: Instant;
  readonly overMs: Milliseconds;
  readonly warnPercents: readonly number[];
  readonly siteId: string | null;
  readonly departmentId: string | null;
  readonly ownerUserId: string | null;
}

/** A history as it is kept, with what is known of its contact (SLA-6). */
export interface HistoryRow {
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly facts: readonly Fact[];
  readonly about: SubjectAbout;
  readonly levelId: string | null;
  readonly owed: boolean;
  readonly changedAt: Instant;
}

export type ClockTables = { promiseCycles: CycleRow; promiseHeads: HeadRow; promiseHistories: HistoryRow };
const tables = (tx: Tx) => tx.db.withTables<ClockTables>();

/** The kept rounds of a contact, held for this transaction, and the mark of the policy in force. */
export async function holdCycles(tx: Tx, { kind, id }: Subject): Promise<{ mark: string; cycles: CycleRow[] }> {
  await tx.settle();
  const { rows } = await sql<CycleRow & { mark: string }>`
    with held as (
      select * from promise_cycles where subject_kind = ${kind} and subject_id = ${id}
      order by promise, cycle_no for update)
    select p.mark, held.* from (select ${markSql} as mark) p left join held on true`.execute(tx.db);
  return { mark: rows[0]?.mark ?? '', cycles: rows.filter((row) => row.id !== null) };
}

/** The kept rounds of a contact, in the order they began. */
export async function cyclesOf(tx: Tx, { kind, id }: Subject): Promise<CycleRow[]> {
  await tx.settle();
  return tables(tx)
    .selectFrom('promiseCycles')
    .selectAll()
    .where('subjectKind', '=', kind)
    .where('subjectId', '=', id)
    .orderBy('startedAt')
    .orderBy('promise')
    .orderBy('cycleNo')
    .execute();
}

/** One round. */
export async function findCycle(tx: Tx, id: string): Promise<CycleRow | undefined> {
  await tx.settle();
  return tables(tx).selectFrom('promiseCycles').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Writes a contact's history, changed rounds and head with the events of the transaction: no round trip of its own. */
export function writeClocks(
  tx: Tx,
  history: HistoryRow,
  cycles: readonly CycleRow[],
  head: HeadRow | null,
  before: { readonly isNew: boolean; readonly goneIds: readonly string[] },
): void {
  tx.defer(sql`
    insert into promise_histories
    select * from jsonb_populate_recordset(null::promise_histories, ${rowsAsJson([history])}::text::jsonb)
    on conflict (subject_kind, subject_id) do update set facts = excluded.facts, about = excluded.about,
      level_id = excluded.level_id, owed = excluded.owed, changed_at = excluded.changed_at`);
  if (before.goneIds.length > 0) tx.defer(sql`delete from promise_cycles where id = any(${before.goneIds}::uuid[])`);
  if (head)
    tx.defer(sql`
      insert into promise_heads (${sql.raw(listed(`subject_kind subject_id ${headColumns}`))})
      select ${sql.raw(listed(`subject_kind subject_id ${headColumns}`))} from jsonb_populate_recordset(null::promise_heads, ${rowsAsJson([head])}::text::jsonb)
      on conflict (subject_kind, subject_id) do update set ${sql.raw(overwrite(headColumns))}`);
  else if (!before.isNew)
    tx.defer(sql`delete from promise_heads
      where subject_kind = ${history.subjectKind} and subject_id = ${history.subjectId}`);
  if (cycles.length > 0)
    tx.defer(sql`
      insert into promise_cycles (${sql.raw(listed(`${cycleKey} ${cycleColumns}`))})
      select ${sql.raw(listed(`${cycleKey} ${cycleColumns}`))} from jsonb_populate_recordset(null::promise_cycles, ${rowsAsJson(cycles)}::text::jsonb)
      on conflict (subject_kind, subject_id, promise, cycle_no) do update set ${sql.raw(overwrite(cycleColumns))}`);
}

/** One kept history. */
export async function findHistory(tx: Tx, { kind, id }: Subject): Promise<HistoryRow | undefined> {
  await tx.settle();
  return tables(tx)
    .selectFrom('promiseHistories')
    .selectAll()
    .where('subjectKind', '=', kind)
    .where('subjectId', '=', id)
    .executeTakeFirst();
}

/** The heads of these contacts (SLA-7). */
export async function headsOf(tx: Tx, kind: SubjectKind, ids: readonly string[]): Promise<HeadRow[]> {
  if (ids.length === 0) return [];
  await tx.settle();
  return tables(tx)
    .selectFrom('promiseHeads')
    .selectAll()
    .where('subjectKind', '=', kind)
    .where(sql<boolean>`subject_id = any(${ids}::uuid[])`)
    .execute();
}

/** Which open contacts, the most urgent first; standing clocks last (SLA-7). */
export interface UrgentFilter {
  readonly kind: SubjectKind;
  /** Contacts of these sites; null is every site. */
  readonly siteIds: readonly string[] | null;
  /** Contacts of these departments, or of none; null is every department. */
  readonly departmentIds: readonly string[] | null;
  /** Nobody's and this user's; null is whoever's. */
  readonly freeOrOwnedBy: string | null;
  readonly limit: number;
}

/** The open contacts whose promise comes due soonest: one index scan in the order of due (SLA-7). */
export async function mostUrgentSubjects(tx: Tx, filter: UrgentFilter): Promise<HeadRow[]> {
  await tx.settle();
  let query = tables(tx)
    .selectFrom('promiseHeads')
    .selectAll()
    .where(sql<boolean>`state in ('ticking', 'standing')`)
    .where('subjectKind', '=', filter.kind)
    .orderBy('sortDueAt')
    .orderBy('subjectId')
    .limit(filter.limit);
  if (filter.siteIds) query = query.where(sql<boolean>`site_id = any(${filter.siteIds}::uuid[])`);
  if (filter.departmentIds) {
    query = query.where(sql<boolean>`(department_id is null or department_id = any(${filter.departmentIds}::uuid[]))`);
  }
  if (filter.freeOrOwnedBy) {
    query = query.where(sql<boolean>`(owner_user_id is null or owner_user_id = ${filter.freeOrOwnedBy})`);
  }
  return query.execute();
}

/** Histories in which something is owed under a level or calendar, by subject, after a subject (CAL-5). */
export async function owedHistories(
  tx: Tx,
  of: { readonly levelId: string } | { readonly calendarId: string },
  afterId: string,
  limit: number,
): Promise<HistoryRow[]> {
  await tx.settle();
  const { rows } =
    'levelId' in of
      ? await sql<HistoryRow>`
          select * from promise_histories where owed and level_id = ${of.levelId} and subject_id > ${afterId}
          order by subject_id limit ${limit}`.execute(tx.db)
      : await sql<HistoryRow>`
          select h.* from (
            select distinct subject_kind, subject_id from promise_cycles
            where calendar_id = ${of.calendarId} and outcome = 'running' and subject_id > ${afterId}
            order by subject_id limit ${limit}) as c
          join promise_histories h using (subject_kind, subject_id) order by h.subject_id`.execute(tx.db);
  return rows;
}

/** Named one by one: rooms to the right may add columns of their own that are generated. */
const cycleKey = 'id subject_kind subject_id promise cycle_no';

const cycleColumns = `level_id level_revision_id calendar_id calendar_revision_id target_ms business started_at due_at
  breach_at stopped_at outcome cancel_reason standing_since_at elapsed_open_ms elapsed_wall_ms over_open_ms over_wall_ms
  ours_ms third_party_ms customer_ms closed_ms responsible_user_id resolved_by_user_id site_id department_id company_id
  person_id priority warn_at warn_percents warned next_warning_at breach_told_at
  step_at stepped`;

const headColumns = `cycle_id promise state due_at sort_due_at breach_at started_at stopped_at standing_since_at target_ms
  business level_id calendar_revision_id holidays_excluded elapsed_ms counted_from_at over_ms warn_percents site_id
  department_id owner_user_id`;

function listed(columns: string): string {
  return columns.split(/\s+/).join(', ');
}

function overwrite(columns: string): string {
  return columns
    .split(/\s+/)
    .map((column) => `${column} = excluded.${column}`)
    .join(', ');
}

/** The columns of rounds and of heads, for a statement that writes many contacts at once. */
export const clockColumns = {
  cycles: () => listed(`${cycleKey} ${cycleColumns}`),
  heads: () => listed(`subject_kind subject_id ${headColumns}`),
} as const;

/** Rows as JSON under their column names, for `jsonb_populate_recordset`. */
export function rowsAsJson(rows: readonly object[]): string {
  return jsonText(
    rows.map((row) => {
      const named: Record<string, unknown> = {};
      for (const [key, value] of Object.entries(row)) named[columnOf(key)] = value;
      return named;
    }),
  );
}

const columns = new Map<string, string>();

function columnOf(key: string): string {
  let column = columns.get(key);
  if (column === undefined) {
    column = key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    columns.set(key, column);
  }
  return column;
}
