import { sql } from 'kysely';
import type { Instant, Milliseconds } from '#core/platform/instant.ts';
import type { CancelReason, Outcome, PromiseName } from '#core/promise/clocks/promise.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type LogCursor, type LogOrder, pageInOrder } from './log-order.store.ts';
import type { ReportScope } from './report-scope.ts';
import { isInScope } from './scope-conditions.store.ts';

/** A promise with everything the log says of it; `o1` and `o2` are what it was sorted by. */
export interface LogRow {
  readonly id: string;
  readonly o1: string | number;
  readonly o2: string | number;
  readonly place: number;
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

/** A page of the log in an order (SLR-2): found by its cursor, so that the millionth row costs what the first does. */
export async function readLogRows(
  tx: Tx,
  scope: ReportScope,
  asked: LogOrder & { after: LogCursor | null; limit: number },
): Promise<readonly LogRow[]> {
  const result = await sql<LogRow>`
    with page as materialized (${await pageInOrder(tx, scope, asked)})
    select page.*, t.number as ticket_number, t.subject as ticket_subject, g.name as department, s.name as site,
      k.name as company, a.name as agent, r.name as resolver, l.name as level,
      coalesce(nullif(p.name, ''), (
        select address from person_addresses where person_id = p.id order by position limit 1)) as requester
    from (select row_number() over () as place, page.* from page) page
    left join tickets t on page.subject_kind = 'ticket' and t.id = page.subject_id
    left join persons p on p.id = page.person_id
    left join groups g on g.id = page.department_id
    left join sites s on s.id = page.site_id
    left join companies k on k.id = page.company_id
    left join users a on a.id = page.responsible_user_id
    left join users r on r.id = page.resolved_by_user_id
    left join levels l on l.id = page.level_id
    order by place ${plannedEachTime}`.execute(tx.db);
  return result.rows;
}

/** How many promises a scope holds (SLR-2). */
export async function countLogRows(tx: Tx, scope: ReportScope): Promise<number> {
  const result = await sql<{ count: number }>`
    select count(*) as count from promise_cycles c where ${isInScope(scope)} ${plannedEachTime}`.execute(tx.db);
  return result.rows[0]?.count ?? 0;
}
