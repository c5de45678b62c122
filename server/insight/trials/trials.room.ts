import * as api from '#api/insight/trials.ts';
import { mayAnywhere } from '#core/platform/caller.ts';
import { needsEverywhere, serve } from '#server/platform/http/route.ts';
import { job } from '#server/platform/jobs/appointments.ts';
import { MINUTE } from '#core/platform/instant.ts';
import type { Room } from '#server/platform/room.ts';
import { giveTrialUp, runTrial } from './run-trial.ts';
import { showChanges, showTrial, showTrialOf } from './show-trial.ts';
import { cancelTrial, startTrial, TRIAL } from './start-trial.ts';
import { lastTrialOf } from './trials.store.ts';

/** What if: drafts of the service level replayed over the past (SLA-10). */
export const trialsRoom: Room = {
  name: 'trials',
  routes: [
    serve(api.startTrial, needsEverywhere('settings.edit'), async ({ tx, caller, body }) =>
      showTrial(tx, await startTrial(tx, caller.actor, body)),
    ),
    serve(api.readTrial, needsEverywhere('settings.edit'), async ({ tx, params }) => showTrialOf(tx, params.trialId)),
    serve(api.readDraftTrial, needsEverywhere('settings.edit'), async ({ tx, params }) => {
      const trial = await lastTrialOf(tx, params.draftId);
      return { trial: trial ? await showTrial(tx, trial) : null };
    }),
    serve(api.cancelTrial, needsEverywhere('settings.edit'), async ({ tx, caller, params }) =>
      cancelTrial(tx, caller.actor, params),
    ),
    serve(api.listTrialChanges, needsEverywhere('settings.edit'), async ({ tx, caller, params, query }) =>
      showChanges(tx, caller, { ...params, ...query }),
    ),
  ],
  handlers: [job(TRIAL, runTrial, { leaseMs: 30 * MINUTE, mostAttempts: 3, width: 1, gaveUp: giveTrialUp })],
  topics: [{ topic: 'trial', mayHear: async (_world, caller) => mayAnywhere(caller, 'settings.edit') }],
};
