import type { Actor } from '#core/platform/actor.ts';
import { readSetting, writeSetting } from '#server/platform/config/settings.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The share of promises that should be kept, 0…1 (SLR-1); 95 % until it is set. */
export async function readReportGoal(tx: Tx): Promise<number> {
  return (await readSetting<number>(tx, KEY)) ?? 0.95;
}

/** Sets the share of promises that should be kept (SLR-1). */
export async function changeReportGoal(tx: Tx, by: Actor, { goal }: { goal: number }): Promise<number> {
  await writeSetting(tx, KEY, goal);
  tx.record(by, { type: 'report-goal.changed', subject: { kind: 'settings', id: KEY }, data: { goal } });
  return goal;
}

const KEY = 'sla-reports.goal';
