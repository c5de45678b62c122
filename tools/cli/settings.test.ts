import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, it, vi } from 'vitest';
import { TEMPLATE } from '#server/platform/testing/database-for-tests.ts';
import { dropDatabase, makeDatabase } from '#server/platform/testing/test-database.store.ts';
import { applySettingsFile, diffSettingsFile, exportSettingsFile } from './settings.ts';
import { listAuditRows } from '#server/house/audit/audit.store.ts';
import { withWorld } from './with-world.ts';

const server = inject('testDatabase');
const name = `svara_t_${randomBytes(6).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'svara-settings-'));
const said: string[] = [];
const office = 'docs/operating/examples/settings-office.yaml';

beforeAll(async () => {
  await makeDatabase(server, name, TEMPLATE);
  const { user, password, host, port } = server;
  const secret = encodeURIComponent(password);
  vi.stubEnv('DATABASE_URL', `postgres://${user}:${secret}@/${name}?host=${encodeURIComponent(host)}&port=${port}`);
  vi.stubEnv('SVARA_DATA', folder);
  vi.stubEnv('SVARA_LOG', 'silent');
  vi.stubEnv('SVARA_LANGUAGE', 'en');
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
});
beforeEach(() => void said.splice(0));
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await dropDatabase(server, name);
  rmSync(folder, { recursive: true, force: true });
});

it('SLA-11: the command line tells the differences, tries, applies, and then finds none', async () => {
  expect(await diffSettingsFile([office])).toBe(1);
  expect(said).toContain('+ levels › Avtal: new');
  expect(await applySettingsFile([office, '--dry-run'])).toBe(0);
  expect(said.at(-1)).toMatch(/nothing is written/);
  expect(await diffSettingsFile([office])).toBe(1);
  expect(await applySettingsFile([office])).toBe(0);
  expect(await diffSettingsFile([office])).toBe(0);
  const [applied] = await withWorld((world) =>
    world.read((tx) => listAuditRows(tx, { limit: 1, type: 'settings-file.applied' })),
  );
  expect(applied).toMatchObject({ actor: { kind: 'system', id: 'command-line' }, data: { who: userInfo().username } });
});

it('SLA-11: what is exported to a file is the same when it is applied', async () => {
  const file = join(folder, 'out.yaml');
  expect(await exportSettingsFile(['--out', file])).toBe(0);
  expect(readFileSync(file, 'utf8')).toContain('fault: 1530 min');
  expect(await diffSettingsFile([file, '--prune'])).toBe(0);
});

it('SLA-11: the command line tells, prunes and removes filters like the rest', async () => {
  const file = join(folder, 'filters.yaml');
  const rest = 'svara-settings: 1\nfilters:\n  new:\n';
  const road = "    - { name: Vägen, when: [ { subject: ['*potthål*'] } ], do: [ { set-priority: high } ] }\n";
  writeFileSync(file, `${rest}${road}    - { name: Allt, do: [ { set-level: Avtal } ] }\n`);
  expect(await diffSettingsFile([file])).toBe(1);
  expect(said).toEqual(['+ filters.new › Vägen: new', '+ filters.new › Allt: new']);
  expect(await applySettingsFile([file])).toBe(0);
  expect(await diffSettingsFile([file, '--prune'])).toBe(0);
  said.splice(0);
  writeFileSync(file, `${rest}${road.replace('high', 'low')}`);
  expect(await applySettingsFile([file, '--prune'])).toBe(0);
  expect(said).toEqual([
    '~ filters.new › Vägen: changes',
    '    do[1].set-priority: high → low',
    '- filters.new › Allt: is taken away',
    '2 changes made',
  ]);
  said.splice(0);
  writeFileSync(file, 'svara-settings: 1\nremove: { filters: { new: [Vägen] } }\n');
  expect(await applySettingsFile([file])).toBe(0);
  expect(said[0]).toBe('- filters.new › Vägen: is taken away');
});

it('SLA-11: a file that cannot be used is told by line, and ends with 2', async () => {
  const file = join(folder, 'wrong.yaml');
  writeFileSync(file, 'svara-settings: 1\nrules:\n  - { name: X, level: Ingen }\n');
  expect(await applySettingsFile([file])).toBe(2);
  expect(said[0]).toMatch(/3: .*Ingen/);
  expect(await diffSettingsFile([join(folder, 'none.yaml')])).toBe(2);
});
