import * as carryOver from '#api/promise/carry-over.ts';
import * as clocks from '#api/promise/clocks.ts';
import * as drafts from '#api/promise/drafts.ts';
import * as rules from '#api/promise/level-rules.ts';
import * as levels from '#api/promise/levels.ts';
import { needs, needsEverywhere, serve, signedIn } from '#server/platform/http/route.ts';
import { listen, timer } from '#server/platform/jobs/appointments.ts';
import type { Room } from '#server/platform/room.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { fireSteps } from './clocks/fire-step.ts';
import { foreseeDraft } from './clocks/foresee-draft.ts';
import { REWIND, rewindAll, rewindBatch } from './clocks/rewind-clocks.ts';
import { explainPromise, showPromises } from './clocks/show-promises.ts';
import { STEP } from './clocks/step.ts';
import { TELL, tellEscalation, tellSteps } from './clocks/tell-step.ts';
import { changeDraft, createDraft, discardDraft } from './drafts/edit-drafts.ts';
import { findDraft, openDrafts } from './drafts/drafts.store.ts';
import { publishDraft } from './drafts/publish-draft.ts';
import { createLevel } from './levels/create-level.ts';
import { deleteLevel } from './levels/delete-level.ts';
import { levelRevisions } from './levels/level-revisions.ts';
import { listLevelRows } from './levels/levels.store.ts';
import { reviseLevel } from './levels/revise-level.ts';
import { takeProposal } from './levels/take-proposal.ts';
import { changeRule, createRule, deleteRule, orderRules } from './rules/edit-rules.ts';
import { listFallbackRows, listRuleRows } from './rules/rules.store.ts';
import { setFallback } from './rules/set-fallback.ts';

/** Levels, rules and clocks: what is promised, and whether it is kept (SLA-1…9). */
export const promiseRoom: Room = {
  name: 'promise',
  routes: [
    serve(levels.listLevels, signedIn, async ({ tx }) => ({
      rows: (await listLevelRows(tx)) as unknown as levels.Level[],
    })),
    serve(levels.createLevel, needsEverywhere('settings.edit'), async ({ tx, caller, body }) =>
      createLevel(tx, caller.actor, body),
    ),
    serve(levels.takeLevelProposal, needsEverywhere('settings.edit'), async ({ tx, caller, body }) =>
      takeProposal(tx, caller.actor, body),
    ),
    serve(levels.reviseLevel, needsEverywhere('settings.edit'), async ({ tx, caller, params, body }) =>
      reviseLevel(tx, caller.actor, { ...params, ...body }),
    ),
    serve(levels.deleteLevel, needsEverywhere('settings.edit'), async ({ tx, caller, params }) =>
      deleteLevel(tx, caller.actor, params),
    ),
    serve(rules.listLevelRules, signedIn, async ({ tx }) => ({
      rows: (await listRuleRows(tx)) as unknown as rules.LevelRule[],
    })),
    serve(
      rules.createLevelRule,
      needsEverywhere('settings.edit'),
      async ({ tx, caller, body }) => (await createRule(tx, caller.actor, body)) as unknown as rules.LevelRule,
    ),
    serve(
      rules.changeLevelRule,
      needsEverywhere('settings.edit'),
      async ({ tx, caller, params, body }) =>
        (await changeRule(tx, caller.actor, { ...params, ...body })) as unknown as rules.LevelRule,
    ),
    serve(rules.deleteLevelRule, needsEverywhere('settings.edit'), async ({ tx, caller, params }) =>
      deleteRule(tx, caller.actor, params),
    ),
    serve(rules.orderLevelRules, needsEverywhere('settings.edit'), async ({ tx, caller, body }) =>
      orderRules(tx, caller.actor, body),
    ),
    serve(rules.listFallbackTargets, signedIn, async ({ tx }) => ({ rows: await listFallbackRows(tx) })),
    serve(rules.setFallbackTarget, needsEverywhere('settings.edit'), async ({ tx, caller, params, body }) =>
      setFallback(tx, caller.actor, { ...params, ...body }),
    ),
    serve(drafts.listDrafts, needsEverywhere('settings.edit'), async ({ tx }) => ({
      rows: (await openDrafts(tx)) as unknown as drafts.Draft[],
    })),
    serve(
      drafts.createDraft,
      needsEverywhere('settings.edit'),
      async ({ tx, caller, body }) => (await createDraft(tx, caller.actor, body)) as unknown as drafts.Draft,
    ),
    serve(
      drafts.changeDraft,
      needsEverywhere('settings.edit'),
      async ({ tx, caller, params, body }) =>
        (await changeDraft(tx, caller.actor, { ...params, ...body })) as unknown as drafts.Draft,
    ),
    serve(drafts.discardDraft, needsEverywhere('settings.edit'), async ({ tx, caller, params }) =>
      discardDraft(tx, caller.actor, params),
    ),
    serve(drafts.publishDraft, needsEverywhere('settings.edit'), async ({ tx, caller, params, body }) =>
      publishDraft(tx, caller.actor, { ...params, ...body }),
    ),
    serve(carryOver.listLevelRevisions, needsEverywhere('settings.edit'), async ({ tx, params }) => ({
      rows: await levelRevisions(tx, params.levelId),
    })),
    serve(carryOver.readCarryOver, needsEverywhere('settings.edit'), async ({ tx, params }) => {
      const draft = await findDraft(tx, params.draftId, false);
      if (!draft) throw new Refusal('not-found', 'drafts.not-found', { ...params });
      return foreseeDraft(tx, draft.content);
    }),
    serve(clocks.listPromises, needs('tickets.read'), async ({ tx, caller, params }) => ({
      rows: await showPromises(tx, caller, { kind: params.subjectKind, id: params.subjectId }),
    })),
    serve(clocks.explainPromise, needs('tickets.read'), async ({ tx, caller, params }) =>
      explainPromise(tx, caller, params.cycleId),
    ),
  ],
  topics: [
    { topic: 'levels', mayHear: async () => true },
    { topic: 'level-rules', mayHear: async () => true },
  ],
  handlers: [
    timer(STEP, fireSteps),
    timer(TELL, tellSteps, { patient: true }),
    timer(REWIND, rewindBatch, { patient: true }),
    listen(['level.revised', 'calendar.revised', 'calendar.base-chosen'], 'promise.rewind', rewindAll),
    listen('promise.escalated', 'promise.escalate', tellEscalation),
  ],
};
