import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { deleteFilter } from '#server/desk/filters/edit-filters.ts';
import { listFilterRecords } from '#server/desk/filters/filters.store.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { deleteLevel } from '#server/promise/levels/delete-level.ts';
import { findLevelRow } from '#server/promise/levels/levels.store.ts';
import { deleteRule } from '#server/promise/rules/edit-rules.ts';
import { listRuleRows } from '#server/promise/rules/rules.store.ts';
import { usesOf } from '#server/time/calendars/calendar-uses.ts';
import { findCalendar } from '#server/time/calendars/calendars.store.ts';
import { deleteCalendar } from '#server/time/calendars/delete-calendar.ts';
import { eraseSubscriptions, eraseTickets, eraseUnused, lockDemo, thingsOf } from './demo.store.ts';
import { type DemoProgress, readProgress, writeProgress } from './demo-state.ts';

/** The job that removes the demo world. */
export const REMOVE = 'demo.remove';

/** Begins to remove the demo world (ONB-1). */
export async function removeDemo(tx: Tx, caller: Caller): Promise<DemoProgress> {
  await lockDemo(tx);
  const before = await readProgress(tx);
  if (before?.state === 'loading' || before?.state === 'removing') throw new Refusal('conflict', 'demo.busy');
  if (before === undefined) throw new Refusal('conflict', 'demo.not-loaded');
  const tickets = await thingsOf(tx, 'ticket');
  const progress: DemoProgress = { ...before, state: 'removing', done: 0, all: tickets.length + 1, failure: null };
  await writeProgress(tx, progress);
  tx.schedule({ kind: REMOVE, key: 'world', dueAt: tx.now });
  tx.record(caller.actor, { type: 'demo-world.removing', subject: { kind: 'demo-world', id: 'world' }, data: {} });
  return progress;
}

/** Removes twenty tickets at a time, then what they stood on; what people made themselves stays, and so does what it stands on. */
export async function goOnRemoving(world: World): Promise<void> {
  while (await world.transact(step));
}

async function step(tx: Tx): Promise<boolean> {
  await lockDemo(tx);
  const progress = await readProgress(tx);
  if (progress?.state !== 'removing') return false;
  const some = (await thingsOf(tx, 'ticket')).slice(0, 20);
  if (some.length > 0) {
    await eraseTickets(tx, some);
    await writeProgress(tx, { ...progress, done: progress.done + some.length });
    return true;
  }
  await retireFilters(tx, progress);
  await retireLevels(tx, progress);
  await eraseSubscriptions(tx);
  await eraseUnused(tx);
  await writeProgress(tx, undefined);
  tx.record(progress.by, { type: 'demo-world.removed', subject: { kind: 'demo-world', id: 'world' }, data: {} });
  return false;
}

/** Filters of the demo go before its tickets' sites do; what they did stays told. */
async function retireFilters(tx: Tx, { by }: DemoProgress): Promise<void> {
  const own = new Set(await thingsOf(tx, 'filter'));
  for (const filter of await listFilterRecords(tx)) if (own.has(filter.id)) await deleteFilter(tx, by, { filter });
}

/** Rules of the demo go; a level goes too unless a rule that people made sets it, and a calendar unless it is used. */
async function retireLevels(tx: Tx, { by }: DemoProgress): Promise<void> {
  const own = new Set(await thingsOf(tx, 'level-rule'));
  for (const rule of await listRuleRows(tx)) if (own.has(rule.id)) await deleteRule(tx, by, { ruleId: rule.id });
  const used = new Set((await listRuleRows(tx)).map((rule) => rule.levelId));
  for (const levelId of await thingsOf(tx, 'level')) {
    const level = await findLevelRow(tx, levelId);
    if (level && level.deletedAt === null && !used.has(levelId)) await deleteLevel(tx, by, { levelId });
  }
  for (const calendarId of await thingsOf(tx, 'calendar')) {
    const calendar = await findCalendar(tx, calendarId);
    if (calendar && !calendar.isBase && (await usesOf(tx, calendarId)).length === 0) {
      await deleteCalendar(tx, by, calendarId);
    }
  }
}
