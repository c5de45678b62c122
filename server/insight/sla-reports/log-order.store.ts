import { sql } from 'kysely';
import type { LogColumn } from '#api/insight/sla-reports.ts';
import { subjectKinds } from '#core/promise/clocks/subject.ts';
import { alphabetOf } from '#server/platform/db/alphabet.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { ReportScope } from './report-scope.ts';
import { isLongWalk } from './log-walk.store.ts';
import { isAmong, isInScope, isNarrowed, periodColumn, type Sql } from './scope-conditions.store.ts';

/** What the log is sorted by, and which way (SLR-2). */
export interface LogOrder {
  readonly sort: LogColumn;
  readonly descending: boolean;
}

/** Where a page begins: after the row with these values and this id. */
export interface LogCursor {
  readonly o1: string | number;
  readonly o2: string | number;
  readonly id: string;
}

/** The orders whose first value is a number; in the others it is a text. */
export const numericOrders: readonly LogColumn[] = ['started', 'due', 'closed', 'margin', 'decided'];

/** So few promises are sorted as they are; more are walked through in the order of an index. */
const FEW = 4_000;

/**
 * The promises of a page in an order, as a query with the columns of the log (SLR-2).
 *
 * Every order is (o1, o2, id). Instants and margins stand in an index as they are. A name's promises stand together in
 * theirs, by the instant they were decided, so the names are walked through in their order and no name costs more than
 * a page of rows. What is still open past due is few, and sorted beside.
 */
export async function pageInOrder(
  tx: Tx,
  scope: ReportScope,
  asked: LogOrder & { after: LogCursor | null; limit: number },
): Promise<Sql> {
  const way = asked.descending ? sql`desc` : sql`asc`;
  const than = asked.descending ? sql`<` : sql`>`;
  const page: Page = { ...asked, scope, way, than, names: alphabetOf(tx), walks: false };
  const plain = plainOrders[asked.sort];
  if (plain || asked.sort === 'ticket') {
    const walking = { ...page, walks: (await isAlong(tx, page)) && !(await isLong(tx, page)) };
    return plain
      ? merged(page, [branch(walking, plain, CLOSED), branch(walking, plain.whenOpen ?? plain, OPEN)])
      : merged(page, bySubject(walking));
  }
  if ((await areFew(tx, scope)) || (await isLong(tx, page))) return merged(page, [sorted(page)]);
  return asked.sort === 'requester' ? byRequester(page) : byName(page, namedOrders[asked.sort as NamedColumn]);
}

/** Whether the index of an order may be walked through: its period is a stretch of it, or most of what there is. */
async function isAlong(tx: Tx, { sort, scope }: Page): Promise<boolean> {
  const ofPeriod = scope.by === 'decided' ? 'decided' : 'started';
  return sort === ofPeriod || isMost(tx, scope);
}

/** Whether a page in its order would be found only after passing by too much that is not asked for. */
async function isLong(tx: Tx, page: Page): Promise<boolean> {
  const { scope, sort, way, than, limit, after: cursor, names } = page;
  if (!isNarrowed(scope)) return false;
  const { value, join, letters } = orderValue(sort, names);
  const beyond = cursor === null ? sql`true` : sql`(${value}) ${letters} ${than}= ${cursor.o1}`;
  const order = sql`(${value}) ${letters} ${way}, c.decided_at ${way}`;
  const from = sql`${CLOSED} and ${beyond} and ${isOfNames(scope, namedOrders[sort as NamedColumn])}`;
  return isLongWalk(tx, scope, { order, join, from, rows: limit });
}

/** What an order sorts by first, as SQL over `promise_cycles c` and what it joins. */
function orderValue(sort: LogColumn, names: Sql): { readonly value: Sql; readonly join: Sql; readonly letters: Sql } {
  const plain = plainOrders[sort];
  if (plain) return { value: plain.o1, join: sql``, letters: sql`` };
  if (sort === 'ticket') return { value: sql`c.subject_kind || c.subject_id`, join: sql``, letters: sql`collate "C"` };
  return { ...(sort === 'requester' ? requesterValue : nameValue(sort as NamedColumn)), letters: names };
}

interface Page extends LogOrder {
  /** The alphabet of whoever asks. */
  readonly names: Sql;
  readonly after: LogCursor | null;
  readonly limit: number;
  readonly scope: ReportScope;
  readonly way: Sql;
  readonly than: Sql;
  /** Whether the period holds most of what there is: then an index is walked through; else the period is sorted. */
  readonly walks: boolean;
}

