import { DAY, HOUR, type Instant } from '#core/platform/instant.ts';

export type SnoozeName = 'hour' | 'evening' | 'tomorrow' | 'monday' | 'week';

/** When a ticket put aside may come back (TKT-6), in the reader's own zone; what has passed today is left out. */
export function snoozeTimes(now: Instant): readonly { readonly name: SnoozeName; readonly at: Instant }[] {
  const today = new Date(now);
  const at = (daysAhead: number, hour: number) =>
    new Date(today.getFullYear(), today.getMonth(), today.getDate() + daysAhead, hour).getTime();
  const toMonday = ((8 - today.getDay()) % 7) + (today.getDay() === 1 ? 7 : 0);
  const times: readonly { readonly name: SnoozeName; readonly at: Instant }[] = [
    { name: 'hour', at: now + HOUR },
    { name: 'evening', at: at(0, 15) },
    { name: 'tomorrow', at: at(1, 8) },
    { name: 'monday', at: at(toMonday, 8) },
    { name: 'week', at: now + 7 * DAY },
  ];
  return times.filter((one) => one.at > now);
}
