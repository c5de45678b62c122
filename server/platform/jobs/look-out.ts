import type { Milliseconds } from '#core/platform/instant.ts';
import type { World } from '#server/platform/db/tx.ts';

/** Somebody who looks for due work, does it, and sleeps until there may be more. */
export interface LookOut {
  start(): void;
  /** Look now, whatever the hour: a place was freed. */
  look(): void;
  /** Something is due at this instant: look then. */
  wake(dueAt: number): void;
  stop(): Promise<void>;
}

/** Appointments made by another instance whose notice was lost are found within this. */
const LONGEST_SLEEP_MS = 1_000;

/**
 * Looks for work again and again: at once while there was some, else when the next is due.
 *
 * `work` does what is due and says how much that was; `nextDueAt` says when more will be.
 */
export function lookOut(
  world: World,
  work: () => Promise<number>,
  nextDueAt: () => Promise<number | undefined>,
): LookOut {
  let stopped = true;
  let looking: Promise<void> | undefined;
  let again = false;
  let timeout: NodeJS.Timeout | undefined;
  let wakesAt = Number.POSITIVE_INFINITY;

  function look(): void {
    if (stopped) return;
    if (looking !== undefined) {
      again = true;
      return;
    }
    looking = lookOnce().finally(() => {
      looking = undefined;
      if (again) {
        again = false;
        look();
      }
    });
  }

  async function lookOnce(): Promise<void> {
    clearTimeout(timeout);
    wakesAt = Number.POSITIVE_INFINITY;
    let sleepMs = LONGEST_SLEEP_MS;
    try {
      const done = await work();
      const next = done > 0 ? world.clock.now() : await nextDueAt();
      if (next !== undefined) sleepMs = Math.max(0, Math.min(LONGEST_SLEEP_MS, next - world.clock.now()));
    } catch (error) {
      if (!stopped) world.log.error({ err: error }, 'due appointments could not be looked for');
    }
    if (!stopped) sleep(sleepMs);
  }

  function sleep(ms: Milliseconds): void {
    wakesAt = world.clock.now() + ms;
    clearTimeout(timeout);
    timeout = setTimeout(look, ms);
  }

  return {
    start() {
      stopped = false;
      look();
    },
    look,
    wake(dueAt) {
      if (stopped) return;
      const inMs = dueAt - world.clock.now();
      if (inMs <= 0) look();
      else if (dueAt < wakesAt && looking === undefined) sleep(Math.min(inMs, LONGEST_SLEEP_MS));
    },
    async stop() {
      stopped = true;
      clearTimeout(timeout);
      await looking;
    },
  };
}
