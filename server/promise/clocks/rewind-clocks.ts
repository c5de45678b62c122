import type { Actor } from '#core/platform/actor.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { Due } from '#server/platform/jobs/appointments.ts';
import { owedHistories } from './clocks.store.ts';
import { windClocks } from './wind-clocks.ts';

/** The kind of the timer that moves running clocks to a new revision, a batch at a time (CAL-5). */
export const REWIND = 'promise.rewind';

const BATCH = 200;
const first = '00000000-0000-0000-0000-000000000000';

/** A level or calendar was revised: every running clock under it is judged anew, in batches (CAL-5, SLA-5). */
export async function rewindAll(tx: Tx, event: RecordedEvent): Promise<void> {
  const { formerId } = event.data as { formerId?: string };
  const of =
    event.subject.kind === 'level' ? { levelId: event.subject.id } : { calendarId: formerId ?? event.subject.id };
  tx.schedule({ kind: REWIND, key: event.subject.id, dueAt: tx.now, payload: { of, after: first } });
}

/** Judges the next batch anew and appoints the one after it (CAL-5). */
export async function rewindBatch(tx: Tx, due: readonly Due[]): Promise<void> {
  for (const { key, payload } of due) {
    const { of, after } = payload as { of: { levelId: string } | { calendarId: string }; after: string };
    const histories = await owedHistories(tx, of, after, BATCH);
    const by: Actor = { kind: 'system', id: 'promise.revision' };
    for (const { subjectKind, subjectId, facts, about } of histories) {
      await windClocks(tx, by, { subject: { kind: subjectKind, id: subjectId }, facts, about, revised: true });
    }
    const last = histories.at(-1);
    if (last && histories.length === BATCH) {
      tx.schedule({ kind: REWIND, key, dueAt: tx.now, payload: { of, after: last.subjectId } });
    }
  }
}
