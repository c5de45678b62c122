import { sql } from 'kysely';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** A recorded event as the audit log reads it. */
export interface AuditRow {
  readonly seq: number;
  readonly id: string;
  readonly at: Instant;
  readonly type: string;
  readonly actor: Actor;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly data: Record<string, unknown>;
  readonly actorName: string | null;
}

type AuditTables = {
  events: Omit<AuditRow, 'actorName'>;
  users: { id: string; name: string };
};

/** Recorded events, newest first, with the names of those who did them. */
export async function listAuditRows(
  tx: Tx,
  wish: {
    readonly limit: number;
    readonly before?: number | undefined;
    readonly userId?: string | undefined;
    readonly type?: string | undefined;
    readonly from?: Instant | undefined;
    readonly to?: Instant | undefined;
  },
): Promise<AuditRow[]> {
  let query = tx.db
    .withTables<AuditTables>()
    .selectFrom('events')
    .leftJoin('users', (join) =>
      join.on(sql<boolean>`users.id::text = coalesce(events.actor ->> 'userId', events.actor ->> 'id')`),
    )
    .select(['seq', 'events.id', 'at', 'type', 'actor', 'subjectKind', 'subjectId', 'data', 'users.name as actorName'])
    .orderBy('seq', 'desc')
    .limit(wish.limit);
  if (wish.before !== undefined) query = query.where('seq', '<', wish.before);
  if (wish.type !== undefined) query = query.where('type', 'like', `${wish.type.replaceAll(/[\\%_]/gu, '\\$&')}%`);
  if (wish.from !== undefined) query = query.where('at', '>=', wish.from);
  if (wish.to !== undefined) query = query.where('at', '<', wish.to);
  if (wish.userId !== undefined) {
    query = query.where(sql<boolean>`coalesce(events.actor ->> 'userId', events.actor ->> 'id') = ${wish.userId}`);
  }
  return query.execute();
}
