import { SECOND } from '#core/platform/instant.ts';
import type { CompiledCalendar } from '#core/time/calendars/compiled-calendar.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { calendarInForce } from '#server/promise/levels/policy-in-force.ts';

interface Kept {
  readonly calendars: Map<string | null, { readonly calendar: CompiledCalendar | null; readonly readAt: number }>;
}

const kept = new WeakMap<World, Kept>();
const KEPT_FOR = 5 * SECOND;

/**
 * The calendar that rules ask opening hours of (SLA-3), from the process's memory for a few seconds; a revision
 * published anywhere empties it. The clocks themselves never use it: they ask for the policy in force each time.
 */
export async function knownCalendar(tx: Tx, calendarId: string | null): Promise<CompiledCalendar | null> {
  const memory = memoryOf(tx.world);
  const found = memory.calendars.get(calendarId);
  if (found !== undefined && Math.abs(tx.now - found.readAt) < KEPT_FOR) return found.calendar;
  const calendar = await calendarInForce(tx, calendarId);
  memory.calendars.set(calendarId, { calendar, readAt: tx.now });
  return calendar;
}

function memoryOf(world: World): Kept {
  let memory = kept.get(world);
  if (memory === undefined) {
    const made: Kept = { calendars: new Map() };
    world.live.listen('calendars', () => made.calendars.clear());
    kept.set(world, made);
    memory = made;
  }
  return memory;
}
