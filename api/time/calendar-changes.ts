import { z } from 'zod';
import { weekdays } from '#core/time/spans/local-date.ts';
import { hours } from './calendar-definition.ts';

const named = <const Kind extends string>(...kinds: Kind[]) =>
  z.object({ kind: z.enum(kinds as [Kind, ...Kind[]]), name: z.string() });

/** One thing that differs from the revision before (CAL-5). */
export const calendarChange = z.union([
  z.object({ kind: z.enum(['name', 'zone']), from: z.string(), to: z.string() }),
  z.object({ kind: z.literal('red-day-set'), from: z.string().nullable(), to: z.string().nullable() }),
  z.object({ kind: z.literal('week'), weekday: z.enum(weekdays), from: z.array(hours), to: z.array(hours) }),
  named('deviation-added', 'deviation-removed', 'deviation-changed', 'feed-added', 'feed-removed'),
  z.object({ kind: z.literal('deviations-ordered') }),
  z.object({
    kind: z.literal('red-day'),
    date: z.string(),
    name: z.string(),
    says: z.enum(['closed', 'as-usual', 'hours', 'as-set']),
  }),
  z.object({ kind: z.literal('feed-events'), name: z.string(), added: z.number().int(), removed: z.number().int() }),
]);
