import { register } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** When the start is over and what it left behind can be collected. */
const AFTER_MS = 3_000;
/** What one collection empties, a later one gives back; the loader, at rest from then on, needs nothing it was made fast by. */
const LOADER_AFTER_MS = [2_000, 4_000, 6_000, 8_000];

/**
 * Gives back what only the start needed (OPS-1): the engine by itself waits for memory to grow short, which at rest it
 * never does.
 *
 * Where TypeScript is read through a loader (Node before 22.18), that lives in a thread with a heap of its own, in
 * which nothing but a loader's `initialize` can be run.
 */
export function giveBackMemory(): void {
  collectAfter([AFTER_MS]);
  if (process.execArgv.includes('tsx')) register(import.meta.url);
}

/** Called by Node in the thread of the loader. */
export function initialize(): void {
  collectAfter(LOADER_AFTER_MS);
}

function collectAfter(moments: readonly number[]): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (const ms of moments) setTimeout(collect, ms).unref();
}
