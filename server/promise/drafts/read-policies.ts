import type { CalendarInForce } from '#core/promise/clocks/policy.ts';
import type { DraftContent } from '#core/promise/drafts/draft-content.ts';
import { policyUnder, type WholePolicy } from '#core/promise/drafts/draft-policy.ts';
import { compileCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { redDaysOf } from '#server/time/holidays/keep-red-days.ts';
import { policyInForce } from '../levels/policy-in-force.ts';
import { listFallbackRows, listRuleRows } from '../rules/rules.store.ts';

/** The policy as it is published and as a draft would have it (SLA-10). */
export async function readPolicies(
  tx: Tx,
  draft: DraftContent,
): Promise<{ readonly published: WholePolicy; readonly drafted: WholePolicy }> {
  const { levels, calendars, baseCalendarId } = await policyInForce(tx);
  const rules = await listRuleRows(tx);
  const published = { levels, calendars, baseCalendarId, rules, fallbacks: await listFallbackRows(tx) };
  const compiled: CalendarInForce[] = [];
  for (const { id, definition } of draft.calendars) {
    const days = definition.redDaySet === null ? [] : await redDaysOf(tx, definition.redDaySet);
    const calendar = { ...definition, id, revisionId: `draft ${id}` };
    compiled.push({
      calendarId: id,
      revisionId: calendar.revisionId,
      publishedAt: 0,
      withRedDays: compileCalendar(calendar, days),
      withoutRedDays: compileCalendar(calendar, []),
    });
  }
  return { published, drafted: policyUnder(published, draft, compiled) };
}
