import { describe, expect, it } from 'vitest';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld();
const other = await openTestWorld();
const bo = callerWith('01930000-0000-7000-8000-0000000000b0', {
  'settings.edit': 'everywhere',
  'users.manage': 'everywhere',
});

type Change = { section: string; name: string; does: string };
const exported = async (from = world) => (await from.call(bo, 'GET', '/settings-file')).raw.toString('utf8');
const diff = async (text: string, prune = false, at = world) =>
  (await at.call(bo, 'POST', '/settings-file/comparison', { text, prune })).body;
const apply = async (text: string, more: object = {}, at = world) =>
  at.call(bo, 'PUT', '/settings-file', { text, ...more });
const told = (changes: Change[]) => changes.map(({ section, name, does }) => `${does} ${section} ${name}`.trim());
const filters = async (at = world): Promise<{ name: string; [key: string]: unknown }[]> =>
  (await at.call(bo, 'GET', '/filters')).body.rows;
const names = async () => (await filters()).map(({ name }) => name);

const file = `svara-settings: 1
ticket-types: [Potthål]
levels: [ { name: Guld, targets: { resolution: 4 h } } ]
filters:
  new:
    - name: Vägen
      when: [ { any: [ { subject: ["*potthål*"] }, { last-message: ["*potthål*"] } ] } ]
      do: [ { set-type: Potthål }, { set-level: Guld }, { tags: { add: [väg] } } ]
      continue: true
    - { name: Utskick, when: [ { subject: ["*nyhetsbrev*"] } ], do: [drop] }
  existing:
    - { name: Glömt, when: [ { created-age: at least 2880 min }, { level: [Guld] } ], do: [ { set-priority: hög } ] }
`;

