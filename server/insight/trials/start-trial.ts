import { type Period, periodBetween, periodOf, type Preset } from '#core/insight/sla-reports/period.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { type DraftContent, emptyDraft } from '#core/promise/drafts/draft-content.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findDraft } from '#server/promise/drafts/drafts.store.ts';
import { readReportZone } from '../sla-reports/report-names.store.ts';
import { findTrial, forgetOldTrials, insertTrial, type TrialRow, updateTrial } from './trials.store.ts';

/** The kind of the job that replays a draft (SLA-10). */
export const TRIAL = 'insight.trial';

/** What is to be tried over which period (SLA-10). */
export interface TrialAsked {
  readonly draftId: string | null;
  readonly content?: DraftContent | undefined;
  readonly preset: Preset;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Lets a draft be replayed over a past period, by a job (SLA-10). Without a draft the published policy is its own. */
export async function startTrial(tx: Tx, by: Actor, asked: TrialAsked): Promise<TrialRow> {
  const period = await askedPeriod(tx, asked);
  const content = await contentOf(tx, asked);
  await forgetOldTrials(tx, asked.draftId);
  const trial: TrialRow = {
    id: tx.newId(),
    draftId: asked.draftId,
    content,
    fromAt: period.from,
    toAt: period.to,
    state: 'waiting',
    askedBy: userBehind(by),
    askedAt: tx.now,
    judgedAt: null,
    endedAt: null,
    read: 0,
    histories: null,
    contacts: 0,
    changed: 0,
    newlyMissed: 0,
    newlyKept: 0,
    sums: null,
  };
  await insertTrial(tx, trial);
  tx.schedule({ kind: TRIAL, key: trial.id, dueAt: tx.now });
  const data = { draftId: asked.draftId, from: period.from, to: period.to };
  tx.record(by, { type: 'trial.asked', subject: { kind: 'trial', id: trial.id }, data });
  return trial;
}

/** Stops a trial that has not ended; what it has found so far stays (SLA-10). */
export async function cancelTrial(tx: Tx, by: Actor, { trialId }: { readonly trialId: string }): Promise<void> {
  const trial = await findTrial(tx, trialId, true);
  if (!trial) throw new Refusal('not-found', 'trials.not-found', { trialId });
  if (trial.state !== 'waiting' && trial.state !== 'running') return;
  await updateTrial(tx, trialId, { state: 'cancelled', endedAt: tx.now });
  tx.cancel(TRIAL, trialId);
  tx.record(by, { type: 'trial.cancelled', subject: { kind: 'trial', id: trialId }, data: {} });
}

async function askedPeriod(tx: Tx, { preset, from, to }: TrialAsked): Promise<Period> {
  const zone = await readReportZone(tx);
  if (from === undefined && to === undefined) return periodOf(preset, tx.now, zone);
  const period = periodBetween(from ?? null, to ?? null, zone);
  if (period === null) throw new Refusal('invalid', 'sla-reports.period-unclear', { from, to });
  return period;
}

async function contentOf(tx: Tx, { draftId, content }: TrialAsked): Promise<DraftContent> {
  if (draftId === null) return content ?? emptyDraft;
  const draft = await findDraft(tx, draftId, false);
  if (!draft) throw new Refusal('not-found', 'drafts.not-found', { draftId });
  return draft.content;
}
