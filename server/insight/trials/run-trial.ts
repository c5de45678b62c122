import { noSums } from '#core/insight/trials/trial-sums.ts';
import { type Instant, SECOND } from '#core/platform/instant.ts';
import { emptyDraft } from '#core/promise/drafts/draft-content.ts';
import { choosesAnew } from '#core/promise/drafts/draft-policy.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import type { Due } from '#server/platform/jobs/appointments.ts';
import { readPolicies } from '#server/promise/drafts/read-policies.ts';
import { countHistories } from './histories.store.ts';
import { type Replay, type ReplayedBatch, replayHistories } from './replay-histories.ts';
import { clearChanges, findTrial, insertChanges, type TrialRow, updateTrial } from './trials.store.ts';

const TOLD_EACH = SECOND / 2;

/**
 * Replays a draft over the histories of a period (SLA-10).
 *
 * A job: begun anew it clears what it had found. How far it has come and the sums so far are written and told twice a
 * second, and it stops there when somebody has cancelled it.
 */
export async function runTrial(world: World, { key: trialId }: Due): Promise<void> {
  const trial = await world.transact((tx) => begin(tx, trialId));
  if (trial === null) return;
  const now = trial.judgedAt ?? world.clock.now();
  const content = { ...emptyDraft, ...trial.content };
  const replay = await world.read(async (tx): Promise<Replay> => {
    const policies = await readPolicies(tx, content);
    const period = { from: trial.fromAt, to: trial.toAt };
    return { ...policies, choosesAnew: choosesAnew(content), period, now };
  });
  const sums = noSums();
  const so = { read: 0, contacts: 0, changed: 0, newlyMissed: 0, newlyKept: 0 };
  let toldAt: Instant = world.clock.now();
  const batches = await world.read(async (tx) => replayHistories(tx, replay, sums));
  for await (const batch of batches) {
    so.read += batch.read;
    so.contacts += batch.contacts;
    if (batch.changes.length > 0) await world.transact((tx) => keepChanges(tx, trialId, so.changed, batch));
    for (const { change } of batch.changes) {
      so.changed += 1;
      if (change === 'newly-missed') so.newlyMissed += 1;
      if (change === 'newly-kept') so.newlyKept += 1;
    }
    if (world.clock.now() - toldAt < TOLD_EACH) continue;
    toldAt = world.clock.now();
    if (!(await world.transact((tx) => progress(tx, trialId, { ...so, sums })))) return;
  }
  await world.transact((tx) => progress(tx, trialId, { ...so, sums, state: 'done', endedAt: tx.now }));
}

/** A trial whose job has failed for the last time says so (SLA-10). */
export async function giveTrialUp(tx: Tx, { key: trialId }: Due): Promise<void> {
  await progress(tx, trialId, { state: 'failed', endedAt: tx.now });
}

async function begin(tx: Tx, trialId: string): Promise<TrialRow | null> {
  const trial = await findTrial(tx, trialId, true);
  if (!trial || (trial.state !== 'waiting' && trial.state !== 'running')) return null;
  await clearChanges(tx, trialId);
  const histories = await countHistories(tx);
  const begun = { state: 'running' as const, judgedAt: tx.now, histories, read: 0, changed: 0 };
  await updateTrial(tx, trialId, begun);
  tx.tell(`trial:${trialId}`, { id: trialId });
  return { ...trial, ...begun };
}

async function keepChanges(tx: Tx, trialId: string, before: number, { changes }: ReplayedBatch): Promise<void> {
  await insertChanges(
    tx,
    changes.map(({ history, ...change }, place) => ({
      ...change,
      trialId,
      place: before + place + 1,
      subjectKind: history.subjectKind,
      subjectId: history.subjectId,
      number: history.about?.number ?? null,
      title: history.about?.title ?? null,
    })),
  );
}

/** Writes how far it has come; false when it has been cancelled meanwhile. */
async function progress(tx: Tx, trialId: string, so: Partial<TrialRow>): Promise<boolean> {
  const trial = await findTrial(tx, trialId, true);
  if (trial?.state !== 'running') return false;
  await updateTrial(tx, trialId, so);
  tx.tell(`trial:${trialId}`, { id: trialId });
  return true;
}
