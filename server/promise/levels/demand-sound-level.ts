import { Refusal } from '#core/platform/refusal.ts';
import { isWholeDeed } from '#core/promise/levels/step-whole.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { policyInForce } from './policy-in-force.ts';
import type { LevelFields } from './level-fields.ts';
import { listLevelRows } from './levels.store.ts';

/** Refuses a level whose name another has, whose thresholds do not rise, whose steps lack something, or whose calendar does not exist (SLA-2). */
export async function demandSoundLevel(tx: Tx, level: LevelFields, exceptId: string | null): Promise<void> {
  const others = (await listLevelRows(tx)).filter(({ id }) => id !== exceptId);
  if (others.some(({ name }) => name.toLowerCase() === level.name.toLowerCase())) {
    throw new Refusal('conflict', 'levels.name-taken', { name: level.name });
  }
  const { warnAt, calendarId, targets, steps } = level.definition;
  if (warnAt.some((percent, place) => percent <= (warnAt[place - 1] ?? 0))) {
    throw new Refusal('invalid', 'levels.thresholds-must-rise', { warnAt });
  }
  if (steps.some(({ does }) => !isWholeDeed(does))) throw new Refusal('invalid', 'levels.step-unfinished', {});
  const { calendars } = await policyInForce(tx);
  const wanted = Object.values(targets)
    .flatMap((set) => [set, ...Object.values(set.byType ?? {})])
    .flatMap(({ standard, byPriority }) => [standard, ...Object.values(byPriority)]);
  for (const id of [calendarId, ...wanted.map((target) => target?.calendarId ?? null)]) {
    if (id !== null && !calendars.has(id)) throw new Refusal('invalid', 'levels.no-such-calendar', { calendarId: id });
  }
}
