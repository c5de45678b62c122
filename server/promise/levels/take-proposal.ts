import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { defaultTickingIn } from '#core/promise/levels/level.ts';
import type { Target } from '#core/promise/levels/target.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { createRule } from '../rules/edit-rules.ts';
import { createLevel } from './create-level.ts';
import { levelActivity } from './level.activity.ts';
import { type LevelRow, listLevelRows } from './levels.store.ts';

/** Makes the level that is proposed to begin with, and a rule that gives it to everything (ONB-1, SLA-2, SLA-3). */
export async function takeProposal(
  tx: Tx,
  by: Actor,
  input: { readonly name: string; readonly ruleName: string },
): Promise<LevelRow> {
  if ((await levelActivity.check(tx)).state === 'holds') throw new Refusal('conflict', 'levels.already-chosen');
  const taken = new Set((await listLevelRows(tx)).map((level) => level.name.toLowerCase()));
  let name = input.name;
  for (let n = 2; taken.has(name.toLowerCase()); n += 1) name = `${input.name} ${n}`;
  const level = await createLevel(tx, by, {
    name,
    colour: '#12637A',
    definition: {
      calendarId: null,
      holidaysExcluded: true,
      targets: {
        'first-answer': { standard: openHours(4), byPriority: {} },
        'next-answer': { standard: openHours(4), byPriority: {} },
        resolution: { standard: openHours(24), byPriority: {} },
      },
      tickingIn: defaultTickingIn,
      standingStill: [],
      warnAt: [50, 80],
      steps: [],
      botsAnswer: false,
    },
  });
  const conditions = { join: 'all', members: [] } as const;
  await createRule(tx, by, { name: input.ruleName, active: true, conditions, levelId: level.id, stops: false });
  return level;
}

function openHours(amount: number): Target {
  return { amount, unit: 'hours', day: 'open-hours-24', clock: 'business', calendarId: null };
}
