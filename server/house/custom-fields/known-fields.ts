import type { FieldSubject } from '#core/house/custom-fields/custom-field.ts';
import { SECOND } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { fieldRowsOf } from './custom-fields.store.ts';

type Rows = Awaited<ReturnType<typeof fieldRowsOf>>;

const kept = new WeakMap<World, Map<FieldSubject, { readonly rows: Rows; readonly readAt: number }>>();
const KEPT_FOR = 5 * SECOND;

/**
 * Own fields from the process's memory (TKT-1): asked for with every ticket made, changed once a month.
 *
 * A change in any instance is heard on the topic `fields` and empties it; the few seconds are the belt to that brace.
 */
export async function knownFields(tx: Tx, about: FieldSubject): Promise<Rows> {
  let memory = kept.get(tx.world);
  if (memory === undefined) {
    const made = new Map<FieldSubject, { rows: Rows; readAt: number }>();
    tx.world.live.listen('fields', () => made.clear());
    kept.set(tx.world, made);
    memory = made;
  }
  const found = memory.get(about);
  if (found !== undefined && Math.abs(tx.now - found.readAt) < KEPT_FOR) return found.rows;
  const rows = await fieldRowsOf(tx, about);
  memory.set(about, { rows, readAt: tx.now });
  return rows;
}
