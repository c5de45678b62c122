import * as api from '#api/demo/demo.ts';
import { MINUTE } from '#core/platform/instant.ts';
import { mayEverywhere } from '#core/platform/caller.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { needsEverywhere, serve } from '#server/platform/http/route.ts';
import { job } from '#server/platform/jobs/appointments.ts';
import type { Room } from '#server/platform/room.ts';
import { readProgress, shownState } from './demo-state.ts';
import { goOnLoading, LOAD, loadDemo, noteFailure } from './load-demo.ts';
import { goOnRemoving, REMOVE, removeDemo } from './remove-demo.ts';

const patience = {
  leaseMs: 10 * MINUTE,
  mostAttempts: 3,
  width: 1,
  gaveUp: (tx: Parameters<typeof noteFailure>[0], _due: unknown, error: string) => noteFailure(tx, error),
} as const;

/** The demo world: loaded and removed by one press, made only by the product's own verbs (ONB-1). */
export const demoRoom: Room = {
  name: 'demo',
  routes: [
    serve(api.readDemo, needsEverywhere('settings.edit'), async ({ tx }) => shownState(await readProgress(tx))),
    serve(api.loadDemo, needsEverywhere('settings.edit'), async ({ tx, caller }) =>
      shownState(await loadDemo(tx, everywhere(caller))),
    ),
    serve(api.removeDemo, needsEverywhere('settings.edit'), async ({ tx, caller }) =>
      shownState(await removeDemo(tx, everywhere(caller))),
    ),
  ],
  handlers: [job(LOAD, (world) => goOnLoading(world), patience), job(REMOVE, (world) => goOnRemoving(world), patience)],
};

/** The demo world brings sites of its own, so the right is asked for everywhere. */
function everywhere(caller: Caller): Caller {
  if (!mayEverywhere(caller, 'settings.edit'))
    throw new Refusal('forbidden', 'access.right-missing', { right: 'settings.edit' });
  return caller;
}
