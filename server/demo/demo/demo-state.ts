import { type DemoState, demoState } from '#api/demo/demo.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { readSetting, writeSetting } from '#server/platform/config/settings.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { DemoIds } from './make-cast.ts';

/** How far loading or removing has come, with what the next step needs; kept so that a crash loses nothing. */
export interface DemoProgress extends DemoState {
  /** The moment the world is told up to. */
  readonly now: Instant;
  readonly by: Actor;
  readonly siteIds?: Readonly<Record<string, string>>;
  readonly ids?: DemoIds;
}

const key = 'demo.world';
const absent: DemoState = { state: 'absent', done: 0, all: 0, failure: null };

/** Reads how the demo world stands. */
export async function readProgress(tx: Tx): Promise<DemoProgress | undefined> {
  return (await readSetting<DemoProgress | null>(tx, key)) ?? undefined;
}

/** Writes how the demo world stands; undefined when it is gone. */
export async function writeProgress(tx: Tx, progress: DemoProgress | undefined): Promise<void> {
  await writeSetting(tx, key, progress ?? null);
}

/** What everybody may know of it. */
export function shownState(progress: DemoProgress | undefined): DemoState {
  return progress ? demoState.parse(progress) : absent;
}
