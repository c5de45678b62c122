import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { openTestWorld } from '#server/platform/testing/test-world.ts';
import { createLevel } from './create-level.ts';
import { goldDefinition } from './levels.examples.ts';
import { reviseLevel } from './revise-level.ts';

const world = await openTestWorld();
const by = { kind: 'user', id: '01930000-0000-7000-8000-0000000000b0' } as const;

it('SLA-2: of those who save a level at the same moment the later are told that theirs is stale', async () => {
  const fields = { name: 'Guld', colour: '#D9A72B', definition: goldDefinition };
  const { id, revisionNo } = await world.transact((tx) => createLevel(tx, by, fields));
  const save = (percent: number) => {
    const definition = { ...goldDefinition, warnAt: [percent] };
    return world.transact((tx) => reviseLevel(tx, by, { ...fields, definition, levelId: id, revisionNo }));
  };
  // Three connections that are open, so that all three read before any of them writes.
  await Promise.all([1, 2, 3].map(() => world.transact((tx) => sql`select pg_sleep(0.2)`.execute(tx.db))));
  const saved = await Promise.allSettled([50, 60, 70].map(save));
  const refused = saved.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { code?: string }).code] : []));
  expect(refused).toEqual(['levels.stale', 'levels.stale']);
  expect(await world.events('level.revised')).toHaveLength(1);
});
