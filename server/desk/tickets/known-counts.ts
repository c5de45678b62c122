import { type Instant, SECOND } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';

type Kept<Counts> = Map<string, { readonly counts: Promise<Counts>; readonly readAt: Instant }>;

const kept = new WeakMap<World, Kept<unknown>>();
const KEPT_FOR = SECOND;

/**
 * Counts from the process's memory (TKT-8): counted once for all who ask the same while no ticket changes.
 *
 * Any recorded change of a ticket, in whichever instance, empties it before the screens that hear of it ask again; a
 * second is the longest, as clocks run out by themselves.
 */
export function knownCounts<Counts>(tx: Tx, asked: string, count: () => Promise<Counts>): Promise<Counts> {
  const memory = memoryOf(tx.world) as Kept<Counts>;
  const found = memory.get(asked);
  if (found !== undefined && Math.abs(tx.now - found.readAt) < KEPT_FOR) return found.counts;
  if (memory.size > 500) memory.clear();
  const counts = count();
  const entry = { counts, readAt: tx.now };
  memory.set(asked, entry);
  counts.catch(() => memory.get(asked) === entry && memory.delete(asked));
  return counts;
}

function memoryOf(world: World): Kept<unknown> {
  const memory = kept.get(world);
  if (memory !== undefined) return memory;
  const made: Kept<unknown> = new Map();
  kept.set(world, made);
  // What is recorded of a ticket or its clocks, a person's mentions included, is told on this topic.
  world.live.listen('tickets', () => made.clear());
  return made;
}
