import type { Condition } from '#core/conditions/condition.ts';
import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import { type Filter, treeOf } from '#core/conditions/filter.ts';
import { holds, sinceWhen } from '#core/conditions/holds.ts';
import { type Instant, MINUTE } from '#core/platform/instant.ts';
import { addOpenTime, nextClosing, nextOpening } from '#core/time/calendars/compiled-calendar.ts';
import { isAge } from '#core/conditions/sound-filter.ts';

/**
 * The first instant from now on at which a filter fits a contact to which nothing more happens (FLT-1); null is never.
 *
 * Only time moves, so what it asks can change its answer at few instants: when an age is reached, at the ends of a span
 * of dates, and at the opening or closing after any of these. The filter is asked at each of them in turn.
 */
export function nextHold({ ruleRows }: Pick<Filter, 'ruleRows'>, facts: ContactFacts): Instant | null {
  const conditions = ruleRows.flatMap((row) => row.conditions);
  const reached = conditions.flatMap((one) => edgesOf(one, facts)).filter((at) => at > facts.now);
  const moments = [facts.now, ...reached];
  const hours = conditions.some(({ field }) => field === 'open-hours');
  const all = hours ? moments.flatMap((at) => [at, ...turnsAfter(at, facts)]) : moments;
  const tree = treeOf(ruleRows);
  return all.toSorted((a, b) => a - b).find((now) => holds(tree, { ...facts, now })) ?? null;
}

/**
 * What a filter acts on when it acts as time passes (FLT-1): the instants its ages are counted from. The same filter
 * touches the same ticket once for each.
 */
export function causeOf({ ruleRows }: Pick<Filter, 'ruleRows'>, facts: ContactFacts): string {
  const asked = ruleRows.flatMap((row) => row.conditions).filter(isAge);
  const since = asked.map(({ field }) => `${field} ${sinceWhen(field, facts) ?? 'none'}`);
  return [...new Set(since)].toSorted().join(', ');
}

function edgesOf(condition: Condition, facts: ContactFacts): Instant[] {
  if ('from' in condition) return [condition.from, condition.to].filter((at) => at !== null);
  if (!isAge(condition)) return [];
  const since = sinceWhen(condition.field, facts);
  if (since === null) return [];
  const age = condition.minutes * MINUTE;
  if (condition.clock === 'wall' || facts.calendar === null) return [since + age];
  const reached = addOpenTime(facts.calendar, since, age);
  return reached === 'never' ? [] : [reached];
}

function turnsAfter(at: Instant, { calendar }: ContactFacts): Instant[] {
  if (calendar === null) return [];
  return [nextOpening(calendar, at), nextClosing(calendar, at)].filter((turn) => turn !== 'never');
}
