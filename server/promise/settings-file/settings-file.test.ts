import { describe, expect, it } from 'vitest';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld();
const bo = callerWith('01930000-0000-7000-8000-0000000000b0', { 'settings.edit': 'everywhere' });
const anna = callerWith('01930000-0000-7000-8000-0000000000a0', { 'tickets.answer': 'everywhere' });
const halfBo = callerWith('01930000-0000-7000-8000-0000000000b1', {
  'settings.edit': ['01930000-0000-7000-8000-000000000001'],
});

const exported = async () => (await world.call(bo, 'GET', '/settings-file')).raw.toString('utf8');
const diff = async (text: string, prune = false) =>
  (await world.call(bo, 'POST', '/settings-file/comparison', { text, prune })).body;
const apply = async (text: string, more: object = {}) => world.call(bo, 'PUT', '/settings-file', { text, ...more });
const told = (changes: { section: string; name: string; does: string }[]) =>
  changes.map(({ section, name, does }) => `${does} ${section} ${name}`.trim());

const file = `
svara-settings: 1
calendars:
  - name: Ufficio
    zone: Europe/Rome
    week: { mon-fri: 08:30-17:00 }
    closed: { 2025-12-08: Immacolata }
levels:
  - name: Guld
    calendar: Ufficio
    targets: { resolution: { standard: 3 opening days, by-priority: { high: 4 h } } }
    steps: [ { when: 120 %, set-level: Silver } ]
  - { name: Silver, targets: { first-answer: 4 h } }
rules:
  - { name: Viktigt, when: [ { priority: [high] } ], level: Guld, stop: true }
  - { name: Alla, level: Silver }
targets-without-rule: { general: 8 h }
`;

