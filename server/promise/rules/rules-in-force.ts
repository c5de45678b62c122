import type { FallbackTarget, LevelRule } from '#core/promise/rules/choose-level.ts';
import { type Instant, SECOND } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';

interface RuleSet {
  readonly rules: readonly LevelRule[];
  readonly fallbacks: readonly FallbackTarget[];
}

const kept = new WeakMap<World, { set: RuleSet | undefined; readAt: Instant }>();
const KEPT_FOR = 5 * SECOND;

/**
 * Rules and plain targets from the process's memory: asked with every contact, changed once a month (SLA-3).
 *
 * A change in any instance is heard by its live topics and empties it; the few seconds are the belt to that brace.
 */
export async function rulesInForce(tx: Tx, read: () => Promise<RuleSet>): Promise<RuleSet> {
  let memory = kept.get(tx.world);
  if (!memory) {
    const forget: { set: RuleSet | undefined; readAt: Instant } = { set: undefined, readAt: 0 };
    memory = forget;
    kept.set(tx.world, memory);
    for (const topic of ['level-rules', 'levels']) {
      tx.world.live.listen(topic, () => {
        forget.set = undefined;
      });
    }
  }
  if (memory.set && Math.abs(tx.now - memory.readAt) < KEPT_FOR) return memory.set;
  memory.set = await read();
  memory.readAt = tx.now;
  return memory.set;
}
