import { register } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** When the start is over and what it left behind can be collected: what one collection empties, the next gives back. */
const AFTER_MS = [2_000, 4_000, 6_000, 8_000];

/**
 * Gives back what only the start needed (OPS-1): the engine by itself waits for memory to grow short, which at rest it
 * never does.
 *
 * Where TypeScript is read through a loader (Node before 22.18), that lives in a thread with a heap of its own, in
 * which nothing but a loader's `initialize` can be run.
 */
export function giveBackMemory(): void {
  collectSoon();
  if (process.execArgv.includes('tsx')) register(import.meta.url);
}

/** Called by Node in the thread of the loader. */
export function initialize(): void {
  collectSoon();
}

function collectSoon(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (const ms of AFTER_MS) setTimeout(collect, ms).unref();
}
