import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../checks/source-tree.ts';
import { nodeArgumentsFor } from '../run.mjs';
import { listenTo, stopChild } from './child.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** How a Svara under test is run; absent parts are chosen. */
export interface SvaraOptions {
  readonly dataFolder?: string;
  readonly databaseUrl?: string;
  readonly port?: number;
  readonly smtpPort?: number;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A really started product: `server/main.ts` in a process of its own. */
export interface Svara {
  readonly url: string;
  readonly smtpPort: number;
  readonly dataFolder: string;
  readonly pid: () => number;
  /** What it has said so far. */
  readonly said: () => string;
  /** Ends it at once, as `kill -9` does; a database of its own goes on running, as it would. */
  readonly kill: () => Promise<void>;
  /** Starts it again on the same folder and ports; answers after how many milliseconds it answered. */
  readonly start: () => Promise<number>;
  readonly stop: () => Promise<void>;
  /** Stops it, and takes the data folder away when it was made here. */
  readonly remove: () => Promise<void>;
}

/** Starts the product on free ports with a data folder of its own, and waits until it answers. */
export async function startSvara(options: SvaraOptions = {}): Promise<Svara> {
  const dataFolder = options.dataFolder ?? mkdtempSync(join(tmpdir(), 'svara-data-'));
  chmodSync(dataFolder, 0o755);
  const port = options.port ?? (await freePort());
  const smtpPort = options.smtpPort ?? (await freePort());
  const url = `http://127.0.0.1:${port}`;
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: process.env['HOME'] ?? '',
    SVARA_DATA: dataFolder,
    HOST: '127.0.0.1',
    PORT: String(port),
    SVARA_URL: url,
    SVARA_SMTP_PORT: String(smtpPort),
    SVARA_SMTP_HOST: '127.0.0.1',
    SVARA_LOG: 'warn',
    ...(options.databaseUrl === undefined ? {} : { DATABASE_URL: options.databaseUrl }),
    ...options.environment,
  };
  let child: ChildProcess | undefined;
  let said = { text: () => '' };

  const start = async (): Promise<number> => {
    const began = performance.now();
    child = spawn(process.execPath, nodeArgumentsFor(join(root, 'server', 'main.ts')), {
      cwd: root,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    said = listenTo(child);
    await until(`Svara to answer at ${url}`, () => answers(url, child, said.text), 60_000, 20);
    return performance.now() - began;
  };
  const stop = async (): Promise<void> => {
    if (child !== undefined) await stopChild(child, 'SIGTERM', 20_000);
  };

  await start();
  return {
    url,
    smtpPort,
    dataFolder,
    pid: () => child?.pid ?? 0,
    said: () => said.text(),
    kill: async () => {
      if (child !== undefined) await stopChild(child, 'SIGKILL');
    },
    start,
    stop,
    remove: async () => {
      await stop();
      if (options.databaseUrl === undefined) endLeftDatabase(dataFolder);
      if (options.dataFolder === undefined) rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string, child: ChildProcess | undefined, said: () => string): Promise<boolean> {
  if (child !== undefined && (child.exitCode !== null || child.signalCode !== null)) {
    throw new Error(`Svara ended instead of answering: ${said()}`);
  }
  try {
    return (await fetch(`${url}/api/v1/health`)).ok;
  } catch {
    return false;
  }
}

/** A database that a killed Svara left running is ours too: by its own pid file, never by name. */
function endLeftDatabase(dataFolder: string): void {
  const file = join(dataFolder, 'postgres', 'postmaster.pid');
  if (!existsSync(file)) return;
  try {
    process.kill(Number(readFileSync(file, 'utf8').split('\n')[0]), 'SIGQUIT');
  } catch {
    // It was gone already.
  }
}
