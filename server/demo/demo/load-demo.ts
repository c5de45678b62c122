import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { lockDemo } from './demo.store.ts';
import { type DemoProgress, readProgress, writeProgress } from './demo-state.ts';
import { makeCast, makeSites } from './make-cast.ts';
import { demoTicketCount, planDemo } from './plan-demo.ts';
import { setStates } from './set-states.ts';
import { subscribeDemo } from './subscribe-demo.ts';
import { tellTicket } from './tell-ticket.ts';

/** The job that loads the demo world. */
export const LOAD = 'demo.load';

/** Begins to load the demo world (ONB-1). */
export async function loadDemo(tx: Tx, caller: Caller): Promise<DemoProgress> {
  await lockDemo(tx);
  const before = await readProgress(tx);
  if (before?.state === 'loading' || before?.state === 'removing') throw new Refusal('conflict', 'demo.busy');
  if (before?.state === 'loaded') throw new Refusal('conflict', 'demo.already-loaded');
  // What failed half-way goes on where it was.
  const progress: DemoProgress =
    before?.siteIds === undefined
      ? { state: 'loading', done: 0, all: demoTicketCount + 2, failure: null, now: tx.now, by: caller.actor }
      : { ...before, state: 'loading', failure: null };
  await writeProgress(tx, progress);
  tx.schedule({ kind: LOAD, key: 'world', dueAt: tx.now });
  tx.record(caller.actor, { type: 'demo-world.loading', subject: { kind: 'demo-world', id: 'world' }, data: {} });
  return progress;
}

/** Loads step by step, each in a transaction that also writes how far it has come; a crash loses and doubles nothing. */
export async function goOnLoading(world: World): Promise<void> {
  while (await world.transact(step));
}

async function step(tx: Tx): Promise<boolean> {
  await lockDemo(tx);
  const progress = await readProgress(tx);
  if (progress?.state !== 'loading') return false;
  const { done, now, ids, siteIds } = progress;
  if (siteIds === undefined) {
    await writeProgress(tx, { ...progress, done: 1, siteIds: await makeSites(tx, progress.by) });
    return true;
  }
  if (ids === undefined) {
    const cast = await makeCast(tx, progress.by, siteIds);
    await setStates(tx, cast, now);
    await writeProgress(tx, { ...progress, done: 2, ids: cast });
    return true;
  }
  const plan = planDemo(now)[done - 2];
  if (plan) {
    await tellTicket(tx, plan, ids);
    await writeProgress(tx, { ...progress, done: done + 1 });
    return true;
  }
  await subscribeDemo(tx, progress.by);
  await writeProgress(tx, { ...progress, state: 'loaded' });
  tx.record(progress.by, { type: 'demo-world.loaded', subject: { kind: 'demo-world', id: 'world' }, data: {} });
  return false;
}

/** Says that loading or removing failed, and why. */
export async function noteFailure(tx: Tx, error: string): Promise<void> {
  await lockDemo(tx);
  const progress = await readProgress(tx);
  if (progress) await writeProgress(tx, { ...progress, state: 'failed', failure: error.slice(0, 500) });
}
