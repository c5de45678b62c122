import { type RawBuilder, sql } from 'kysely';
import type { TicketFilter, View } from '#api/desk/tickets.ts';
import type { Caller, Reach } from '#core/platform/caller.ts';
import { HOUR, type Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type Narrowing, toDo } from './ticket-list.store.ts';

/** Due within this is *due soon* (SLA-7). */
export const SOON = HOUR;

/** What is read before a filter can be said: when the day began, and what own fields are. */
export interface FilterGrounds {
  readonly dayStart: Instant;
  readonly own: Narrowing;
}

/** A filter of the wire as conditions on tickets the caller may see (TKT-8). */
export function narrowingOf(
  tx: Tx,
  caller: Caller,
  filter: TicketFilter,
  sites: Reach,
  { dayStart, own }: FilterGrounds,
): Narrowing {
  const is: RawBuilder<unknown>[] = [...viewOf(tx, caller, filter.view, dayStart), ...seenAt(sites), ...own];
  const list = (text: string) => text.split(',').filter((part) => part !== '');
  if (filter.siteId !== undefined) is.push(sql`t.site_id = ${filter.siteId}`);
  if (filter.groupId !== undefined) is.push(sql`t.group_id = ${filter.groupId}`);
  if (filter.owner === 'nobody') is.push(sql`t.owner_id is null`);
  else if (filter.owner === 'me') is.push(sql`t.owner_id = ${caller.userId}`);
  else if (filter.owner !== undefined)
    is.push(uuid.test(filter.owner) ? sql`t.owner_id = ${filter.owner}` : sql`false`);
  if (filter.statusId !== undefined) is.push(sql`t.status_id = any(${list(filter.statusId)}::text[])`);
  if (filter.priority !== undefined) is.push(sql`t.priority = any(${list(filter.priority)}::text[])`);
  if (filter.typeId !== undefined) is.push(sql`t.type_id = any(${list(filter.typeId)}::text[])`);
  if (filter.tag !== undefined) is.push(sql`${filter.tag} = any(t.tags)`);
  if (filter.channel !== undefined) is.push(sql`t.channel = ${filter.channel}`);
  if (filter.personId !== undefined) is.push(sql`t.person_id = ${filter.personId}`);
  if (filter.companyId !== undefined) is.push(sql`t.company_id = ${filter.companyId}`);
  if (filter.text !== undefined && filter.text !== '') is.push(textIs(filter.text));
  return is;
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

/** Only tickets of these sites. */
export function seenAt(sites: Reach): Narrowing {
  return sites === 'everywhere' ? [] : [sql`t.site_id = any(${[...sites]}::uuid[])`];
}

const open = sql`t.folder = 'open'`;
const head = (is: RawBuilder<unknown>) =>
  sql`exists (select 1 from promise_heads x where x.subject_kind = 'ticket' and x.subject_id = t.id
        and x.state in ('ticking', 'standing') and ${is})`;

function viewOf(tx: Tx, caller: Caller, view: View, dayStart: Instant): Narrowing {
  const { userId, groupIds } = caller;
  switch (view) {
    case 'to-do':
      return [open, toDo(tx, userId, groupIds)];
    case 'mine':
      return [open, sql`t.owner_id = ${userId}`];
    case 'mentioned':
      return [
        sql`t.folder in ('open', 'done')`,
        sql`t.id in (select ticket_id from ticket_mentions where user_id = ${userId})`,
      ];
    case 'snoozed':
      return [open, sql`t.snoozed_until_at > ${tx.now}`];
    case 'due-soon':
      return [open, head(sql`x.due_at >= ${tx.now} and x.due_at < ${tx.now + SOON}`)];
    case 'overdue':
      return [open, head(sql`x.breach_at <= ${tx.now}`)];
    case 'unassigned':
      return [open, sql`t.owner_id is null`];
    case 'waiting':
      return [open, sql`t.category = 'waiting-for-customer'`];
    case 'with-third-party':
      return [open, sql`t.category = 'with-third-party'`];
    case 'queued':
      return [open, sql`t.category = 'queued'`];
    case 'closed-today':
      return [sql`t.folder = 'done'`, sql`t.closed_at >= ${dayStart}`];
    case 'spam':
      return [sql`t.folder = 'spam'`];
    case 'deleted':
      return [sql`t.folder = 'deleted'`];
    case 'all':
      return [sql`t.folder in ('open', 'done')`];
    default:
      return [open];
  }
}

function textIs(text: string): RawBuilder<unknown> {
  const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
  return sql`(t.subject ilike ${like} or t.snippet ilike ${like} or t.number ilike ${like}
    or t.person_id in (select id from persons where name ilike ${like})
    or t.person_id in (select person_id from person_addresses where address ilike ${like})
    or t.company_id in (select id from companies where name ilike ${like}))`;
}
