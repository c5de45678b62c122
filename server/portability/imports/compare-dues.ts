import { compareDue, type DueAgreement } from '#core/portability/imports/compare-due.ts';
import type { Milliseconds } from '#core/platform/instant.ts';
import { openTimeBetween } from '#core/time/calendars/compiled-calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { policyInForce } from '#server/promise/levels/policy-in-force.ts';
import { type ComparedRow, comparedRows } from './imported.store.ts';

/** A deadline of the source beside ours, and how the two stand. */
export interface ComparedDue extends ComparedRow {
  readonly agreement: DueAgreement;
  /** The open time the source gave, by the calendar ours was counted by: what its target must have been. */
  readonly theirTargetMs: Milliseconds | null;
}

const PAGE = 5_000;
const first = '00000000-0000-0000-0000-000000000000';

/** Every deadline a source gives beside ours, in the order the tickets were made (API-2). */
export async function* compareDues(
  read: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  source: string,
  toleranceMs: Milliseconds,
): AsyncGenerator<ComparedDue> {
  for (let after = first; ; ) {
    const rows = await read(async (tx) => {
      const { levels, calendars } = await policyInForce(tx);
      return (await comparedRows(tx, source, after, PAGE)).map((row): ComparedDue => {
        const level = levels.get(row.levelId ?? '')?.find(({ id }) => id === row.levelRevisionId);
        const calendar = calendars
          .get(row.calendarId ?? '')
          ?.find(({ revisionId }) => revisionId === row.calendarRevisionId);
        const compiled =
          level?.definition.holidaysExcluded === false ? calendar?.withoutRedDays : calendar?.withRedDays;
        const { ours, theirs } = row;
        const openBetweenMs =
          compiled === undefined || ours === null || row.business === false
            ? null
            : openTimeBetween(compiled, Math.min(ours, theirs), Math.max(ours, theirs));
        const theirTargetMs =
          compiled === undefined || theirs < row.startedAt ? null : openTimeBetween(compiled, row.startedAt, theirs);
        return { ...row, theirTargetMs, agreement: compareDue({ ours, theirs, openBetweenMs }, toleranceMs) };
      });
    });
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = last.ticketId;
  }
}
