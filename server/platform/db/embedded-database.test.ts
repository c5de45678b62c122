import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { readConfig } from '#server/platform/config/config.ts';
import { openLog } from '#server/platform/log/log.ts';
import { openWorld } from '#server/platform/open-world.ts';
import { startEmbeddedDatabase } from './embedded-database.ts';

const folder = await mkdtemp(path.join(os.tmpdir(), 'svara-db-'));
const project = path.resolve(import.meta.dirname, '..', '..', '..');
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the embedded database', () => {
  it('OPS-1: what was committed survives a kill of the program, and the database left running is taken over', async () => {
    const script = `
      import { startEmbeddedDatabase } from '#server/platform/db/embedded-database.ts';
      import pg from 'pg';
      const database = await startEmbeddedDatabase({ dataFolder: ${JSON.stringify(folder)} });
      const client = new pg.Client(database.address);
      await client.connect();
      await client.query('create table bread (name text)');
      await client.query("insert into bread values ('limpa')");
      process.kill(process.pid, 'SIGKILL');`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script], { cwd: project });
    const said: string[] = [];
    child.stderr.on('data', (text) => said.push(String(text)));
    const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
    expect(signal, said.join('')).toBe('SIGKILL');

    const database = await startEmbeddedDatabase({ dataFolder: folder });
    expect(database.adopted).toBe(true);
    const client = new pg.Client(database.address);
    await client.connect();
    expect((await client.query('select name from bread')).rows).toEqual([{ name: 'limpa' }]);
    await client.end();
    await database.stop();
    const again = await startEmbeddedDatabase({ dataFolder: folder });
    expect(again.adopted).toBe(false);
    await again.stop();
    // The password, the rows, and the log that quotes them.
    const own = (await readdir(folder)).filter((name) => !name.startsWith('runtime-'));
    for (const name of own) expect((await stat(path.join(folder, name))).mode & 0o077, name).toBe(0);
  }, 60_000);

  it.each(['SIGKILL', 'SIGINT', 'SIGQUIT'] as const)(
    'OPS-1: a database that is just dying (%s) is not taken for ready: another is started, and nothing committed is lost',
    async (signal) => {
      for (let round = 0; round < 3; round += 1) {
        const first = await startEmbeddedDatabase({ dataFolder: folder });
        const writer = new pg.Client(first.address);
        writer.on('error', () => {});
        await writer.connect();
        await writer.query('create table if not exists buns (name text)');
        await writer.query('insert into buns values ($1)', [`${signal} ${round}`]);
        process.kill(first.pid, signal);
        const second = await startEmbeddedDatabase({ dataFolder: folder });
        const reader = new pg.Client(second.address);
        await reader.connect();
        const { rows } = await reader.query('select name from buns where name = $1', [`${signal} ${round}`]);
        expect(rows).toHaveLength(1);
        expect(second.pid).not.toBe(first.pid);
        await reader.end();
        await writer.end().catch(() => {});
        await second.stop();
      }
    },
    120_000,
  );

  it('OPS-1: a folder that was opened to others or closed, as after a restore, starts all the same', async () => {
    const kept = await mkdtemp(path.join(os.tmpdir(), 'svara-db-moved-'));
    for (const [before, mode] of [0o700, 0o755, 0o700].entries()) {
      await chmod(kept, mode);
      const database = await startEmbeddedDatabase({ dataFolder: kept });
      const client = new pg.Client(database.address);
      await client.connect();
      await client.query('create table if not exists rolls (mode int)');
      expect((await client.query('select mode from rolls')).rows).toHaveLength(before);
      await client.query('insert into rolls values ($1)', [mode]);
      await client.end();
      await database.stop();
    }
    await rm(kept, { recursive: true, force: true });
  }, 60_000);

  it('OPS-1: a second Svara on the same folder is refused in plain words, and the first goes on', async () => {
    const config = readConfig({ SVARA_DATA: folder, SVARA_LOG: 'silent' }, '0.0.0-test');
    const open = () => openWorld(config, openLog(config), [], path.join(project, 'server', 'platform'), () => {});
    const first = await open();
    await expect(open()).rejects.toThrow(/Another Svara already uses the data/);
    expect(await first.read(async () => 'still here')).toBe('still here');
    await first.close();
  }, 60_000);
});
