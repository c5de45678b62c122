import { type RawBuilder, sql } from 'kysely';
import type { Among, ReportScope } from './report-scope.ts';

/** A piece of SQL. */
export type Sql = RawBuilder<unknown>;

/** The instant of a promise by which a scope puts it in a period, as SQL over `promise_cycles c`. */
export function periodColumn(scope: ReportScope): Sql {
  return scope.by === 'decided' ? sql`c.decided_at` : sql`c.started_at`;
}

/** The promises of a scope, as a condition over `promise_cycles c`: only those with a verdict by now. */
export function isInScope(scope: ReportScope): Sql {
  return sql`${isInPeriod(scope)} and ${isAskedFor(scope)}`;
}

/** The promises of a scope's period, whatever else it asks for. */
export function isInPeriod(scope: ReportScope): Sql {
  const { period, now } = scope;
  const at = periodColumn(scope);
  return all([
    sql`c.decided_at <= ${now}`,
    period.from === null ? null : sql`${at} >= ${period.from}`,
    period.to === null ? null : sql`${at} < ${period.to}`,
  ]);
}

/** What a scope asks for beside its period. */
export function isAskedFor(scope: ReportScope): Sql {
  return all(conditionsOf(scope));
}

/** Whether a scope asks for something beside its period and that there be a verdict of met or missed. */
export function isNarrowed(scope: ReportScope): boolean {
  const { outcomes } = scope;
  const narrows = conditionsOf({ ...scope, outcomes: null }).some((one) => one !== null);
  return narrows || (outcomes !== null && !(outcomes.includes('met') && outcomes.includes('missed')));
}

function conditionsOf(scope: ReportScope): readonly (Sql | null)[] {
  const { reach } = scope;
  return [
    reach === 'everywhere' ? null : sql`c.site_id = any(${[...reach]}::uuid[])`,
    scope.outcomes === null
      ? null
      : sql`c.outcome = any(${scope.outcomes.map((one) => (one === 'overdue' ? 'running' : one))}::text[])`,
    isAmong(scope.site, sql`c.site_id`, 'uuid'),
    isAmong(scope.department, sql`c.department_id`, 'uuid'),
    isAmong(scope.level, sql`c.level_id`, 'uuid'),
    isAmong(scope.promise, sql`c.promise`, 'text'),
    isAmong(scope.priority, sql`c.priority`, 'text'),
    isAmong(scope.agent, sql`c.responsible_user_id`, 'uuid'),
    isAmong(scope.resolver, sql`c.resolved_by_user_id`, 'uuid'),
    isAmong(scope.company, sql`c.company_id`, 'uuid'),
    isOfTicket(scope.type, sql`t.type_id`, 'text'),
    isOfTicket(scope.template, sql`t.template_id`, 'uuid'),
    scope.anyGoal === undefined ? null : isOfAnyGoal(scope.anyGoal),
  ];
}

function all(conditions: readonly (Sql | null)[]): Sql {
  const hold = conditions.filter((one) => one !== null);
  return hold.length === 0 ? sql`true` : sql`${sql.join(hold, sql` and `)}`;
}

/** Whether a column has one of the values that are let in; null when all are. */
export function isAmong(among: Among | null, column: Sql, type: 'uuid' | 'text'): Sql | null {
  if (among === null) return null;
  const listed = type === 'uuid' ? sql`any(${among.values}::uuid[])` : sql`any(${among.values}::text[])`;
  return among.orNone ? sql`(${column} = ${listed} or ${column} is null)` : sql`${column} = ${listed}`;
}

/** No goal at all lets nothing in. */
function isOfAnyGoal(goals: NonNullable<ReportScope['anyGoal']>): Sql {
  const each = goals.map(
    ({ promises, priorities }) => sql`(
      ${promises.length === 0 ? sql`true` : sql`c.promise = any(${promises}::text[])`}
      and ${priorities.length === 0 ? sql`true` : sql`c.priority = any(${priorities}::text[])`})`,
  );
  return each.length === 0 ? sql`false` : sql`(${sql.join(each, sql` or `)})`;
}

/** The type and the template of a promise's ticket are the ticket's own, as they are now. */
function isOfTicket(among: Among | null, column: Sql, kind: 'uuid' | 'text'): Sql | null {
  const one = isAmong(among, column, kind);
  return one === null
    ? null
    : sql`exists (select from tickets t where c.subject_kind = 'ticket' and t.id = c.subject_id and ${one})`;
}
