import { type EventRow, eventOf } from '#server/platform/db/outbox.store.ts';
import type { RecordedEvent } from '#server/platform/db/event.ts';
import type { World } from '#server/platform/db/tx.ts';

/** Every event recorded in a world, oldest first. */
export async function readAllEvents(world: World, type?: string): Promise<readonly RecordedEvent[]> {
  let query = world.db.withTables<{ events: EventRow }>().selectFrom('events').selectAll().orderBy('seq');
  if (type !== undefined) query = query.where('type', '=', type);
  return (await query.execute()).map(eventOf);
}
