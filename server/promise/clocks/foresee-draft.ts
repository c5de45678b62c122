import type { CarryOver } from '#api/promise/carry-over.ts';
import type { Instant } from '#core/platform/instant.ts';
import type { Cycle } from '#core/promise/clocks/cycle.ts';
import type { CalendarInForce, Policy } from '#core/promise/clocks/policy.ts';
import { replayHistory } from '#core/promise/clocks/replay-history.ts';
import type { DraftContent } from '#core/promise/drafts/draft-content.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { redDaysOf } from '#server/time/holidays/keep-red-days.ts';
import { policyInForce } from '../levels/policy-in-force.ts';
import { type HistoryRow, owedHistories } from './clocks.store.ts';
import { countRunningAt } from './running-under.store.ts';
import { withSite } from './wind-clocks.ts';

/** Beyond this many contacts the rest is not looked at: the answer is wanted while somebody writes. */
const MOST_JUDGED = 3_000;
const BATCH = 500;
const first = '00000000-0000-0000-0000-000000000000';

/**
 * How publishing a draft's levels and calendars would move the clocks that run: judged as after it, and not kept (SLA-5).
 *
 * New levels move nothing by themselves, nor do rules: a ticket asks them when something happens to it. Clocks under a
 * level that is to go are only counted: which level their tickets get is asked of the rules when it is gone.
 */
export async function foreseeDraft(tx: Tx, draft: DraftContent): Promise<CarryOver> {
  const policy = await policyInForce(tx);
  const next = await withDraft(tx, policy, draft);
  const found = { running: 0, earlier: 0, later: 0, begun: 0, ended: 0, released: 0, overdue: 0, more: false };
  const seen = new Set<string>();
  for (const { id } of draft.removedLevels) found.released += await countRunningAt(tx, id);
  for (const of of changedBy(draft)) {
    for (let after = first; ; ) {
      const histories = await owedHistories(tx, of, after, BATCH);
      for (const history of histories) {
        if (seen.has(history.subjectId)) continue;
        if (seen.size >= MOST_JUDGED) return { ...found, more: true };
        seen.add(history.subjectId);
        compare(found, history, policy, next, tx.now);
      }
      after = histories.at(-1)?.subjectId ?? after;
      if (histories.length < BATCH) break;
    }
  }
  return found;
}

function changedBy({ levels, calendars }: DraftContent) {
  return [
    ...levels.filter(({ revisionNo }) => revisionNo > 0).map(({ id }) => ({ levelId: id })),
    ...calendars.map(({ id }) => ({ calendarId: id })),
  ];
}

type KeptPolicy = Omit<Policy, 'siteCalendars'>;

/** The policy as it would be the moment after publishing. */
async function withDraft(tx: Tx, policy: KeptPolicy, draft: DraftContent): Promise<KeptPolicy> {
  const levels = new Map(policy.levels);
  for (const { id, revisionNo, definition } of draft.levels) {
    const revision = { id: 'draft', levelId: id, revisionNo: revisionNo + 1, publishedAt: tx.now, definition };
    levels.set(id, [...(levels.get(id) ?? []), revision]);
  }
  const calendars = new Map(policy.calendars);
  for (const { id, definition } of draft.calendars) {
    const redDays = definition.redDaySet === null ? [] : await redDaysOf(tx, definition.redDaySet);
    const calendar = { ...definition, id, revisionId: 'draft' };
    const revision: CalendarInForce = {
      calendarId: id,
      revisionId: 'draft',
      publishedAt: tx.now,
      withRedDays: compileCalendar(calendar, redDays),
      withoutRedDays: compileCalendar(calendar, []),
    };
    calendars.set(id, [...(calendars.get(id) ?? []), revision]);
  }
  return { ...policy, levels, calendars };
}

type Counts = { -readonly [Key in keyof CarryOver]: CarryOver[Key] };

function compare(
  found: Counts,
  { facts, about }: HistoryRow,
  policy: KeptPolicy,
  next: KeptPolicy,
  now: Instant,
): void {
  const before = openRounds(replayHistory(facts, withSite(policy, facts, about)));
  const after = openRounds(replayHistory(facts, withSite(next, facts, about)));
  found.running += before.size;
  for (const [promise, was] of before) {
    const becomes = after.get(promise);
    if (!becomes) {
      found.ended += 1;
      continue;
    }
    if (becomes.dueAt !== was.dueAt) {
      if ((becomes.dueAt ?? never) < (was.dueAt ?? never)) found.earlier += 1;
      else found.later += 1;
    }
    if (isLate(becomes, now) && !isLate(was, now)) found.overdue += 1;
  }
  for (const [promise, becomes] of after) {
    if (before.has(promise)) continue;
    found.begun += 1;
    if (isLate(becomes, now)) found.overdue += 1;
  }
}

const never = Number.POSITIVE_INFINITY;

/** The open round of each promise; there is never more than one. */
function openRounds(cycles: readonly Cycle[]): ReadonlyMap<string, Cycle> {
  return new Map(cycles.filter(({ outcome }) => outcome === 'running').map((cycle) => [cycle.promise, cycle]));
}

function isLate({ breachAt }: Cycle, now: Instant): boolean {
  return breachAt !== null && breachAt <= now;
}
