import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Lane } from '#server/platform/jobs/appointments.ts';
import type { NoTables } from './connect.ts';
import { type RecordedEvent, type Subject, withoutPlace } from './event.ts';
import { COMMIT_FOLLOWS } from './pooled-client.ts';
import type { Tx } from './tx.ts';
import { jsonText } from './json-text.ts';

/** An appointment as it is stored. */
export interface JobRow {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly leased: boolean;
  readonly lane: Lane;
  readonly dueAt: number;
  readonly payload: object;
}

/** Writes a transaction's events, appointments and deferred rows, its last words, in one round trip with the commit; a key that exists is moved. */
export async function writeOutbox(
  db: Kysely<NoTables>,
  events: readonly RecordedEvent[],
  jobs: readonly JobRow[],
  deferred: readonly RawBuilder<unknown>[] = [],
): Promise<void> {
  const jobRows = jsonText(
    jobs.map((job) => ({
      id: job.id,
      kind: job.kind,
      key: job.key,
      leased: job.leased,
      lane: job.lane,
      due_at: job.dueAt,
      payload: job.payload,
    })),
  );
  const insertJobs = sql`
    insert into jobs (id, kind, key, leased, lane, due_at, payload)
    select id, kind, key, leased, lane, due_at, payload
    from jsonb_to_recordset(${jobRows}::text::jsonb)
      as j(id uuid, kind text, key text, leased boolean, lane smallint, due_at bigint, payload jsonb)
    on conflict (kind, key) do update
      set due_at = excluded.due_at, payload = excluded.payload, leased = excluded.leased, lane = excluded.lane,
          attempts = 0, claim = null, dead_at = null, last_error = null`;
  const writes = [
    ...deferred,
    ...(events.length > 0 ? [insertEvents(events)] : []),
    ...(jobs.length > 0 ? [insertJobs] : []),
  ];
  await writeDeferred(db, writes, sql.raw(` ${COMMIT_FOLLOWS}`));
}

/**
 * Writes events that happened long ago, in the middle of a transaction: they become history and nothing else, no
 * listener, live message or webhook hears of them.
 */
export async function writePastEvents(db: Kysely<NoTables>, events: readonly RecordedEvent[]): Promise<void> {
  if (events.length > 0) await insertEvents(events).execute(db);
}

function insertEvents(events: readonly RecordedEvent[]): RawBuilder<unknown> {
  const eventRows = jsonText(
    events.map((event, place) => ({
      place,
      id: event.id,
      at: event.at,
      type: event.type,
      actor: event.actor,
      subject_kind: event.subject.kind,
      subject_id: event.subject.id,
      data: event.data,
    })),
  );
  return sql`
    insert into events (id, at, type, actor, subject_kind, subject_id, data)
    select id, at, type, actor, subject_kind, subject_id, data
    from jsonb_to_recordset(${eventRows}::text::jsonb)
      as e(place int, id uuid, at bigint, type text, actor jsonb, subject_kind text, subject_id text, data jsonb)
    order by place`;
}

const MOST_AT_ONCE = 20;

/** Writes statements that need nothing of each other in one round trip. */
export async function writeDeferred(
  db: Kysely<NoTables>,
  writes: readonly RawBuilder<unknown>[],
  ending: RawBuilder<unknown> = sql``,
): Promise<void> {
  for (let first = 0; first < writes.length; first += MOST_AT_ONCE) {
    const part = writes.slice(first, first + MOST_AT_ONCE);
    const last = part.at(-1) as RawBuilder<unknown>;
    const before = part.slice(0, -1).map((write, place) => sql`${sql.raw(`w${place}`)} as (${write})`);
    const end = first + MOST_AT_ONCE < writes.length ? sql`` : ending;
    await (before.length === 0 ? sql`${last}${end}` : sql`with ${sql.join(before)} ${last}${end}`).execute(db);
  }
}

/** Takes appointments away; those already gone are no matter. */
export async function removeAppointments(
  db: Kysely<NoTables>,
  gone: readonly { kind: string; key: string }[],
): Promise<void> {
  if (gone.length === 0) return;
  await sql`delete from jobs using jsonb_to_recordset(${JSON.stringify(gone)}::text::jsonb) as g(kind text, key text)
            where jobs.kind = g.kind and jobs.key = g.key`.execute(db);
}

/** The history of a subject, oldest first, with what this transaction has recorded of it so far. */
export async function readHistory(tx: Tx, subject: Subject): Promise<readonly RecordedEvent[]> {
  const rows = await tx.db
    .withTables<EventTables>()
    .selectFrom('events')
    .selectAll()
    .where('subjectKind', '=', subject.kind)
    .where('subjectId', '=', subject.id)
    .orderBy('seq')
    .execute();
  return [...rows.map(eventOf), ...tx.recorded(subject)];
}

type EventTables = {
  events: EventRow;
};

/** A row of `events`, for rooms whose stores read the history in their own way. */
export interface EventRow {
  seq: number;
  id: string;
  at: number;
  type: string;
  actor: RecordedEvent['actor'];
  subjectKind: string;
  subjectId: string;
  data: Record<string, unknown>;
}

/** A row of `events` as the event it was. */
export function eventOf(row: EventRow): RecordedEvent {
  return {
    id: row.id,
    at: row.at,
    type: row.type,
    actor: withoutPlace(row.actor),
    subject: { kind: row.subjectKind, id: row.subjectId },
    data: row.data,
  };
}
