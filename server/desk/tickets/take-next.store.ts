import { sql } from 'kysely';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Which tickets an agent may be handed. `sites` null is everywhere. */
export interface MayTake {
  readonly userId: string;
  readonly groupIds: readonly string[];
  /** Also tickets of no group. */
  readonly withoutGroup: boolean;
  readonly sites: readonly string[] | null;
  readonly siteId: string | null;
}

/**
 * The most urgent ticket somebody may take, held; a ticket another transaction holds is passed over.
 *
 * Two reads of one index each: promised tickets by their due instant, then those nothing is promised about, oldest
 * first. A ticket the agent already owns is offered only while the customer waits for a word on it.
 */
export async function pickMostUrgent(tx: Tx, may: MayTake): Promise<string | undefined> {
  const promised = await sql<{ id: string }>`
    select t.id from promise_heads h join tickets t on t.id = h.subject_id
    where h.subject_kind = 'ticket' and h.state in ('ticking', 'standing') and h.due_at is not null and ${mayTake(tx, may)}
    order by h.sort_due_at, h.subject_id limit 1 for update of t skip locked`.execute(tx.db);
  if (promised.rows[0] !== undefined) return promised.rows[0].id;
  const others = await sql<{ id: string }>`
    select t.id from tickets t
    where ${mayTake(tx, may)}
    order by t.created_at, t.id limit 1 for update of t skip locked`.execute(tx.db);
  return others.rows[0]?.id;
}

/** When the next promise on a ticket of theirs, or one they could take later, is due. */
export async function nextDueAt(tx: Tx, may: MayTake): Promise<Instant | null> {
  await tx.settle();
  const { rows } = await sql<{ dueAt: Instant }>`
    select h.due_at from promise_heads h join tickets t on t.id = h.subject_id
    where h.subject_kind = 'ticket' and h.state in ('ticking', 'standing') and h.due_at is not null
      and t.folder = 'open' and (t.owner_id = ${may.userId} or t.owner_id is null) and ${where(may)}
    order by h.sort_due_at, h.subject_id limit 1`.execute(tx.db);
  return rows[0]?.dueAt ?? null;
}

function mayTake(tx: Tx, may: MayTake) {
  return sql`t.folder = 'open' and t.category in ('new', 'open', 'queued')
    and (t.snoozed_until_at is null or t.snoozed_until_at <= ${tx.now})
    and (t.owner_id is null or (t.owner_id = ${may.userId} and t.unread))
    and ${where(may)}`;
}

function where(may: MayTake) {
  const group = may.withoutGroup
    ? sql`(t.group_id is null or t.group_id = any(${may.groupIds}::uuid[]))`
    : sql`t.group_id = any(${may.groupIds}::uuid[])`;
  const site = may.sites === null ? sql`true` : sql`t.site_id = any(${may.sites}::uuid[])`;
  return sql`${group} and ${site} and (${may.siteId}::uuid is null or t.site_id = ${may.siteId}::uuid)`;
}
