import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import { checkFiltersFile } from './check-filters.ts';
import { checkSlaFile } from './check-sla.ts';

const head = `svara-sla-cases: 1
zone: Europe/Stockholm
settings:
  calendars: [ { name: K, zone: Europe/Stockholm, week: { mon-fri: 08:00-17:00 } } ]
  levels: [ { name: Guld, targets: { first-answer: 1 h } } ]
cases:
`;
const said: string[] = [];
vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
vi.spyOn(console, 'error').mockImplementation((line: string) => void said.push(line));
afterEach(() => void said.splice(0));

it.each([
  ['sla-cases.yaml', 9],
  ['cases-office.yaml', 5],
])('SLA-11: the example %s passes, all %i cases of it', async (file, count) => {
  expect(await checkSlaFile([`docs/operating/examples/${file}`])).toBe(0);
  expect(said.at(-1)).toBe(`${count} passed, 0 failed`);
});

it('SLA-11: a case that comes out otherwise is told with what came, and the command fails', async () => {
  const wrong = `${head}
  - name: Fel väntat
    level: Guld
    history: [ 2025-11-03 10:00 customer-wrote, 2025-11-03 11:00:01 agent-answered ]
    expect: { first-answer: { outcome: met, due: 2025-11-03 11:00 } }
  - name: Rätt
    level: Guld
    history: [ 2025-11-03 10:00 customer-wrote, 2025-11-03 10:30 agent-answered ]
    expect: { first-answer: met, next-answer: none }
`;
  expect(await run(wrong)).toBe(1);
  expect(said).toEqual(['Fel väntat: first-answer outcome: got missed, expected met', '1 passed, 1 failed']);
});

it('SLA-11: a local time on the night the clock goes back is that zone’s, and an offset is kept', async () => {
  const night = `${head}
  - name: Vintertid
    level: Guld
    history: [ 2025-10-24 16:30 customer-wrote, 2025-10-27T07:29:59Z agent-answered ]
    expect: { first-answer: { outcome: met, due: 2025-10-27T08:30+01:00 } }
`;
  expect(await run(night)).toBe(0);
});

it('SLA-11: settings may stand in a file of their own, named by the cases', async () => {
  const files = { 'settings.yaml': 'svara-settings: 1\nlevels: [ { name: A, targets: { resolution: 2 h } } ]\n' };
  const text = `svara-sla-cases: 1
settings: settings.yaml
cases:
  - { name: Dygnet runt, level: A, history: [ 2025-11-01 10:00 customer-wrote ], expect: { resolution: { due: 2025-11-01 12:00 } } }
`;
  expect(await run(text, files)).toBe(0);
});

it('SLA-11: what cannot be read is told by file, line and reason', async () => {
  expect(await run(`${head}  - { name: X, level: Guld, history: [ 2025-11-03 10:00 danced ], expect: {} }\n`)).toBe(2);
  expect(said[0]).toMatch(/^cases\.yaml, .* 7: .*danced/u);
  expect(await checkSlaFile(['no-such-file.yaml'])).toBe(2);
});

it('FLT-2: the command tries a file of filter vectors and counts', async () => {
  const vectors = { wordVectors: [{ id: 'w', pattern: 'a', text: 'b', match: true }], ruleVectors: [] };
  expect(await run(JSON.stringify(vectors), {}, checkFiltersFile)).toBe(1);
  expect(said).toEqual(['w: got false, expected true', '0 passed, 1 failed']);
});

async function run(
  text: string,
  others: Record<string, string> = {},
  command: (args: string[]) => number | Promise<number> = checkSlaFile,
): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'svara-cases-'));
  try {
    for (const [name, content] of Object.entries({ 'cases.yaml': text, ...others })) {
      writeFileSync(join(folder, name), content);
    }
    return await command([join(folder, 'cases.yaml')]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
