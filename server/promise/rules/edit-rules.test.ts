import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openTestWorld } from '#server/platform/testing/test-world.ts';
import { changeRule, createRule } from './edit-rules.ts';
import { listRuleRows } from './rules.store.ts';

const world = await openTestWorld();
const by = { kind: 'user', id: '01930000-0000-7000-8000-0000000000b0' } as const;

it('SLA-3: of two who save a rule at the same moment one is told, and nothing that was saved is lost', async () => {
  const fields = { active: true, conditions: { join: 'all', members: [] }, levelId: null, stops: false } as const;
  const { id } = await world.transact((tx) => createRule(tx, by, { ...fields, name: 'Alla' }));
  const save = (name: string) =>
    world.transact((tx) => changeRule(tx, by, { ...fields, name, ruleId: id, version: 1 }));
  // Three connections that are open, so that all three read before any of them writes.
  await Promise.all([1, 2, 3].map(() => world.transact((tx) => sql`select pg_sleep(0.2)`.execute(tx.db))));
  const saved = await Promise.allSettled(['Bo', 'Anna', 'Frida'].map(save));
  const [kept, ...more] = saved.flatMap((one) => (one.status === 'fulfilled' ? [one.value.name] : []));
  expect(more).toEqual([]);
  const refused = saved.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code] : []));
  expect(refused).toEqual(['level-rules.stale', 'level-rules.stale']);
  expect((await world.read(listRuleRows)).map(({ name, version }) => [name, version])).toEqual([[kept, 2]]);
  expect(await world.events('level-rule.changed')).toHaveLength(1);
});