interface PlainOrder {
  readonly o1: Sql;
}

const CLOSED = sql`c.outcome <> 'running'`;
const OPEN = sql`c.outcome = 'running'`;
/** Later than any instant: what has no end is sorted last. */
const NO_INSTANT = sql.raw('8640000000000000');
/** What is still open past due has passed its target by more than anything that has stopped, the oldest miss by most. */
const OPEN_MARGIN = sql.raw('8000000000000000');

const columns = sql`c.id, c.subject_kind, c.subject_id, c.person_id, c.department_id, c.site_id, c.company_id,
  c.responsible_user_id, c.resolved_by_user_id, c.level_id, c.promise, c.priority, c.outcome, c.cancel_reason,
  c.started_at, c.due_at, c.stopped_at, c.business, c.target_ms, c.elapsed_open_ms, c.elapsed_wall_ms`;

/** Orders by what a promise itself says. */
const plainOrders: Partial<Readonly<Record<LogColumn, PlainOrder & { readonly whenOpen?: PlainOrder }>>> = {
  started: { o1: sql`c.started_at` },
  due: { o1: sql`coalesce(c.due_at, ${NO_INSTANT})` },
  closed: { o1: sql`coalesce(c.stopped_at, ${NO_INSTANT})` },
  margin: {
    o1: sql`(c.target_ms - case when c.business then c.elapsed_open_ms else c.elapsed_wall_ms end)`,
    whenOpen: { o1: sql`c.breach_at - ${OPEN_MARGIN}` },
  },
  decided: { o1: sql`c.decided_at` },
};

type NamedColumn = Exclude<LogColumn, 'started' | 'due' | 'closed' | 'margin' | 'decided' | 'ticket' | 'requester'>;

/** An order by the name of something: the column that holds its id, the table that holds its name, if any, and how a scope asks for it. */
interface NamedOrder {
  readonly key: Sql;
  readonly table?: Sql;
  readonly asked?: 'department' | 'agent' | 'resolver' | 'level' | 'promise';
}

const namedOrders: Readonly<Record<NamedColumn, NamedOrder>> = {
  department: { key: sql`c.department_id`, table: sql`groups`, asked: 'department' },
  agent: { key: sql`c.responsible_user_id`, table: sql`users`, asked: 'agent' },
  resolver: { key: sql`c.resolved_by_user_id`, table: sql`users`, asked: 'resolver' },
  level: { key: sql`c.level_id`, table: sql`levels`, asked: 'level' },
  promise: { key: sql`c.promise`, asked: 'promise' },
  outcome: { key: sql`c.outcome` },
};

/** Of an order by name, only the promises of the names that are asked for: no other is walked through. */
function isOfNames(scope: ReportScope, order: NamedOrder | undefined, key = order?.key): Sql {
  const asked = order?.asked === undefined ? null : scope[order.asked];
  return (asked && key && isAmong(asked, key, order?.table ? 'uuid' : 'text')) ?? sql`true`;
}

/** Rows of one kind in an order that an index gives. */
function branch(page: Page, { o1 }: PlainOrder, kind: Sql): Sql {
  const after =
    page.after === null
      ? sql``
      : sql`and (${o1}, c.id) ${page.than} (${page.after.o1}::bigint, ${page.after.id}::uuid)`;
  return sql`(select (${o1})::bigint as o1, 0::bigint as o2, ${columns} from promise_cycles c
    where ${kind} and ${isInScope(page.scope)} ${after}
    order by ${page.walks ? o1 : sql`(${o1}) + 0`} ${page.way}, c.id ${page.way} limit ${page.limit})`;
}

/**
 * By ticket: by its age, which is the order of running numbers. Kind by kind, as one comparison over both misleads the
 * planner, who then believes nothing to be left.
 */
function bySubject(page: Page): readonly Sql[] {
  const { scope, way, than, limit, after: cursor } = page;
  return subjectKinds
    .filter((kind) => cursor === null || kind === cursor.o1 || kind < cursor.o1 === page.descending)
    .map((kind) => {
      const after =
        cursor?.o1 === kind
          ? sql`and c.subject_id ${than}= ${cursor.o2}::uuid
              and (c.subject_id, c.id) ${than} (${cursor.o2}::uuid, ${cursor.id}::uuid)`
          : sql``;
      return sql`(select c.subject_kind as o1, c.subject_id::text as o2, ${columns} from promise_cycles c
        where c.subject_kind = ${kind} and ${isInScope(scope)} ${after}
        order by ${page.walks ? sql`c.subject_id` : sql`greatest(c.subject_id, c.subject_id)`} ${way}, c.id ${way} limit ${limit})`;
    });
}

