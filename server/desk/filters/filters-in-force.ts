import type { Filter, FilterKind } from '#core/conditions/filter.ts';
import { type Instant, SECOND } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { type FilterRecord, listFilterRecords } from './filters.store.ts';

interface Kept {
  filters: readonly Filter[] | undefined;
  readAt: Instant;
}
const kept = new WeakMap<World, Kept>();
const KEPT_FOR = 5 * SECOND;

/**
 * The filters of a kind that are on, in their order, from the process's memory (FLT-1): asked with every message,
 * changed once a month. A change in any instance is heard and empties it.
 */
export async function filtersInForce(tx: Tx, kind: FilterKind): Promise<readonly Filter[]> {
  const memory = memoryOf(tx.world);
  if (memory.filters === undefined || Math.abs(tx.now - memory.readAt) >= KEPT_FOR) {
    memory.filters = (await listFilterRecords(tx)).filter(({ active }) => active).map(asFilter);
    memory.readAt = tx.now;
  }
  return memory.filters.filter((one) => one.kind === kind);
}

/** A filter as the rules know it (FLT-1). */
export function asFilter(filter: FilterRecord): Filter {
  const { id, name, kind, siteId, active, ruleRows, actions, continues } = filter;
  return { id, name, kind, siteId, active, ruleRows, actions, continues };
}

function memoryOf(world: World): Kept {
  let memory = kept.get(world);
  if (memory === undefined) {
    const made: Kept = { filters: undefined, readAt: 0 };
    world.live.listen('filters', () => {
      made.filters = undefined;
    });
    kept.set(world, made);
    memory = made;
  }
  return memory;
}
