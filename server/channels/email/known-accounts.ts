import { SECOND } from '#core/platform/instant.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { type AccountRow, listAccountRows } from './accounts.store.ts';

interface Kept {
  accounts: readonly AccountRow[] | undefined;
  readAt: number;
}

const kept = new WeakMap<World, Kept>();
const KEPT_FOR = 5 * SECOND;

/**
 * All mail accounts, from the process's memory: they are asked for with every mail and changed once a month.
 *
 * A change in any instance is heard on the topic `mail-accounts` and empties it; the seconds are the belt to that brace.
 */
export async function knownAccounts(tx: Tx): Promise<readonly AccountRow[]> {
  const memory = memoryOf(tx.world);
  if (memory.accounts !== undefined && Math.abs(tx.now - memory.readAt) < KEPT_FOR) return memory.accounts;
  const accounts = await listAccountRows(tx);
  memory.accounts = accounts;
  memory.readAt = tx.now;
  return accounts;
}

function memoryOf(world: World): Kept {
  let memory = kept.get(world);
  if (memory === undefined) {
    memory = { accounts: undefined, readAt: 0 };
    kept.set(world, memory);
    const forget = memory;
    world.live.listen('mail-accounts', () => {
      forget.accounts = undefined;
    });
  }
  return memory;
}
