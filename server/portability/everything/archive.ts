import type { World } from '#server/platform/db/tx.ts';
import { exportEverything } from './export-everything.ts';
import { packTar } from './tar.ts';

/**
 * An archive of everything, written as it is read (API-2).
 *
 * The transaction that holds the moment stays open until the last piece has been taken, or nobody takes any more.
 */
export async function* archiveOf(world: World, options: { readonly secrets: boolean }): AsyncGenerator<Buffer> {
  const waiting: (() => void)[] = [];
  let piece: Buffer | undefined;
  let ended = false;
  let failure: unknown;
  let given = false;
  const wake = () => waiting.splice(0).forEach((one) => one());
  const changed = () => new Promise<void>((resolve) => waiting.push(resolve));
  const work = world
    .transact(async (tx) => {
      for await (const next of packTar(exportEverything(tx, options), tx.now)) {
        piece = next;
        wake();
        while (piece !== undefined && !given) await changed();
        if (given) return;
      }
    })
    .catch((error: unknown) => {
      failure = error;
    })
    .finally(() => {
      ended = true;
      wake();
    });
  try {
    for (;;) {
      while (piece === undefined && !ended) await changed();
      if (piece === undefined) break;
      yield piece;
      piece = undefined;
      wake();
    }
    if (failure !== undefined) throw failure as Error;
  } finally {
    given = true;
    wake();
    await work;
  }
}
