import { type RawBuilder, sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { TicketRecord } from './tickets.store.ts';

/** A ticket as a list needs it: with the names of its people. */
export interface ListedTicket extends TicketRecord {
  readonly personName: string | null;
  readonly personVip: boolean | null;
  readonly personLanguage: string | null;
  readonly personAddress: string | null;
  readonly personNumber: string | null;
  readonly companyName: string | null;
  readonly companyVip: boolean | null;
  readonly sortDueAt: Instant | null;
}

/** What a list is narrowed by, as SQL that speaks of tickets as `t`. */
export type Narrowing = readonly RawBuilder<unknown>[];

/** A place in a list: the key and the id of a row. */
export interface Place {
  readonly key: number;
  readonly id: string;
  /** In the list by due: past the promised ones, among those nothing is promised about. */
  readonly unpromised: boolean;
}

/** Which part of a list is read: beyond a place or from its end, past so many; going back, the nearest row comes first. */
export interface Slice {
  readonly beyond: Place | undefined;
  readonly back: boolean;
  readonly skip: number;
  readonly limit: number;
}

const names = sql`p.name as person_name, p.vip as person_vip, p.language as person_language,
  (select address from person_addresses a where a.person_id = p.id order by position limit 1) as person_address,
  (select number from person_numbers n where n.person_id = p.id order by position limit 1) as person_number,
  c.name as company_name, c.vip as company_vip`;
const people = sql`left join persons p on p.id = t.person_id left join companies c on c.id = t.company_id`;
/** The people of listed tickets, for lists in another order. */
export const listPeople = { names, joined: people };
const running = sql`h.subject_kind = 'ticket' and h.state in ('ticking', 'standing')`;

/** Which tickets with a running promise: all, those due in a while, or those whose clock stands past its promise. */
export type DueWithin = { readonly from: Instant; readonly until: Instant } | 'standing and missed' | undefined;

/** Tickets with a running promise, due first first, standing clocks last; or only those due in a while. One scan of one index (SLA-7). */
export async function listPromised(
  tx: Tx,
  narrowing: Narrowing,
  slice: Slice,
  due?: DueWithin,
): Promise<ListedTicket[]> {
  const { beyond: place, back } = slice;
  const from =
    place === undefined
      ? sql`true`
      : sql`(coalesce(h.sort_due_at, ${NEVER}), h.subject_id) ${beyondOf(back)} (${place.key}::bigint, ${place.id}::uuid)
            and ${nearTo(place, back)}`;
  const way = back ? sql`desc nulls first` : sql`asc nulls last`;
  const { rows } = await sql<ListedTicket>`
    with page as materialized (
      select h.subject_id, h.sort_due_at from promise_heads h join tickets t on t.id = h.subject_id
      where ${promisedWithin(tx, due)} and ${and(narrowing)} and ${from}
      order by h.sort_due_at ${way}, h.subject_id ${wayOf(back)} ${part(slice)})
    select t.*, page.sort_due_at, ${names} from page join tickets t on t.id = page.subject_id ${people}
    order by page.sort_due_at ${way}, t.id ${wayOf(back)} ${plannedEachTime}`.execute(tx.db);
  return rows;
}

/** How many tickets with a running promise a narrowing finds. */
export async function countPromised(tx: Tx, narrowing: Narrowing, due?: DueWithin): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from promise_heads h join tickets t on t.id = h.subject_id
    where ${promisedWithin(tx, due)} and ${and(narrowing)} ${plannedEachTime}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** Tickets nothing is promised about, oldest first: the rest of the list by due. */
export async function listUnpromised(tx: Tx, narrowing: Narrowing, slice: Slice): Promise<ListedTicket[]> {
  const { beyond: place, back } = slice;
  const from =
    place === undefined
      ? sql`true`
      : sql`(t.created_at, t.id) ${beyondOf(back)} (${place.key}::bigint, ${place.id}::uuid)`;
  const { rows } = await sql<ListedTicket>`
    with page as materialized (
      select t.id from tickets t where ${unpromised(narrowing)} and ${from}
      order by t.created_at ${wayOf(back)}, t.id ${wayOf(back)} ${part(slice)})
    select t.*, null::bigint as sort_due_at, ${names} from page join tickets t on t.id = page.id ${people}
    order by t.created_at ${wayOf(back)}, t.id ${wayOf(back)} ${plannedEachTime}`.execute(tx.db);
  return rows;
}

/** How many tickets a narrowing finds that nothing is promised about. */
export async function countUnpromised(tx: Tx, narrowing: Narrowing): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from tickets t where ${unpromised(narrowing)} ${plannedEachTime}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** Tickets by an instant or the rank of their priority. */
export async function listSorted(
  tx: Tx,
  narrowing: Narrowing,
  by: {
    readonly sort: 'created' | 'changed' | 'priority';
    readonly descending: boolean;
    readonly alsoDone: boolean;
  },
  slice: Slice,
): Promise<ListedTicket[]> {
  const key = { created: sql`t.created_at`, changed: sql`t.changed_at`, priority: sql`r.position` }[by.sort];
  const falling = by.descending !== slice.back;
  const way = wayOf(falling);
  const from =
    slice.beyond === undefined
      ? sql`true`
      : sql`(${key}, t.id) ${beyondOf(falling)} (${slice.beyond.key}::bigint, ${slice.beyond.id}::uuid)`;
  const found = sql`where ${and(narrowing)} and ${from}`;
  const ordered = sql`order by key ${way}, id ${way}`;
  const atMost = sql.lit(slice.skip + slice.limit);
  // Priorities are few: the first of each, then the first of those.
  const page =
    by.sort === 'priority'
      ? sql`select t.id, r.position::bigint as key from priorities r, lateral (
          select t.id from tickets t ${found} and t.priority = r.id order by t.id ${way} limit ${atMost}) t ${ordered}`
      : by.alsoDone
        ? // The first of the open and of the done, each by its own index, then the first of those.
          sql`select t.id, t.key from (values ('open'), ('done')) f (folder), lateral (
              select t.id, ${key} as key from tickets t ${found} and t.folder = f.folder ${ordered} limit ${atMost}) t
            ${ordered}`
        : sql`select t.id, ${key} as key from tickets t ${found} ${ordered}`;
  const { rows } = await sql<ListedTicket>`
    with page as materialized (${page} ${part(slice)})
    select t.*, page.key as sort_due_at, ${names} from page join tickets t on t.id = page.id ${people}
    order by page.key ${way}, t.id ${way} ${plannedEachTime}`.execute(tx.db);
  return rows;
}

function promisedWithin(tx: Tx, due: DueWithin): RawBuilder<unknown> {
  if (due === undefined) return running;
  return due === 'standing and missed'
    ? sql`${running} and h.state = 'standing' and h.breach_at <= ${tx.now}`
    : sql`${running} and h.sort_due_at >= ${due.from} and h.sort_due_at < ${due.until}`;
}

function unpromised(narrowing: Narrowing): RawBuilder<unknown> {
  return sql`${and(narrowing)} and not exists (select 1 from promise_heads h where h.subject_id = t.id and ${running})`;
}

/** Says once more what the place says, in words the index can be entered by. */
function nearTo({ key }: Place, back: boolean): RawBuilder<unknown> {
  if (!back) return sql`(h.sort_due_at is null or h.sort_due_at >= ${key}::bigint)`;
  return key === NEVER ? sql`true` : sql`h.sort_due_at <= ${key}::bigint`;
}

const wayOf = (falling: boolean) => (falling ? sql`desc` : sql`asc`);
const beyondOf = (falling: boolean) => (falling ? sql`<` : sql`>`);
const part = ({ skip, limit }: Slice) => sql`offset ${sql.lit(skip)} limit ${sql.lit(limit)}`;

/** These tickets as a list shows them, in no order. */
export async function listByIds(tx: Tx, ids: readonly string[]): Promise<ListedTicket[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<ListedTicket>`
    select t.*, null::bigint as sort_due_at, ${names} from tickets t ${people}
    where t.id = any(${ids}::uuid[])`.execute(tx.db);
  return rows;
}

type OtherCounts = Record<'dueSoon' | 'overdue' | 'closedToday' | 'spam' | 'deleted' | 'mentioned', number>;

/** How many tickets the views hold that the counts of open tickets do not tell: by the clock, by day, aside. */
export async function countOthers(
  tx: Tx,
  narrowing: Narrowing,
  asked: { readonly userId: string; readonly soonAt: Instant; readonly dayStart: Instant },
): Promise<OtherCounts> {
  const seen = and(narrowing);
  const count = (what: RawBuilder<unknown>, as: string) => sql`(select count(*)::int ${what}) as ${sql.raw(as)}`;
  const heads = sql`from promise_heads t where t.state in ('ticking', 'standing') and t.subject_kind = 'ticket' and ${seen}`;
  const { rows } = await sql<OtherCounts>`select
    ${count(sql`${heads} and t.sort_due_at >= ${tx.now} and t.sort_due_at < ${asked.soonAt}`, 'due_soon')},
    ${count(sql`${heads} and t.breach_at <= ${tx.now}`, 'overdue')},
    ${count(sql`from tickets t where t.folder = 'done' and t.closed_at >= ${asked.dayStart} and ${seen}`, 'closed_today')},
    ${count(sql`from tickets t where t.folder = 'spam' and ${seen}`, 'spam')},
    ${count(sql`from tickets t where t.folder = 'deleted' and ${seen}`, 'deleted')},
    ${count(
      sql`from ticket_mentions m join tickets t on t.id = m.ticket_id
        where m.user_id = ${asked.userId} and t.folder in ('open', 'done') and ${seen}`,
      'mentioned',
    )} ${plannedEachTime}`.execute(tx.db);
  const [row] = rows;
  if (row === undefined) throw new Error('Counting answered nothing.');
  return row;
}

/** How many tickets a narrowing finds, at most so many where a most is given. */
export async function countUpTo(tx: Tx, narrowing: Narrowing, most?: number): Promise<number> {
  const upTo = most === undefined ? sql`` : sql`limit ${sql.lit(most)}`;
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 from tickets t where ${and(narrowing)} ${upTo}) found
    ${plannedEachTime}`.execute(tx.db);
  return rows[0]?.count ?? 0;
}

/** How many open tickets each status holds. */
export async function countStatuses(tx: Tx, narrowing: Narrowing): Promise<{ statusId: string; count: number }[]> {
  const { rows } = await sql<{ statusId: string; count: number }>`
    select t.status_id, count(*)::int as count from tickets t where ${and(narrowing)} group by t.status_id`.execute(
    tx.db,
  );
  return rows;
}

/** What an agent should take up now: nobody's in their groups or in none, and their own that the customer waits on. */
export function toDo(tx: Tx, userId: string, groupIds: readonly string[]): RawBuilder<unknown> {
  return sql`(t.category in ('new', 'open', 'queued') and (t.snoozed_until_at is null or t.snoozed_until_at <= ${tx.now})
    and (t.owner_id = ${userId} or (t.owner_id is null and (t.group_id is null or t.group_id = any(${groupIds}::uuid[])))))`;
}

/**
 * Sorts after every instant.
 *
 * Limits are written into the statements, not handed over: a prepared plan that does not know its limit reckons with a
 * tenth of the table and sorts it.
 */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** All of a narrowing at once. */
export function and(narrowing: Narrowing): RawBuilder<unknown> {
  return narrowing.length === 0 ? sql`true` : sql.join([...narrowing], sql` and `);
}