/** Branches as one page; texts in the order of the language's alphabet. */
function merged({ sort, way, limit, names }: Page, branches: readonly Sql[]): Sql {
  const letters = numericOrders.includes(sort) ? sql`` : names;
  return sql`select * from (${sql.join(branches, sql` union all `)}) as branches
    order by o1 ${letters} ${way}, o2 ${sort === 'ticket' ? sql`collate "C"` : sql``} ${way}, id ${way} limit ${limit}`;
}

/** A period of less than this share of all time would make a walk pass by more than it finds. */
const MOST = 0.8;

/** Whether a period covers most of the time there are promises of; without bounds it does. */
async function isMost(tx: Tx, scope: ReportScope): Promise<boolean> {
  const { from, to } = scope.period;
  if (from === null && to === null) return true;
  const at = periodColumn(scope);
  const result = await sql<{ first: number | null; last: number | null }>`
    select (select ${at} from promise_cycles c where ${at} is not null order by 1 limit 1) as first,
      (select ${at} from promise_cycles c where ${at} is not null order by 1 desc limit 1) as last`.execute(tx.db);
  const { first, last } = result.rows[0] ?? { first: null, last: null };
  if (first === null || last === null || last <= first) return true;
  return Math.min(to ?? last, last) - Math.max(from ?? first, first) >= MOST * (last - first);
}

async function areFew(tx: Tx, scope: ReportScope): Promise<boolean> {
  const result = await sql<{ count: number }>`
    select count(*) as count from (
      select 1 from promise_cycles c where ${isInScope(scope)} limit ${FEW + 1}) as found ${plannedEachTime}`.execute(
    tx.db,
  );
  return (result.rows[0]?.count ?? 0) <= FEW;
}

/** All promises, sorted. */
function sorted(page: Page): Sql {
  const { value, join } = orderValue(page.sort, page.names);
  return sql`(select ${value} as o1, c.decided_at as o2, ${columns} from promise_cycles c ${join}
    where ${isInScope(page.scope)} ${after(page, sql`(${value}) ${page.names}`)}
    order by (${value}) ${page.names} ${page.way}, c.decided_at ${page.way}, c.id ${page.way} limit ${page.limit})`;
}

function nameValue(sort: NamedColumn): { value: Sql; join: Sql } {
  const { key, table } = namedOrders[sort];
  return table === undefined
    ? { value: sql`coalesce(${key}, '')`, join: sql`` }
    : { value: sql`lower(coalesce(n.name, ''))`, join: sql`left join ${table} n on n.id = ${key}` };
}

/** Many promises by a name: name after name, and of each no more than a page. */
function byName(page: Page, order: NamedOrder): Sql {
  const { key, table } = order;
  const { scope, way, than, limit } = page;
  const name = table === undefined ? sql`keys.key` : sql`lower(coalesce(n.name, ''))`;
  const join = table === undefined ? sql`` : sql`left join ${table} n on n.id = keys.key`;
  const ahead = page.after === null ? sql`` : sql`where names.name ${than}= ${page.after.o1}::text`;
  // Every key there is, by one step into the index for each; of outcomes only those that are asked for.
  const isOutcome = page.sort === 'outcome';
  const keys = isOutcome
    ? outcomeKeys(scope)
    : sql`
    with recursive steps(key) as (
      (select ${key} from promise_cycles c where ${CLOSED} and ${key} is not null order by 1 limit 1)
      union all
      select (select ${key} from promise_cycles c where ${CLOSED} and ${key} > steps.key order by 1 limit 1)
      from steps where steps.key is not null)
    select key from steps where key is not null
    union select ${key} from promise_cycles c where ${OPEN} and ${key} is not null`;
  const of = (kind: Sql, which: Sql) => sql`(
    select c.decided_at as o2, ${columns} from promise_cycles c
    where ${which} and ${kind} and ${isInScope(scope)} ${after(page, sql`(name) ${page.names}`)}
    order by c.decided_at ${way}, c.id ${way} limit ${limit})`;
  const nameless = sql`(
    select '' as o1, found.* from (select '' as name) as none cross join lateral (
      ${of(CLOSED, sql`${key} is null`)} union all ${of(OPEN, sql`${key} is null`)}) as found)`;
  // No order outside: names come in theirs, those of one name together, and the walk ends with the page. A sort there
  // would walk through every name first.
  const named = sql`(
    select names.name as o1, found.* from (
      select names.name, array_agg(names.key) as keys from (
        select keys.key, (${name}) ${page.names} as name from (${keys}) as keys ${join}
        where ${isOfNames(scope, order, sql`keys.key`)}) as names ${ahead}
      group by names.name order by names.name ${way} offset 0) as names
    cross join lateral (
      select own.* from unnest(names.keys) as one (key) cross join lateral (
        ${of(CLOSED, sql`${key} = one.key ${isOutcome ? sql`and one.key <> 'running'` : sql``}`)}
        union all ${of(OPEN, sql`${key} = one.key ${isOutcome ? sql`and one.key = 'running'` : sql``}`)}) as own
      order by own.o2 ${way}, own.id ${way} limit ${limit}) as found
    limit ${limit})`;
  return merged(page, [nameless, named]);
}

