import type { Actor } from '#core/platform/actor.ts';
import type { Cycle } from '#core/promise/clocks/cycle.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import { mostUrgent } from '#core/promise/clocks/most-urgent.ts';
import { inForce, type Policy } from '#core/promise/clocks/policy.ts';
import { isOwed, replayHistory } from '#core/promise/clocks/replay-history.ts';
import type { Subject, SubjectAbout } from '#core/promise/clocks/subject.ts';
import { nextStepAt } from '#core/promise/clocks/warning-steps.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { policyInForce } from '../levels/policy-in-force.ts';
import { type CycleRow, type HeadRow, holdCycles, writeClocks } from './clocks.store.ts';
import { keptCycle, keptHead } from './kept-cycle.ts';
import { STEP } from './step.ts';

/** A contact whose clocks are to be wound: its whole history and what is known of it now. */
export interface ToWind {
  readonly subject: Subject;
  readonly facts: readonly Fact[];
  readonly about: SubjectAbout;
  /** Wound because a level or calendar was revised, not because something happened: misses are recorded without a notice. */
  readonly revised?: boolean;
  /** Made in this transaction: nothing is kept of it yet; with the mark of the policy its insert just read. */
  readonly made?: { readonly policyMark: string };
}

/**
 * Judges a contact's history and keeps what comes of it: rounds, the most urgent one, and the next step of each (SLA-6).
 *
 * Idempotent: the same history gives the same rows and records nothing anew. Records `promise.started`, `promise.met`,
 * `promise.missed`, `promise.cancelled` and `promise.moved`; each miss is recorded once, here or when its step fires.
 * Returns the most urgent round; what is kept is written with the events.
 */
export async function windClocks(
  tx: Tx,
  by: Actor,
  { subject, facts, about, revised = false, made }: ToWind,
): Promise<HeadRow | null> {
  const held = made ? { mark: made.policyMark, cycles: [] } : await holdCycles(tx, subject);
  const policy = withSite(await policyInForce(tx, held.mark), facts, about);
  const cycles = replayHistory(facts, policy);
  const known = new Map(held.cycles.map((row) => [keyOf(row), row]));
  const rows = cycles.map((cycle) => {
    const before = known.get(keyOf(cycle));
    const judged = keptCycle(cycle, before, { subject, about, id: before?.id ?? tx.newId(), quiet: revised }, tx.now);
    const row = before && standsAsReported(judged, before) ? before : judged;
    known.delete(keyOf(cycle));
    return { row, before, cycle };
  });
  const changed = rows.filter(({ row, before }) => !before || differs(row, before));
  for (const { row, before } of changed) {
    recordChange(tx, by, row, before);
    setNextStep(tx, row, before);
  }
  for (const gone of known.values()) tx.cancel(STEP, gone.id);
  const levelId = facts.reduce<string | null>((last, fact) => (fact.kind === 'level-set' ? fact.levelId : last), null);
  const history = {
    subjectKind: subject.kind,
    subjectId: subject.id,
    facts,
    about,
    levelId,
    owed: isOwed(facts, policy),
    changedAt: tx.now,
  };
  const goneIds = [...known.values()].map(({ id }) => id);
  const head = headOf(rows, about, policy, tx.now);
  const changedRows = changed.map(({ row }) => row);
  writeClocks(tx, history, changedRows, head, { isNew: held.cycles.length === 0, goneIds });
  return head;
}

function keyOf({ promise, cycleNo }: Pick<CycleRow, 'promise' | 'cycleNo'>): string {
  return `${promise} ${cycleNo}`;
}

/** The site's own calendar serves the site the history says it is at now (CAL-3). */
export function withSite(policy: Omit<Policy, 'siteCalendars'>, facts: readonly Fact[], about: SubjectAbout): Policy {
  const siteCalendars = new Map<string, string>();
  if (about.siteId !== null && about.siteCalendarId !== null) siteCalendars.set(about.siteId, about.siteCalendarId);
  const moves = facts.some(({ kind }) => kind === 'moved');
  const base = !moves && about.siteCalendarId !== null ? about.siteCalendarId : policy.baseCalendarId;
  return { ...policy, baseCalendarId: base, siteCalendars };
}

/** The head of a contact: its most urgent round (SLA-7). */
export function headOf(
  rows: readonly { row: CycleRow; cycle: Cycle }[],
  about: SubjectAbout,
  policy: Policy,
  now: number,
): HeadRow | null {
  const urgent = mostUrgent(rows.map(({ row }) => row));
  const cycle = rows.find(({ row }) => row === urgent)?.cycle;
  if (!urgent || !cycle) return null;
  const level = policy.levels.get(urgent.levelId)?.find(({ id }) => id === urgent.levelRevisionId);
  const excluded = level?.definition.holidaysExcluded ?? inForce(policy.levels.get(urgent.levelId), now) === null;
  return keptHead(urgent, cycle, about, excluded, now);
}

/** What has been reported keeps the calendar it was judged by, also when another has become the base since (CAL-5). */
function standsAsReported(judged: CycleRow, before: CycleRow): boolean {
  const { stoppedAt, startedAt, calendarId } = before;
  return (
    stoppedAt !== null &&
    judged.stoppedAt === stoppedAt &&
    judged.startedAt === startedAt &&
    judged.calendarId !== calendarId
  );
}

/** Passing time alone changes elapsed of a running round: that is no change. */
function differs(row: CycleRow, before: CycleRow): boolean {
  const passing = row.outcome === 'running' ? new Set(passesWithTime) : new Set<string>();
  return Object.entries(row).some(
    ([key, value]) => !passing.has(key) && JSON.stringify(value) !== JSON.stringify(before[key as keyof CycleRow]),
  );
}

const passesWithTime = [
  'elapsedOpenMs',
  'elapsedWallMs',
  'overOpenMs',
  'overWallMs',
  'oursMs',
  'thirdPartyMs',
  'customerMs',
  'closedMs',
];

function recordChange(tx: Tx, by: Actor, row: CycleRow, before: CycleRow | undefined): void {
  const subject = { kind: row.subjectKind, id: row.subjectId };
  const data = { cycleId: row.id, promise: row.promise, cycleNo: row.cycleNo, levelId: row.levelId, dueAt: row.dueAt };
  if (!before) tx.record(by, { type: 'promise.started', subject, data: { ...data, startedAt: row.startedAt } });
  else if (row.outcome === 'running' && before.dueAt !== row.dueAt) {
    tx.record(by, { type: 'promise.moved', subject, data: { ...data, from: before.dueAt } });
  }
  const toldNow = row.breachToldAt !== null && (before?.breachToldAt ?? null) === null;
  if (toldNow) {
    const overMs = row.business ? row.overOpenMs : row.overWallMs;
    tx.record(by, { type: 'promise.missed', subject, data: { ...data, overMs, quiet: true } });
  }
  if (row.outcome !== before?.outcome && (row.outcome === 'met' || row.outcome === 'cancelled')) {
    tx.record(by, { type: `promise.${row.outcome}`, subject, data: { ...data, reason: row.cancelReason } });
  }
}

function setNextStep(tx: Tx, row: CycleRow, before: CycleRow | undefined): void {
  const next = row.outcome === 'running' ? nextStepAt(row) : null;
  if (next !== null) tx.schedule({ kind: STEP, key: row.id, dueAt: next });
  else if (before?.outcome === 'running') tx.cancel(STEP, row.id);
}