describe('the settings file', () => {
  it('SLA-11: shows what it would change, changes it all at once, and the second time nothing', async () => {
    const before = await diff(file);
    expect(before.problems).toEqual([]);
    expect(told(before.changes)).toEqual(
      expect.arrayContaining([
        'added calendars Ufficio',
        'added levels Guld',
        'added levels Silver',
        'added rules Alla',
      ]),
    );
    expect((await world.call(bo, 'GET', '/levels')).body.rows).toEqual([]);
    const applied = await apply(file, { basedOn: before.basedOn });
    expect(applied.status).toBe(200);
    const { rows } = (await world.call(bo, 'GET', '/levels')).body;
    const silver = rows.find((level: { name: string }) => level.name === 'Silver');
    expect(rows.find((level: { name: string }) => level.name === 'Guld').definition.steps).toEqual([
      { when: 120, does: { kind: 'set-level', levelId: silver.id } },
    ]);
    const count = (await world.events()).length;
    expect(told((await apply(file)).body.changes).filter((change) => !change.startsWith('kept'))).toEqual([]);
    expect(await world.events()).toHaveLength(count);
  });

  it('SLA-11: what is exported and applied again changes nothing', async () => {
    const text = await exported();
    expect(text).toContain('by-priority');
    expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/);
    expect((await diff(text, true)).changes).toEqual([]);
  });

  it('SLA-11: a change is told by its line, applied as a revision, and who and when stand in the audit log', async () => {
    const text = (await exported()).replace('3 opening days', '2 opening days');
    const [change] = (await diff(text)).changes;
    expect(change).toMatchObject({ section: 'levels', name: 'Guld', does: 'changed' });
    expect(change.lines).toEqual([{ path: 'targets.resolution', from: '3 opening days', to: '2 opening days' }]);
    world.clock.advance(1000);
    await apply(text);
    const [event] = (await world.events('settings-file.applied')).slice(-1);
    expect(event).toMatchObject({ actor: bo.actor, at: world.clock.now() });
    expect(event?.data['changes']).toEqual([{ section: 'levels', name: 'Guld', does: 'changed' }]);
    expect((await world.events('level.revised')).at(-1)).toMatchObject({ actor: bo.actor });
  });

  it('SLA-11: a name nobody bears is told by its line; nothing of the file is applied', async () => {
    const text = `${file}\n# more\n`
      .replace('[high]', '[brådskande]')
      .replace('name: Ufficio', 'name: Annat')
      .replace('calendar: Ufficio', 'calendar: Inget');
    const { problems, changes } = await diff(text);
    expect(changes).toEqual([]);
    expect(problems.map(({ line }: { line: number }) => line)).toEqual([10, 15]);
    expect(problems[1].text).toMatch(/brådskande/);
    const refused = await apply(text);
    expect([refused.status, refused.body.code]).toEqual([422, 'settings-file.problems']);
    expect(await exported()).not.toContain('Annat');
  });

  it('SLA-11: a thing may be called as it is shown in any language, and is exported by one name', async () => {
    const rule = (priority: string) =>
      `svara-settings: 1\nrules:\n  - { name: Bråttom, level: silver, when: [ { priority: [${priority}] } ] }\n`;
    await apply(rule('Hög'));
    expect(await exported()).toMatch(/priority: \[ high \]/);
    expect(told((await diff(rule('High'))).changes)).not.toContain('changed rules Bråttom');
  });

  it('SLA-11: ticket types and priorities that a file lists are made, and its levels can name them', async () => {
    const level =
      'levels:\n  - name: Kommunen\n    targets: { resolution: { by-type: { Potthål: 1 opening day, Fel: 2 h } } }\n';
    const { problems } = await diff(`svara-settings: 1\n${level}`);
    expect(problems).toMatchObject([{ line: 4 }]);
    expect(problems[0].text).toMatch(/ticket-types:/);
    const text = `svara-settings: 1\nticket-types: [Fel, Potthål]\npriorities: [P1]\n${level}`;
    expect(told((await diff(text)).changes)).toEqual(
      expect.arrayContaining(['added ticket-types Potthål', 'added priorities P1']),
    );
    await apply(text);
    expect(await exported()).toMatch(/ticket-types: \[ fault, order, other, Potthål \]/);
    expect(told((await diff(text)).changes).filter((one) => !one.startsWith('kept'))).toEqual([]);
  });

  it('SLA-11: a part that its room refuses undoes the whole', async () => {
    const { rows } = (await world.call(bo, 'GET', '/calendars')).body;
    const base = rows.find(({ isBase }: { isBase: boolean }) => isBase).name;
    const text = `svara-settings: 1
levels:
  - { name: Brons, targets: { resolution: 1 h } }
remove: { calendars: [${base}] }
`;
    const refused = await apply(text);
    expect([refused.status, refused.body.code]).toEqual([409, 'calendars.is-base']);
    expect(await exported()).not.toContain('Brons');
  });

  it('SLA-11: what is removed by name goes, and nothing else; the second time it is told to be gone already', async () => {
    await apply(`svara-settings: 1
calendars: [ { name: Sommar, zone: Europe/Stockholm, week: { mon-fri: 08:00-15:00 } } ]
levels: [ { name: Brons, calendar: Sommar, targets: { resolution: 1 h } } ]
rules: [ { name: Bronskunder, active: false, level: Brons } ]
`);
    const text = 'svara-settings: 1\nremove: { levels: [brons], rules: [Bronskunder], calendars: [Sommar] }\n';
    const before = (await world.events()).length;
    expect(told((await diff(text)).changes)).toEqual([
      'removed levels Brons',
      'removed rules Bronskunder',
      'removed calendars Sommar',
    ]);
    expect((await apply(text)).status).toBe(200);
    const types = (await world.events()).slice(before).map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['level.deleted', 'level-rule.deleted', 'calendar.deleted']));
    const after = await exported();
    for (const name of ['Brons', 'Bronskunder', 'Sommar']) expect(after).not.toContain(name);
    for (const name of ['Guld', 'Silver', 'Viktigt', 'Alla', 'Ufficio']) expect(after).toContain(name);
    expect(told((await diff(text)).changes)).toEqual([
      'absent levels brons',
      'absent rules Bronskunder',
      'absent calendars Sommar',
    ]);
    expect((await apply(text)).body.changes.every(({ does }: { does: string }) => does === 'absent')).toBe(true);
  });

  it('SLA-11: what something still needs is not taken away, and the line and the user of it are told before', async () => {
    const before = await exported();
    const { problems, changes } = await diff(
      'svara-settings: 1\nremove:\n  levels: [Silver]\n  calendars: [Ufficio]\n',
    );
    expect(changes).toEqual([]);
    const lines = problems.map(({ line, text }: { line: number; text: string }) => `${line} ${text}`);
    for (const [line, name, by] of [
      [3, 'Silver', 'Alla'],
      [3, 'Silver', 'Guld'],
      [4, 'Ufficio', 'Guld'],
    ]) {
      const about = (one: string) => one.startsWith(`${line} `) && one.includes(`${name}`) && one.includes(`${by}`);
      expect(lines.some(about), `${name}: ${by}`).toBe(true);
    }
    const pruned = await apply('svara-settings: 1\nlevels: []\n', { prune: true });
    expect([pruned.status, pruned.body.code]).toEqual([422, 'settings-file.problems']);
    const both = await diff('svara-settings: 1\nrules: [ { name: Ny, level: Guld } ]\nremove: { rules: [ny] }\n');
    expect(both.problems).toHaveLength(1);
    expect(await exported()).toBe(before);
  });

  it('SLA-4, SLA-11: a plain target of a template stands under the template’s name', async () => {
    const text = 'svara-settings: 1\ntargets-without-rule: { template: { Reklamation: 90 min } }\n';
    expect((await diff(text)).problems).toMatchObject([{ line: 2, text: expect.stringContaining('Reklamation') }]);
    const { id } = (await world.call(bo, 'POST', '/templates', { name: 'Reklamation' })).body;
    await apply(text);
    const { rows } = (await world.call(bo, 'GET', '/fallback-targets')).body;
    expect(rows).toContainEqual({ scope: 'template', scopeId: id, minutes: 90 });
    expect(await exported()).toMatch(/template:\s+Reklamation: 90 min/);
    expect((await diff(await exported(), true)).changes).toEqual([]);
  });

  it('SLA-11: what the file does not name stays, and goes only when that is asked for', async () => {
    const text = 'svara-settings: 1\nrules:\n  - { name: Alla, level: Silver }\n';
    expect(told((await diff(text)).changes)).toContain('kept rules Viktigt');
    await apply(text);
    expect(await exported()).toContain('Viktigt');
    await apply(text, { prune: true });
    expect(await exported()).not.toContain('Viktigt');
  });

  it('SLA-11: a file compared before somebody else’s change is not applied after it', async () => {
    const text = await exported();
    const { basedOn } = await diff(text);
    await apply('svara-settings: 1\ntargets-without-rule: { general: 9 h }');
    const stale = await apply(text, { basedOn });
    expect([stale.status, stale.body.code]).toEqual([409, 'settings-file.stale']);
  });

  it('SLA-11: only who may edit settings everywhere reads or applies the file', async () => {
    for (const caller of [anna, halfBo]) {
      expect((await world.call(caller, 'GET', '/settings-file')).status).toBe(403);
      expect((await world.call(caller, 'PUT', '/settings-file', { text: file })).status).toBe(403);
    }
  });
});