describe('filters in the settings file', () => {
  it('SLA-11, FLT-1: a file makes filters that set what it makes too; applied twice it changes nothing more', async () => {
    const before = await diff(file);
    expect(before.problems).toEqual([]);
    expect(told(before.changes)).toEqual(
      expect.arrayContaining(['added filters.new Vägen', 'added filters.new Utskick', 'added filters.existing Glömt']),
    );
    expect(await filters()).toEqual([]);
    expect((await apply(file, { basedOn: before.basedOn })).status).toBe(200);
    expect(await names()).toEqual(expect.arrayContaining(['Vägen', 'Utskick', 'Glömt']));
    const [level] = (await world.call(bo, 'GET', '/levels')).body.rows;
    const road = (await filters()).find(({ name }) => name === 'Vägen');
    expect(road).toMatchObject({ kind: 'new', siteId: null, active: true, continues: true });
    expect(road?.['actions']).toContainEqual({ kind: 'set', field: 'level', to: level.id });
    expect(await world.events('filter.created')).toHaveLength(3);
    expect((await world.events('filter.created'))[0]).toMatchObject({ actor: bo.actor, at: world.clock.now() });
    const count = (await world.events()).length;
    expect(told((await apply(file)).body.changes).filter((one) => !one.startsWith('kept'))).toEqual([]);
    expect(await world.events()).toHaveLength(count);
  });

  it('SLA-11: what is exported differs in nothing, names no id, and makes the same in an empty Svara', async () => {
    const text = await exported();
    expect(text).toContain('set-level: Guld');
    expect(text).toContain('set-priority: high');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect((await diff(text, true)).changes).toEqual([]);
    const moved = await apply(text, { prune: true }, other);
    expect(moved.status).toBe(200);
    expect(await exported(other)).toBe(text);
    expect((await filters(other)).map(({ name }) => name)).toEqual(await names());
  });

  it('SLA-11: a changed filter and a new order are told by line, applied, and stand in the audit log', async () => {
    const text = (await exported()).replace('potthål', 'hål i vägen').replace('name: Vägen', 'name: vägen');
    const [change, ...others] = (await diff(text)).changes;
    expect(others).toEqual([]);
    expect(change).toMatchObject({ section: 'filters.new', name: 'vägen', does: 'changed' });
    expect(change.lines).toEqual([{ path: 'when[1].any[1].subject', from: '*potthål*', to: '*hål i vägen*' }]);
    expect((await apply(text)).status).toBe(200);
    expect((await world.events('filter.changed')).at(-1)).toMatchObject({ actor: bo.actor, data: { name: 'vägen' } });
    const turned = `svara-settings: 1
filters:
  new:
    - { name: Utskick, when: [ { subject: ["*nyhetsbrev*"] } ], do: [drop] }
    - { name: Sist, do: [ { set-priority: low } ] }
`;
    expect(told((await diff(turned)).changes)).toEqual(['added filters.new Sist', 'kept filters.new vägen']);
    const whole = `${turned}    - { name: vägen, when: [ { tag: [väg] } ], do: [create] }\n`;
    const ordered = (await diff(whole)).changes.find(({ does }: Change) => does === 'ordered');
    expect(ordered).toMatchObject({ section: 'filters.new', lines: [{ path: 'order', from: 'vägen, Utskick' }] });
    expect((await apply(whole)).status).toBe(200);
    expect((await filters()).filter(({ kind }) => kind === 'new').map(({ name }) => name)).toEqual([
      'Utskick',
      'Sist',
      'vägen',
    ]);
    const [applied] = (await world.events('settings-file.applied')).slice(-1);
    expect(applied?.data['changes']).toContainEqual({ section: 'filters.new', name: '', does: 'ordered' });
  });

  it('SLA-11, FLT-4: names nobody bears, and what a filter cannot do here, are told by line before anything is written', async () => {
    const before = await exported();
    const [site] = (await world.call(bo, 'GET', '/sites')).body.rows;
    const group = (await world.call(bo, 'POST', '/groups', { name: 'Jouren', siteId: null })).body;
    expect(group.name).toBe('Jouren');
    const text = `svara-settings: 1
levels: [ { name: Brons, targets: { resolution: 9 h } } ]
filters:
  new:
    - name: Fel
      site: ${site.name}
      when: [ { owner: [ingen@example.com] } ]
      do:
        - set-group: Jouren
        - set-level: Brons
        - set-level: Silver
  reply:
    - name: Tomt
      do:
        - set-priority: none
        - set-owner: 01930000-0000-7000-8000-00000000dead
`;
    const first = await diff(text);
    expect(first.changes).toEqual([]);
    expect(first.problems.map(({ line }: { line: number }) => line)).toEqual([7, 8, 11]);
    const read = text.replace('ingen@example.com', 'none').replace('        - set-level: Silver\n', '');
    const then = await diff(read);
    expect(then.problems.map(({ line }: { line: number }) => line)).toEqual([14, 15]);
    for (const { text: said } of then.problems) expect(said).toMatch(/\S \S.*\.$/);
    const refused = await apply(read);
    expect([refused.status, refused.body.code]).toEqual([422, 'settings-file.problems']);
    expect(await exported()).toBe(before);
  });

  it('SLA-11: filters are removed by name, or by pruning only the kinds the file has', async () => {
    const gone = 'svara-settings: 1\nremove: { filters: { new: [sist, Aldrig], existing: [] } }\n';
    expect(told((await diff(gone)).changes)).toEqual(['removed filters.new Sist', 'absent filters.new Aldrig']);
    expect((await apply(gone)).status).toBe(200);
    expect((await world.events('filter.deleted')).at(-1)).toMatchObject({ actor: bo.actor, data: { name: 'Sist' } });
    const one = `svara-settings: 1
filters: { new: [ { name: Utskick, when: [ { subject: ["*nyhetsbrev*"] } ], do: [drop] } ] }
`;
    expect(told((await diff(one, true)).changes)).toEqual(['removed filters.new vägen']);
    expect((await apply(one, { prune: true })).status).toBe(200);
    expect(await names()).toEqual(expect.arrayContaining(['Utskick', 'Glömt']));
    expect(await names()).toHaveLength(2);
  });

  it('SLA-11: a level that a filter sets is not taken away, unless the filter goes or changes in the same file', async () => {
    await apply(file);
    const level = 'remove: { levels: [Guld] }';
    const { problems } = await diff(`svara-settings: 1\n${level}\n`);
    expect(problems).toMatchObject([{ line: 2, text: expect.stringMatching(/Guld.*Vägen/u) }]);
    const both = 'svara-settings: 1\nremove: { levels: [Guld], filters: { new: [Vägen] } }\n';
    expect(told((await diff(both)).changes)).toEqual(['removed levels Guld', 'removed filters.new Vägen']);
    expect((await apply(both)).status).toBe(200);
    expect(await names()).not.toContain('Vägen');
  });

  it('SLA-11: two filters of one name are told apart, keep their name, and differ in nothing', async () => {
    const same = { kind: 'reply', active: true, ruleRows: [], continues: false };
    for (const to of ['high', 'low'])
      await world.call(bo, 'POST', '/filters', {
        ...same,
        name: 'Svar',
        actions: [{ kind: 'set', field: 'priority', to }],
      });
    const text = await exported();
    expect(text).toContain('name: Svar (2)');
    expect((await diff(text, true)).changes).toEqual([]);
    expect((await apply(text.replace('set-priority: low', 'set-priority: medium'))).status).toBe(200);
    const rows = (await filters()).filter(({ kind }) => kind === 'reply');
    expect(rows.map(({ name, actions }) => [name, (actions as { to: string }[])[0]?.to])).toEqual([
      ['Svar', 'high'],
      ['Svar', 'medium'],
    ]);
  });
});
