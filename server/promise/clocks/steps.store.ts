import { sql } from 'kysely';
import type { SubjectAbout } from '#core/promise/clocks/subject.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type CycleRow, rowsAsJson } from './clocks.store.ts';

/** A running round as its steps need it, with what is known now of its contact (SLA-8). */
export type SteppingRow = Pick<
  CycleRow,
  | 'id'
  | 'subjectKind'
  | 'subjectId'
  | 'promise'
  | 'cycleNo'
  | 'levelId'
  | 'levelRevisionId'
  | 'targetMs'
  | 'dueAt'
  | 'breachAt'
  | 'warnAt'
  | 'warnPercents'
  | 'warned'
  | 'stepAt'
  | 'stepped'
  | 'breachToldAt'
> & { readonly about: SubjectAbout | null };

/** Running rounds by id, held; those somebody else holds are waited for. No more is read than a step needs. */
export async function holdRunning(tx: Tx, ids: readonly string[]): Promise<SteppingRow[]> {
  await tx.settle();
  const { rows } = await sql<SteppingRow>`
    select c.id, c.subject_kind, c.subject_id, c.promise, c.cycle_no, c.level_id, c.level_revision_id, c.target_ms,
      c.due_at, c.breach_at, c.warn_at, c.warn_percents, c.warned, c.step_at, c.stepped, c.breach_told_at, h.about
    from promise_cycles c left join promise_histories h using (subject_kind, subject_id)
    where c.id = any(${ids}::uuid[]) and c.outcome = 'running' order by c.id for update of c`.execute(tx.db);
  return rows;
}

/** Notes what has been told of rounds, in the round trip of the events that tell it. */
export function noteTold(
  tx: Tx,
  told: readonly Pick<CycleRow, 'id' | 'warned' | 'stepped' | 'nextWarningAt' | 'breachToldAt'>[],
): void {
  tx.defer(sql`
    update promise_cycles c set warned = t.warned, stepped = t.stepped,
      next_warning_at = t.next_warning_at, breach_told_at = t.breach_told_at
    from jsonb_to_recordset(${rowsAsJson(told)}::text::jsonb)
      as t(id uuid, warned int, stepped int, next_warning_at bigint, breach_told_at bigint)
    where c.id = t.id`);
}
