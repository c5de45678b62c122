import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { closeSync, existsSync, fchmodSync, openSync } from 'node:fs';
import { chmod, lchown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { findBinaries, type PostgresBinaries } from './find-binaries.ts';
import { chooseRunAs, type RunAs } from './run-as.ts';
import { isAlive } from '../is-alive.ts';

const run = promisify(execFile);

/** How to reach a database. */
export interface DatabaseAddress {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}

/** Svara's own PostgreSQL, running as a child (or adopted after a crash of ours). */
export interface EmbeddedDatabase {
  readonly address: DatabaseAddress;
  readonly pid: number;
  readonly adopted: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** Where everything of ours lies. */
  readonly dataFolder: string;
  /** Off only for tests: nothing survives a power cut then. */
  readonly durable?: boolean;
  readonly say?: (message: string) => void;
}

/**
 * Starts PostgreSQL on a socket in the data folder (OPS-1): never as root, durable, stopped cleanly.
 *
 * A live postmaster of this folder left by a crash of ours is adopted; whether another Svara uses it is decided by
 * the advisory lock that every Svara takes (`claimDatabase`).
 */
export async function startEmbeddedDatabase(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const folder = path.resolve(options.dataFolder);
  const say = options.say ?? (() => {});
  await mkdir(folder, { recursive: true });
  const runAs = await chooseRunAs(folder);
  const cluster = path.join(folder, 'postgres');
  const binaries = await findBinaries(folder);
  const socket = await socketFolder(folder, runAs);
  const password = await passwordOf(folder);
  const address = { host: socket, port: 5432, user: 'svara', password, database: 'postgres' };

  if (!existsSync(path.join(cluster, 'PG_VERSION'))) {
    say(`Making a database in ${cluster}`);
    await makeCluster(binaries, runAs, cluster, password);
  }
  await refuseOtherMajor(cluster, binaries);

  const living = await livingPostmaster(cluster);
  if (living !== undefined && (await answers(address, cluster, living))) {
    say(`Took over the database left running by an earlier Svara (pid ${living})`);
    return { address, pid: living, adopted: true, stop: () => stopPid(living) };
  }
  await untilBuried(cluster);
  for (const each of [cluster, socket]) await ownAll(runAs, each);
  const child = startPostmaster(binaries, runAs, folder, cluster, socket, options.durable ?? true);
  const pid = child.pid;
  if (pid === undefined) throw new Error('PostgreSQL could not be started.');
  await untilReady(cluster, pid, () => child.exitCode === null && child.signalCode === null).catch(async (error) => {
    throw new Error(`${String(error)} ${await lastLines(path.join(folder, 'postgres.log'))}`);
  });
  return { address, pid, adopted: false, stop: () => stopChild(child) };
}

async function makeCluster(binaries: PostgresBinaries, runAs: RunAs, cluster: string, password: string) {
  const half = `${cluster}.half`;
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  await runAs.own(half);
  const passwordFile = path.join(half, '..', 'postgres.initial-password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await runAs.own(passwordFile);
  const [program, ...args] = [
    ...runAs.prefix,
    binaries.initdb,
    ...['-D', half, '-U', 'svara', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'],
    ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions'],
  ] as [string, ...string[]];
  try {
    await run(program, args, { ...ids(runAs), cwd: half, env: plainEnvironment() });
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(half, cluster);
}

/** A folder that root restored, copied or opened and closed to others belongs to somebody else than whom we run as now. */
async function ownAll(runAs: RunAs, folder: string): Promise<void> {
  const { uid = 0, gid = 0 } = runAs;
  if (process.getuid?.() !== 0 || (await stat(folder)).uid === uid) return;
  for (const name of ['', ...(await readdir(folder, { recursive: true }))])
    await lchown(path.join(folder, name), uid, gid);
}

function startPostmaster(
  binaries: PostgresBinaries,
  runAs: RunAs,
  folder: string,
  cluster: string,
  socket: string,
  durable: boolean,
): ChildProcess {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    shared_buffers: '64MB',
    max_connections: '60',
    max_wal_size: '1GB',
    effective_cache_size: '1GB',
    random_page_cost: '1.1',
    jit: 'off',
    log_min_messages: 'warning',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const [program, ...args] = [
    ...runAs.prefix,
    binaries.postgres,
    ...['-D', cluster],
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ] as [string, ...string[]];
  // What PostgreSQL complains of quotes rows and values: ours alone to read, also a log begun before.
  const log = openSync(path.join(folder, 'postgres.log'), 'a', 0o600);
  fchmodSync(log, 0o600);
  // A session of its own: Ctrl+C in the terminal must reach Svara first, which then stops the database in order.
  const child = spawn(program, args, {
    ...ids(runAs),
    cwd: cluster,
    env: plainEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  child.on('error', () => {});
  child.unref();
  return child;
}

async function socketFolder(folder: string, runAs: RunAs): Promise<string> {
  let socket = path.join(folder, 'socket');
  // A socket's path must be shorter than 107 bytes on Linux (sun_path).
  if (Buffer.byteLength(path.join(socket, '.s.PGSQL.5432')) >= 100)
    socket = path.join(os.tmpdir(), `svara-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`);
  await mkdir(socket, { recursive: true, mode: 0o700 });
  await chmod(socket, 0o700);
  await runAs.own(socket);
  return socket;
}

async function passwordOf(folder: string): Promise<string> {
  const file = path.join(folder, 'postgres.password');
  if (!existsSync(file)) await writeFile(file, randomBytes(24).toString('base64url'), { mode: 0o600, flag: 'wx' });
  return (await readFile(file, 'utf8')).trim();
}

async function refuseOtherMajor(cluster: string, binaries: PostgresBinaries): Promise<void> {
  const major = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (major === binaries.version.split('.')[0]) return;
  throw new Error(
    `The database in ${cluster} is of PostgreSQL ${major}, this Svara brings ${binaries.version}. Nothing was changed. ` +
      `Start the earlier version of Svara, or move the data with PostgreSQL ${major}'s own pg_dump to a database named in DATABASE_URL.`,
  );
}

async function livingPostmaster(cluster: string): Promise<number | undefined> {
  const pid = Number((await postmasterLines(cluster))[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined);
  // Another program may have got the number of a dead postmaster; of the dead themselves the command line is empty.
  return command === undefined || command.includes(cluster) ? pid : undefined;
}

/**
 * Whether a postmaster found running answers a question, and not only its file says that it would.
 *
 * One that was just killed or told to stop still has its number, its command line and a file that says `ready`; only an
 * answer tells it from a living one. One that is stopping in order is waited for.
 */
async function answers(address: DatabaseAddress, cluster: string, pid: number): Promise<boolean> {
  for (let waited = 0; waited < 60_000; waited += 50) {
    if ((await livingPostmaster(cluster)) !== pid) return false;
    const client = new pg.Client({ ...address, connectionTimeoutMillis: 5_000 });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('select 1');
      return (await livingPostmaster(cluster)) === pid && !(await isStopping(cluster));
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 50));
    } finally {
      await client.end().catch(() => {});
    }
  }
  throw new Error(
    `The database left running by an earlier Svara (pid ${pid}) does not answer. Stop it and start again.`,
  );
}

async function isStopping(cluster: string): Promise<boolean> {
  return (await postmasterLines(cluster))[7]?.trim() === 'stopping';
}

/** A postmaster that was killed keeps its number until the system has buried it, and so long a new one refuses to start. */
async function untilBuried(cluster: string): Promise<void> {
  const pid = Number((await postmasterLines(cluster))[0]);
  for (let waited = 0; waited < 10_000 && pid > 0 && isAlive(pid); waited += 20) {
    // Of the dead nothing is left but the number: their command line is empty.
    if ((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => undefined)) !== '') return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function postmasterLines(cluster: string): Promise<string[]> {
  return (await readFile(path.join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
}

async function untilReady(cluster: string, pid: number, alive: () => boolean): Promise<void> {
  for (let waited = 0; waited < 60_000; waited += 20) {
    const lines = await postmasterLines(cluster);
    if (Number(lines[0]) === pid && lines[7]?.trim() === 'ready') return;
    if (!alive()) throw new Error('PostgreSQL stopped while starting.');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('PostgreSQL was not ready within 60 s.');
}

async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.ref();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGINT');
  await gone;
}

async function stopPid(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 20));
}

function ids(runAs: RunAs): { uid?: number; gid?: number } {
  return runAs.uid === undefined || runAs.gid === undefined ? {} : { uid: runAs.uid, gid: runAs.gid };
}

function plainEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', TZ: 'UTC', LANG: 'C' };
}

async function lastLines(file: string): Promise<string> {
  return (await readFile(file, 'utf8').catch(() => '')).split('\n').slice(-12).join('\n');
}
