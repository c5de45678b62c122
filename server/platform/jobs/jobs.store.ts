import { type Kysely, sql } from 'kysely';
import type { NoTables } from '#server/platform/db/connect.ts';
import type { Lane } from './appointments.ts';

/** An appointment that has been claimed. */
export interface ClaimedJob {
  readonly id: string;
  readonly kind: string;
  readonly key: string;
  readonly dueAt: number;
  readonly attempts: number;
  readonly payload: Record<string, unknown>;
}

type JobTables = {
  jobs: {
    id: string;
    kind: string;
    key: string;
    leased: boolean;
    dueAt: number;
    attempts: number;
    claim: string | null;
    payload: Record<string, unknown>;
    lastError: string | null;
    deadAt: number | null;
  };
};

/**
 * Takes due timers out of the table, inside the transaction that fires them.
 *
 * Those just locked are found again by their place in the table. One that was moved in between lies elsewhere and is
 * left for the next look.
 */
export async function takeDueTimers(
  db: Kysely<NoTables>,
  lane: Lane,
  now: number,
  most: number,
): Promise<readonly ClaimedJob[]> {
  const { rows } = await sql<ClaimedJob>`
    delete from jobs where ctid = any(array(
      select ctid from jobs where not leased and lane = ${sql.lit(lane)} and dead_at is null and due_at <= ${now}
      order by due_at limit ${sql.lit(most)} for update skip locked))
    returning id, kind, key, due_at, attempts, payload`.execute(db);
  return rows.toSorted((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
}

/** Takes one due timer by id, if it is still there and free. */
export async function takeTimer(db: Kysely<NoTables>, id: string, now: number): Promise<ClaimedJob | undefined> {
  const { rows } = await sql<ClaimedJob>`
    delete from jobs where id = (select id from jobs where id = ${id} and due_at <= ${now} and dead_at is null for update skip locked)
    returning id, kind, key, due_at, attempts, payload`.execute(db);
  return rows[0];
}

/** Leases due jobs: until the lease ends nobody else takes them. */
export async function leaseDueJobs(
  db: Kysely<NoTables>,
  claim: string,
  now: number,
  leases: readonly { kind: string; most: number; untilAt: number }[],
): Promise<readonly ClaimedJob[]> {
  const asked = leases.map((lease) => ({ kind: lease.kind, most: lease.most, until_at: lease.untilAt }));
  const { rows } = await sql<ClaimedJob>`
    update jobs set due_at = due.until_at, attempts = jobs.attempts + 1, claim = ${claim}
    from (
      select d.id, l.until_at
      from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as l(kind text, most int, until_at bigint),
        lateral (select id from jobs where leased and lane = 0 and dead_at is null and due_at <= ${now} and kind = l.kind
                 order by due_at limit l.most for update skip locked) as d) as due
    where jobs.id = due.id
    returning jobs.id, jobs.kind, jobs.key, jobs.due_at, jobs.attempts, jobs.payload`.execute(db);
  return rows;
}

/** Ends a leased job that succeeded, unless it was appointed anew meanwhile. */
export async function endJob(db: Kysely<NoTables>, id: string, claim: string): Promise<void> {
  await db.withTables<JobTables>().deleteFrom('jobs').where('id', '=', id).where('claim', '=', claim).execute();
}

/** Keeps a leased job that takes its time; whoever has lost the lease gets nothing by it. */
export async function prolongLease(db: Kysely<NoTables>, id: string, claim: string, untilAt: number): Promise<void> {
  await db
    .withTables<JobTables>()
    .updateTable('jobs')
    .set({ dueAt: untilAt })
    .where('id', '=', id)
    .where('claim', '=', claim)
    .execute();
}

/**
 * Puts work off after a failure, or lays it aside for good when `deadAt` is given; false when it is not the failed
 * attempt's any more: it was appointed anew meanwhile, or its lease ended and somebody else has it.
 */
export async function putOff(
  db: Kysely<NoTables>,
  failed: { readonly id: string; readonly claim: string } | { readonly id: string; readonly dueAt: number },
  outcome: { attempts: number; dueAt: number; error: string; deadAt: number | null },
): Promise<boolean> {
  const put = await db
    .withTables<JobTables>()
    .updateTable('jobs')
    .set({
      attempts: outcome.attempts,
      dueAt: outcome.dueAt,
      lastError: outcome.error.slice(0, 2_000),
      deadAt: outcome.deadAt,
      claim: null,
    })
    .where('id', '=', failed.id)
    .where((eb) => ('claim' in failed ? eb('claim', '=', failed.claim) : eb('dueAt', '=', failed.dueAt)))
    .executeTakeFirst();
  return put.numUpdatedRows > 0n;
}

/** When the next appointment of a sort is due; undefined when there is none. */
export async function nextDueAt(db: Kysely<NoTables>, leased: boolean, lane: Lane): Promise<number | undefined> {
  const { rows } = await sql<{ dueAt: number }>`
    select due_at from jobs where leased = ${leased} and lane = ${sql.lit(lane)} and dead_at is null order by due_at limit 1`.execute(
    db,
  );
  return rows[0]?.dueAt;
}
