import type { Instant } from '#core/platform/instant.ts';
import type { Cycle } from '#core/promise/clocks/cycle.ts';
import type { CalendarInForce } from '#core/promise/clocks/policy.ts';
import { replayHistory } from '#core/promise/clocks/replay-history.ts';
import type { Calendar, RedDay } from '#core/time/calendars/calendar.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { policyInForce } from '../levels/policy-in-force.ts';
import { countRunningUnder } from './running-under.store.ts';
import { owedHistories } from './clocks.store.ts';
import { withSite } from './wind-clocks.ts';

/** Beyond this many contacts the rest is not looked at: the answer is wanted while somebody draws. */
const MOST_JUDGED = 3_000;
const BATCH = 500;
const first = '00000000-0000-0000-0000-000000000000';

/** How a draft of a calendar would move the clocks that run under it: judged as after a save, and not kept (CAL-5). */
export async function foreseeCalendar(tx: Tx, draft: Calendar, redDays: readonly RedDay[]) {
  const found = {
    running: await countRunningUnder(tx, draft.id),
    judged: 0,
    earlier: 0,
    later: 0,
    overdue: 0,
  };
  const policy = await policyInForce(tx);
  const next: CalendarInForce = {
    calendarId: draft.id,
    revisionId: draft.revisionId,
    publishedAt: tx.now,
    withRedDays: compileCalendar(draft, redDays),
    withoutRedDays: compileCalendar(draft, []),
  };
  const calendars = new Map(policy.calendars).set(draft.id, [...(policy.calendars.get(draft.id) ?? []), next]);
  for (let after = first, looked = 0; looked < MOST_JUDGED; ) {
    const histories = await owedHistories(tx, { calendarId: draft.id }, after, BATCH);
    for (const { facts, about } of histories) {
      const now = replayHistory(facts, withSite(policy, facts, about));
      const then = replayHistory(facts, withSite({ ...policy, calendars }, facts, about));
      const after = new Map(then.map((cycle) => [keyOf(cycle), cycle]));
      for (const cycle of now) {
        if (cycle.outcome !== 'running' || cycle.calendarId !== draft.id) continue;
        found.judged += 1;
        count(found, cycle, after.get(keyOf(cycle)), tx.now);
      }
    }
    looked += histories.length;
    after = histories.at(-1)?.subjectId ?? after;
    if (histories.length < BATCH) break;
  }
  return found;
}

function keyOf({ promise, cycleNo }: Cycle): string {
  return `${promise} ${cycleNo}`;
}

function count(
  found: { earlier: number; later: number; overdue: number },
  before: Cycle,
  after: Cycle | undefined,
  now: Instant,
): void {
  if (!after || after.dueAt === before.dueAt) return;
  const [was, becomes] = [before.dueAt ?? Number.POSITIVE_INFINITY, after.dueAt ?? Number.POSITIVE_INFINITY];
  if (becomes < was) found.earlier += 1;
  else found.later += 1;
  if (isLate(after, now) && !isLate(before, now)) found.overdue += 1;
}

function isLate({ outcome, breachAt }: Cycle, now: Instant): boolean {
  return outcome === 'missed' || (breachAt !== null && breachAt <= now);
}
