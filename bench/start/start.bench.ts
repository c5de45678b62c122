import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '#tools/checks/source-tree.ts';
import { listenTo, stopChild } from '#tools/parts/child.ts';
import { freePort } from '#tools/parts/free-port.ts';
import { memoryOfTree } from '#tools/parts/memory.ts';
import { until } from '#tools/parts/until.ts';
import { report } from '../report.ts';

/** From the command to the first page, with a new database and again with it there; then memory at rest. */
const folder = mkdtempSync(join(tmpdir(), 'svara-bench-start-'));
try {
  report('start.firstPageNewDatabase.seconds', await startOnce(false), 's', 'with initdb and migrations');
  report('start.firstPage.seconds', await startOnce(true), 's');
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function startOnce(measureMemory: boolean): Promise<number> {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [join(root, 'tools', 'start.mjs')], {
    cwd: root,
    env: { ...process.env, SVARA_DATA: join(folder, 'data'), PORT: String(port), SVARA_LOG: 'warn' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = listenTo(child);
  try {
    await until(`a first page (${said.text()})`, () => firstPage(port), 60_000, 20);
    const seconds = (performance.now() - began) / 1000;
    if (measureMemory) {
      await new Promise((resolve) => setTimeout(resolve, 10_000));
      report(
        'start.memory.megabytes',
        memoryOfTree(child.pid ?? 0),
        'MB',
        'ten seconds after the start, starter, server and database',
      );
    }
    return seconds;
  } finally {
    await stopChild(child, 'SIGTERM', 20_000);
  }
}

async function firstPage(port: number): Promise<boolean> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/`);
    return response.ok && (await response.text()).includes('<script');
  } catch {
    return false;
  }
}
