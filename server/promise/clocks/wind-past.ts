import type { Fact } from '#core/promise/clocks/history.ts';
import { isOwed, replayHistory } from '#core/promise/clocks/replay-history.ts';
import type { Subject, SubjectAbout } from '#core/promise/clocks/subject.ts';
import { nextStepAt } from '#core/promise/clocks/warning-steps.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { policyInForce } from '../levels/policy-in-force.ts';
import type { CycleRow, HeadRow, HistoryRow } from './clocks.store.ts';
import { keptCycle } from './kept-cycle.ts';
import { insertPastClocks } from './past-clocks.store.ts';
import { STEP } from './step.ts';
import { headOf, withSite } from './wind-clocks.ts';

/** A contact with a past, new here. */
export interface PastContact {
  readonly subject: Subject;
  readonly facts: readonly Fact[];
  readonly about: SubjectAbout;
}

/**
 * Judges the histories of contacts that come from elsewhere, many at once, by the same rules as live ones (SLA-6, API-2).
 *
 * What lies in the past is recorded as told: no warning, miss or step of it is ever announced. A clock that still runs
 * gets its timer for what is yet to come. Returns the rounds of each contact.
 */
export async function windPast(
  tx: Tx,
  contacts: readonly PastContact[],
): Promise<ReadonlyMap<string, readonly CycleRow[]>> {
  const policyNow = await policyInForce(tx);
  const histories: HistoryRow[] = [];
  const heads: HeadRow[] = [];
  const byContact = new Map<string, readonly CycleRow[]>();
  for (const { subject, facts, about } of contacts) {
    const policy = withSite(policyNow, facts, about);
    const rows = replayHistory(facts, policy).map((cycle) => ({
      cycle,
      row: keptCycle(cycle, undefined, { subject, about, id: tx.newId(), quiet: true }, tx.now),
    }));
    for (const { row } of rows) {
      const next = row.outcome === 'running' ? nextStepAt(row) : null;
      if (next !== null) tx.schedule({ kind: STEP, key: row.id, dueAt: next });
    }
    const level = facts.findLast((fact) => fact.kind === 'level-set');
    histories.push({
      subjectKind: subject.kind,
      subjectId: subject.id,
      facts,
      about,
      levelId: level?.levelId ?? null,
      owed: isOwed(facts, policy),
      changedAt: tx.now,
    });
    const head = headOf(rows, about, policy, tx.now);
    if (head) heads.push(head);
    byContact.set(
      subject.id,
      rows.map(({ row }) => row),
    );
  }
  await insertPastClocks(tx, histories, [...byContact.values()].flat(), heads);
  return byContact;
}
