import { sql } from 'kysely';
import type { Reckoned } from '#core/insight/outlook/day-curve.ts';
import type { Reach } from '#core/platform/caller.ts';
import { HOUR, type Instant, type Milliseconds } from '#core/platform/instant.ts';
import type { PromiseName } from '#core/promise/clocks/promise.ts';
import type { SubjectKind } from '#core/promise/clocks/subject.ts';
import { plannedEachTime } from '#server/platform/db/planned-each-time.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** An open promise whose clock ticks (SLA-12). */
export interface WaitingRow {
  readonly id: string;
  readonly subjectKind: SubjectKind;
  readonly subjectId: string;
  readonly number: string | null;
  readonly title: string | null;
  readonly promise: PromiseName;
  readonly dueAt: Instant;
  readonly levelId: string;
  readonly calendarId: string | null;
  readonly siteId: string | null;
  readonly departmentId: string | null;
}

/** The open promises whose clocks tick, the soonest due first. */
export async function readWaiting(tx: Tx, until: Instant, most: number): Promise<WaitingRow[]> {
  const { rows } = await sql<WaitingRow>`
    select c.id, c.subject_kind, c.subject_id, t.number, t.subject as title, c.promise,
      c.due_at, c.level_id, c.calendar_id, c.site_id, c.department_id
    from promise_cycles c left join tickets t on c.subject_kind = 'ticket' and t.id = c.subject_id
    where c.outcome = 'running' and c.standing_since_at is null and c.due_at <= ${until}
    order by c.due_at, c.id limit ${most} ${plannedEachTime}`.execute(tx.db);
  return rows;
}

/** How many promises of a name a department finished in an hour. */
export interface WorkedRow {
  readonly departmentId: string | null;
  readonly promise: PromiseName;
  readonly at: Instant;
  readonly finished: number;
}

/** What departments finished hour by hour since an instant; `offset` is the zone's, so that hours are local ones. */
export async function readWorked(tx: Tx, since: Instant, offset: Milliseconds): Promise<WorkedRow[]> {
  const { rows } = await sql<WorkedRow>`
    select department_id, promise, (stopped_at + ${offset}::bigint) / ${HOUR}::bigint * ${HOUR}::bigint - ${offset}::bigint as at,
      count(*) as finished
    from promise_cycles where stopped_at >= ${since} and outcome in ('met', 'missed') group by 1, 2, 3 ${plannedEachTime}`.execute(
    tx.db,
  );
  return rows;
}

/** What was decided between two instants at some sites, minute by minute. */
export async function readDecided(
  tx: Tx,
  from: Instant,
  to: Instant,
  reach: Reach,
): Promise<{ at: Instant; missed: boolean; count: number }[]> {
  const here = reach === 'everywhere' ? sql`true` : sql`site_id = any(${[...reach]}::uuid[])`;
  const { rows } = await sql<{ at: Instant; missed: boolean; count: number }>`
    select decided_at / 60000 * 60000 as at, outcome <> 'met' as missed, count(*) as count from promise_cycles
    where decided_at >= ${from} and decided_at <= ${to} and outcome <> 'cancelled' and ${here} group by 1, 2 ${plannedEachTime}`.execute(
    tx.db,
  );
  return rows;
}

/** What was foreseen of a promise at noon. */
export interface NoonRow {
  readonly day: string;
  readonly cycleId: string;
  readonly siteId: string | null;
  readonly departmentId: string | null;
  readonly foreseenAt: Instant;
  readonly foreseenMissed: boolean;
}

/** Keeps what is foreseen at noon of a day, and lets go of what is long past. */
export async function keepNoon(tx: Tx, day: string, rows: readonly NoonRow[], before: string): Promise<void> {
  await sql`delete from outlook_noons where day = ${day} or day < ${before}`.execute(tx.db);
  const written = rows.map((row) => ({
    day,
    cycle_id: row.cycleId,
    site_id: row.siteId,
    department_id: row.departmentId,
    foreseen_at: row.foreseenAt,
    foreseen_missed: row.foreseenMissed,
  }));
  await sql`insert into outlook_noons select * from jsonb_populate_recordset(null::outlook_noons,
    ${JSON.stringify(written)}::text::jsonb)`.execute(tx.db);
}

/** What was foreseen at noon of a day, at some sites. */
export async function readNoon(tx: Tx, day: string, reach: Reach): Promise<NoonRow[]> {
  const here = reach === 'everywhere' ? sql`true` : sql`site_id = any(${[...reach]}::uuid[])`;
  const { rows } = await sql<NoonRow>`select * from outlook_noons where day = ${day} and ${here}`.execute(tx.db);
  return rows;
}

/** What was foreseen at the noons before a day and what came, at some sites; what was cancelled or still waits is left out. */
export async function readReckoned(tx: Tx, before: string, reach: Reach): Promise<Reckoned[]> {
  const here = reach === 'everywhere' ? sql`true` : sql`n.site_id = any(${[...reach]}::uuid[])`;
  const { rows } = await sql<Reckoned>`
    select n.day, n.foreseen_missed, (c.outcome = 'missed' or c.outcome = 'running') as missed
    from outlook_noons n join promise_cycles c on c.id = n.cycle_id
    where n.day < ${before} and ${here} and (c.outcome in ('met', 'missed')
      or (c.outcome = 'running' and c.breach_at <= ${tx.now})) ${plannedEachTime}`.execute(tx.db);
  return rows;
}
