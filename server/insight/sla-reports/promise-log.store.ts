import { sql } from 'kysely';
import type { LogColumn } from '#api/insight/sla-reports.ts';
import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { CancelReason, Outcome, PromiseName } from '#core/promise/clocks/promise.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ReportScope } from './report-scope.ts';
import { isInScope, type Sql } from './scope-conditions.store.ts';

/** A promise with everything the log says of it; `sortValue` is what it was sorted by. */
export interface LogRow {
  readonly id: string;
  readonly sortValue: string | number;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly ticketNumber: string | null;
  readonly ticketSubject: string | null;
  readonly requester: string | null;
  readonly department: string | null;
  readonly site: string | null;
  readonly company: string | null;
  readonly agent: string | null;
  readonly resolver: string | null;
  readonly level: string | null;
  readonly promise: PromiseName;
  readonly priority: string | null;
  readonly outcome: Outcome;
  readonly cancelReason: CancelReason | null;
  readonly startedAt: Instant;
  readonly dueAt: Instant | null;
  readonly stoppedAt: Instant | null;
  readonly business: boolean;
  readonly targetMs: Milliseconds;
  readonly elapsedOpenMs: Milliseconds;
  readonly elapsedWallMs: Milliseconds;
}

/** Where a page begins: after the row with this value and id. */
export interface LogCursor {
  readonly value: string | number;
  readonly id: string;
}

/** A page of the log in an order (SLR-2): found by its cursor, so that the millionth row costs what the first does. */
export async function readLogRows(
  tx: Tx,
  scope: ReportScope,
  asked: { sort: LogColumn; descending: boolean; after: LogCursor | null; limit: number },
): Promise<readonly LogRow[]> {
  const { value, join = sql`` } = sorting[asked.sort];
  const direction = asked.descending ? sql`desc` : sql`asc`;
  const after = asked.after === null ? sql`` : isAfter(asked.sort, value, asked.descending, asked.after);
  const result = await sql<LogRow>`
    with page as (
      select ${value} as sort_value, c.id, c.subject_kind, c.subject_id, c.person_id, c.department_id, c.site_id,
        c.company_id, c.responsible_user_id, c.resolved_by_user_id, c.level_id, c.promise, c.priority, c.outcome,
        c.cancel_reason, c.started_at, c.due_at, c.stopped_at, c.business, c.target_ms, c.elapsed_open_ms,
        c.elapsed_wall_ms
      from promise_cycles c ${join}
      where ${isInScope(scope)} ${after}
      order by ${value} ${direction}, c.id ${direction}
      limit ${asked.limit})
    select page.*, t.number as ticket_number, t.subject as ticket_subject, g.name as department, s.name as site,
      k.name as company, a.name as agent, r.name as resolver, l.name as level,
      coalesce(nullif(p.name, ''), (
        select address from person_addresses where person_id = p.id order by position limit 1)) as requester
    from page
    left join tickets t on page.subject_kind = 'ticket' and t.id = page.subject_id
    left join persons p on p.id = page.person_id
    left join groups g on g.id = page.department_id
    left join sites s on s.id = page.site_id
    left join companies k on k.id = page.company_id
    left join users a on a.id = page.responsible_user_id
    left join users r on r.id = page.resolved_by_user_id
    left join levels l on l.id = page.level_id
    order by page.sort_value ${asked.sort in numeric ? sql`` : sql`collate "sv-x-icu"`} ${direction}, page.id ${direction}`.execute(
    tx.db,
  );
  return result.rows;
}

/** How many promises a scope holds (SLR-2). */
export async function countLogRows(tx: Tx, scope: ReportScope): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*) as count from promise_cycles c where ${isInScope(scope)}`.execute(tx.db);
  return result.rows[0]?.count ?? 0;
}

/** The columns whose values are numbers; the others are texts in the order of the language's alphabet. */
const numeric = { started: true, due: true, closed: true, margin: true, decided: true } as const;

function isAfter(sort: LogColumn, value: Sql, descending: boolean, after: LogCursor): Sql {
  const than = descending ? sql`<` : sql`>`;
  const given = sort in numeric ? sql`${after.value}::bigint` : sql`${after.value}::text`;
  return sql`and (${value}, c.id) ${than} (${given}, ${after.id}::uuid)`;
}

/** Later than any instant: what has no end is sorted last. */
const NO_INSTANT = sql.raw('8640000000000000');
/** What is still open past due has passed its target by more than anything that has stopped, the oldest miss by most. */
const OPEN_MARGIN = sql.raw('8000000000000000');

const byName = (column: string) => sql`lower(coalesce(${sql.ref(column)}, '')) collate "sv-x-icu"`;
const ticketJoin = sql`left join tickets t on c.subject_kind = 'ticket' and t.id = c.subject_id`;

const sorting: Readonly<Record<LogColumn, { readonly value: Sql; readonly join?: Sql }>> = {
  requester: {
    value: sql`lower(coalesce(nullif(p.name, ''), (
      select address from person_addresses where person_id = p.id order by position limit 1), '')) collate "sv-x-icu"`,
    join: sql`left join persons p on p.id = c.person_id`,
  },
  // By prefix, then by the running number as a number.
  ticket: {
    value: sql`(coalesce(regexp_replace(t.number, '[0-9]+$', ''), '') || lpad(coalesce(substring(t.number from '[0-9]+$'), ''), 15, '0')) collate "sv-x-icu"`,
    join: ticketJoin,
  },
  department: { value: byName('g.name'), join: sql`left join groups g on g.id = c.department_id` },
  agent: { value: byName('a.name'), join: sql`left join users a on a.id = c.responsible_user_id` },
  resolver: { value: byName('r.name'), join: sql`left join users r on r.id = c.resolved_by_user_id` },
  level: { value: byName('l.name'), join: sql`left join levels l on l.id = c.level_id` },
  promise: { value: sql`c.promise collate "sv-x-icu"` },
  outcome: { value: sql`c.outcome collate "sv-x-icu"` },
  started: { value: sql`c.started_at` },
  due: { value: sql`coalesce(c.due_at, ${NO_INSTANT})` },
  closed: { value: sql`coalesce(c.stopped_at, ${NO_INSTANT})` },
  margin: {
    value: sql`case when c.outcome = 'running' then c.breach_at - ${OPEN_MARGIN}
      when c.business then c.target_ms - c.elapsed_open_ms else c.target_ms - c.elapsed_wall_ms end`,
  },
  decided: { value: sql`c.decided_at` },
};
