import { foresee, type Foreseen, paceUntil } from '#core/insight/outlook/foresee.ts';
import { type HourWorked, learnPace, type Pace, type WorkKind, WEEKS, workKindOf } from '#core/insight/outlook/pace.ts';
import { DAY, type Instant } from '#core/platform/instant.ts';
import { type CompiledCalendar, isOpen, nextClosing } from '#core/time/calendars/compiled-calendar.ts';
import { offsetAt } from '#core/time/zones/zone.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { calendarInForce } from '#server/promise/levels/policy-in-force.ts';
import { readWaiting, readWorked, type WaitingRow, type WorkedRow } from './outlook.store.ts';

/** A promise with what is foreseen of it, and what that rests on (SLA-12). */
export interface ForeseenPromise extends WaitingRow, Omit<Foreseen, 'id' | 'dueAt'> {
  readonly kind: WorkKind;
  /** Finished an open hour between now and its due; null when it is closed until then. */
  readonly perHour: number | null;
  readonly openUntil: Instant | null;
}

/** A queue of which too little is known. */
export interface Unforeseen {
  readonly departmentId: string | null;
  readonly siteId: string | null;
  readonly kind: WorkKind;
  readonly open: number;
  readonly finished: number;
}

/** Everything that is foreseen now (SLA-12). */
export interface Forecast {
  readonly promises: readonly ForeseenPromise[];
  readonly unforeseen: readonly Unforeseen[];
}

const REACH = 14 * DAY;
const MOST = 20_000;

/** Foresees every open promise at the pace of its own department and kind (SLA-12). */
export async function forecastNow(tx: Tx, zone: string): Promise<Forecast> {
  const waiting = await readWaiting(tx, tx.now + REACH, MOST);
  const worked = await readWorked(tx, tx.now - (WEEKS + 1) * 7 * DAY, offsetAt(zone, tx.now));
  const done = grouped(worked, ({ departmentId, promise }) => queueOf(departmentId, promise));
  const promises: ForeseenPromise[] = [];
  const unforeseen: Unforeseen[] = [];
  for (const [queue, rows] of grouped(waiting, ({ departmentId, promise }) => queueOf(departmentId, promise))) {
    const [first] = rows;
    if (!first) continue;
    const calendar = await calendarInForce(tx, usualCalendar(rows));
    const kind = workKindOf(first.promise);
    const hours = done.get(queue) ?? [];
    const pace = calendar ? paceOf(hours, calendar, zone, tx.now) : null;
    if (calendar && pace) promises.push(...foreseenOf(rows, pace, calendar, kind, tx.now));
    else {
      const finished = hours.reduce((sum, one) => sum + one.finished, 0);
      const { departmentId, siteId } = first;
      unforeseen.push({ departmentId, siteId, kind, open: rows.length, finished });
    }
  }
  return { promises, unforeseen };
}

function paceOf(rows: readonly WorkedRow[], calendar: CompiledCalendar, zone: string, now: Instant): Pace | null {
  const worked: readonly HourWorked[] = rows;
  const since = worked.reduce((first, { at }) => Math.min(first, at), now);
  return learnPace(worked, calendar, zone, since, now);
}

function foreseenOf(
  rows: readonly WaitingRow[],
  pace: Pace,
  calendar: CompiledCalendar,
  kind: WorkKind,
  now: Instant,
): ForeseenPromise[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const closing = isOpen(calendar, now) ? nextClosing(calendar, now) : 'never';
  return foresee(rows, pace, calendar, now).map((told) => ({
    ...(byId.get(told.id) as WaitingRow),
    ...told,
    kind,
    perHour: paceUntil(pace, calendar, now, told.dueAt),
    openUntil: closing === 'never' ? null : closing,
  }));
}

/** The calendar most of a queue is counted by; null is the base calendar. */
function usualCalendar(rows: readonly WaitingRow[]): string | null {
  const counts = new Map<string | null, number>();
  for (const { calendarId } of rows) counts.set(calendarId, (counts.get(calendarId) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function queueOf(departmentId: string | null, promise: WaitingRow['promise']): string {
  return `${departmentId} ${workKindOf(promise)}`;
}

function grouped<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return groups;
}
