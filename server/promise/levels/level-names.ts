import type { Tx } from '#server/platform/db/tx.ts';
import type { World } from '#server/platform/db/tx.ts';
import { allLevelNames } from './levels.store.ts';

const kept = new WeakMap<World, { names: ReadonlyMap<string, string> | undefined }>();

/** The names of all levels, deleted ones too, from the process's memory until one changes (SLA-2). */
export async function levelNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  let memory = kept.get(tx.world);
  if (!memory) {
    const forget: { names: ReadonlyMap<string, string> | undefined } = { names: undefined };
    memory = forget;
    kept.set(tx.world, memory);
    tx.world.live.listen('levels', () => {
      forget.names = undefined;
    });
  }
  memory.names ??= new Map((await allLevelNames(tx)).map(({ id, name }) => [id, name]));
  return memory.names;
}
