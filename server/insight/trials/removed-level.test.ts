import { beforeAll, describe, expect, it } from 'vitest';
import type { ChangedPromise, Trial } from '#api/insight/trials.ts';
import type { Level } from '#api/promise/levels.ts';
import { HOUR } from '#core/platform/instant.ts';
import { noSums } from '#core/insight/trials/trial-sums.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { escalateTicket } from '#server/desk/tickets/escalate-ticket.ts';
import { byMail, theCast } from '#server/desk/tickets/tickets.examples.ts';
import { policiesOfFile } from '#server/promise/drafts/policies-of-file.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { understandFile } from '#server/promise/settings-file/understand-file.ts';
import { replayHistories } from './replay-histories.ts';

const world = await openTestWorld({ at: '2025-10-06T07:00:00Z' });
const cast = await theCast(world);
const rights = ['settings.edit', 'tickets.read', 'tickets.answer', 'tickets.assign', 'reports.read'];
const bo = callerWith(cast.bo.userId, Object.fromEntries(rights.map((right) => [right, 'everywhere'])));
const ask = async (method: string, path: string, body?: unknown) => {
  const answer = await world.call(bo, method, path, body);
  expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  return answer.body;
};
const within = (hours: number) => ({
  ...goldDefinition,
  targets: {
    'first-answer': {
      standard: { amount: hours, unit: 'hours', day: 'open-hours-24', clock: 'wall', calendarId: null },
      byPriority: {},
    },
  },
});
const october = { from: '2025-10-01', to: '2025-10-31' };
let gold: Level;
let silver: Level;
let rules: { id: string; name: string }[] = [];

/** Three tickets answered after three hours: by a rule at Guld (2 h), by a rule at Silver (8 h), and escalated to Guld. */
beforeAll(async () => {
  await ask('POST', '/levels', { name: 'Guld', colour: '#D9A72B', definition: within(2) });
  await ask('POST', '/levels', { name: 'Silver', colour: '#9AA5A8', definition: within(8) });
  [gold, silver] = (await ask('GET', '/levels')).rows;
  const rule = { active: true, stops: false };
  await ask('POST', '/level-rules', {
    ...rule,
    name: 'Alla',
    levelId: silver.id,
    conditions: { join: 'all', members: [] },
  });
  const high = { join: 'all', members: [{ field: 'priority', negated: false, anyOf: ['high'] }] };
  await ask('POST', '/level-rules', { ...rule, name: 'Höga', levelId: gold.id, conditions: high });
  rules = (await ask('GET', '/level-rules')).rows;
  for (const [subject, priority] of [
    ['hög', 'high'],
    ['vanlig', 'medium'],
    ['upptrappad', 'medium'],
  ]) {
    const ticket = await ask('POST', '/tickets', {
      siteId: cast.fjallbo.id,
      subject,
      description: 'Den är blå.',
      fromCustomer: true,
      requester: { address: `${priority}@kaffe.example` },
      priority,
    });
    if (subject === 'upptrappad') {
      const does = { kind: 'set-level', levelId: gold.id } as const;
      await world.transact((tx) => escalateTicket(tx, byMail, { ticketId: ticket.id, does, escalationId: tx.newId() }));
    }
    world.clock.advance(3 * HOUR);
    await ask('POST', `/tickets/${ticket.id}/answers`, { html: '<p>Hej, vi byter den.</p>' });
    await world.runDue();
  }
});

describe('what if a level went', () => {
  it('SLA-10: the tickets it judged are judged by what the rules choose instead, whoever had set it', async () => {
    const removedLevels = [{ id: gold.id, revisionNo: gold.revisionNo, name: 'Guld' }];
    const content = { removedLevels, rules: rules.filter(({ name }) => name === 'Alla') };
    const { id } = await ask('POST', '/trials', { content, ...october });
    await world.runDue();
    const trial = (await ask('GET', `/trials/${id}`)) as Trial;
    expect(trial.state).toBe('done');
    expect(trial.total?.published).toMatchObject({ met: 1, missed: 2 });
    expect(trial.total?.drafted).toMatchObject({ met: 3, missed: 0 });
    const { rows } = (await ask('GET', `/trials/${id}/changes`)) as { rows: ChangedPromise[] };
    expect(rows.map(({ title }) => title).toSorted()).toEqual(['hög', 'upptrappad']);
    for (const row of rows)
      expect(row).toMatchObject({ change: 'newly-kept', why: 'level', drafted: { levelName: 'Silver' } });
    expect((await ask('GET', '/levels')).rows).toHaveLength(2);
  });

  it('SLA-10: without any rule its tickets lose their promise', async () => {
    const removedLevels = [gold, silver].map(({ id, revisionNo, name }) => ({ id, revisionNo, name }));
    const { id } = await ask('POST', '/trials', { content: { removedLevels, rules: [] }, ...october });
    await world.runDue();
    const trial = (await ask('GET', `/trials/${id}`)) as Trial;
    expect(trial.total?.drafted).toMatchObject({ met: 0, missed: 0, level: null });
    expect(trial.changed).toBe(3);
  });

  it('SLA-10: a settings file that removes it is tried as the draft is', async () => {
    const sums = noSums();
    const tried = world.transact(async (tx) => {
      const text = 'svara-settings: 1\nremove: { levels: [Guld], rules: [Höga] }\n';
      const { settings, problems } = await understandFile(tx, text);
      expect(problems).toEqual([]);
      const policies = await policiesOfFile(tx, byMail, { settings, prune: false });
      expect(policies.choosesAnew).toBe(true);
      const replay = { ...policies, period: { from: null, to: null }, now: tx.now };
      for await (const _ of replayHistories(tx, replay, sums)) continue;
      throw new Error('only tried');
    });
    await expect(tried).rejects.toThrow('only tried');
    expect(sums.total).toMatchObject({ published: { met: 1, missed: 2 }, drafted: { met: 3, missed: 0 } });
    expect((await ask('GET', '/levels')).rows).toHaveLength(2);
  });
});
