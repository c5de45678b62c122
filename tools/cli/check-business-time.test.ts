import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../checks/source-tree.ts';

const monday = { timezone: 'Europe/Stockholm', week: { mon: [['08:00', '17:00']] }, holidays: [] };
const vector = { kind: 'deadline', calendar: 'monday', start: '2026-03-02T08:00:00+01:00', seconds: 3600 };

it('CAL-4: the command checks a file of vectors, prints each that fails and ends non-zero', () => {
  const vectors = [
    { id: 'right', ...vector, expect: '2026-03-02T09:00:00+01:00' },
    { id: 'wrong', ...vector, expect: '2026-03-02T10:00:00+01:00' },
  ];
  const { status, stdout } = check(JSON.stringify({ calendars: { monday }, vectors }));
  expect(stdout).toMatch(/^wrong: got /m);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 1 failed');
  expect(status).toBe(1);
});

it('CAL-4: a file that is no such file is told so, without a stack', () => {
  const { status, stderr } = check('{"calendars":');
  expect(status).toBe(2);
  expect(stderr).toMatch(/cannot be used: /);
  expect(stderr).not.toMatch(/\n {4}at /);
});

function check(text: string): { status: number | null; stdout: string; stderr: string } {
  const folder = mkdtempSync(join(tmpdir(), 'svara-vectors-'));
  try {
    const file = join(folder, 'vectors.json');
    writeFileSync(file, text);
    const args = [join(root, 'tools', 'svara.mjs'), 'check', 'business-time', file];
    return spawnSync(process.execPath, args, { encoding: 'utf8', cwd: root });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