function outcomeKeys({ outcomes }: ReportScope): Sql {
  const asked = outcomes?.map((one) => (one === 'overdue' ? 'running' : one)) ?? [
    'met',
    'missed',
    'running',
    'cancelled',
  ];
  return sql`select unnest(${asked}::text[]) as key`;
}

/**
 * Whom a promise was made to, as a text to sort by: nobody known, then those without a name by their first address,
 * then the others by name.
 */
const requesterValue = {
  value: sql`case when p.name <> '' then '2' || lower(p.name) when a.address is not null then '1' || a.address else '' end`,
  join: sql`left join persons p on p.id = c.person_id
    left join person_addresses a on a.person_id = p.id and a.position = 0 and p.name = ''`,
};

/** Many promises by requester: person after person in the order of names, and of each no more than a page. */
function byRequester(page: Page): Sql {
  const { scope, way, than, limit } = page;
  const begin = page.after === null ? null : String(page.after.o1);
  /** From which person of a kind on the page begins: all of them, none, or those from the cursor's own. */
  const from = (kind: '1' | '2', value: Sql) => {
    const reached = begin?.slice(0, 1) ?? '';
    if (begin !== null && reached === kind) return sql`and ${value} ${than}= ${begin.slice(1)}::text`;
    const isPassed = begin !== null && (page.descending ? reached < kind : reached > kind);
    return isPassed ? sql`and false` : sql``;
  };
  const of = (kind: Sql, which: Sql) => sql`(
    select c.decided_at as o2, ${columns} from promise_cycles c
    where ${which} and ${kind} and ${isInScope(scope)} ${after(page, sql`(who.o1) ${page.names}`)}
    order by c.decided_at ${way}, c.id ${way} limit ${limit})`;
  // Ordered by the very expression of the index: only so does the database stop after a page of persons.
  const each = (people: Sql) => sql`(
    select who.o1, found.* from (${people}) as who cross join lateral (
      ${of(CLOSED, sql`c.person_id = who.id`)} union all ${of(OPEN, sql`c.person_id = who.id`)}) as found
    order by who.key ${way}, found.o2 ${way}, found.id ${way} limit ${limit})`;
  const known = each(sql`select p.id, lower(p.name) ${page.names} as key, '2' || lower(p.name) as o1 from persons p
    where p.name <> '' ${from('2', sql`lower(p.name) ${page.names}`)}`);
  const addressed = each(sql`select p.id, a.address ${page.names} as key, '1' || a.address as o1 from person_addresses a
    join persons p on p.id = a.person_id and p.name = ''
    where a.position = 0 ${from('1', sql`a.address ${page.names}`)}`);
  const nameless = each(sql`select p.id, '' as key, '' as o1 from persons p
    where p.name = '' and not exists (select from person_addresses a where a.person_id = p.id and a.position = 0)`);
  const nobody = sql`(
    select '' as o1, found.* from (select '' as o1) as who cross join lateral (
      ${of(CLOSED, sql`c.person_id is null`)} union all ${of(OPEN, sql`c.person_id is null`)}) as found)`;
  return merged(page, [nobody, nameless, addressed, known]);
}

/** The rows after the cursor in an order by a text, the instant of decision and the id. */
function after({ after: cursor, than }: Page, text: Sql): Sql {
  return cursor === null
    ? sql``
    : sql`and (${text}, c.decided_at, c.id) ${than} (${cursor.o1}::text, ${cursor.o2}::bigint, ${cursor.id}::uuid)`;
}
