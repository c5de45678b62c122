import { stat, chown } from 'node:fs/promises';
import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** How the database programs are started so that they never run as root. */
export interface RunAs {
  readonly uid?: number;
  readonly gid?: number;
  /** Put before the program and its arguments. */
  readonly prefix: readonly string[];
  /** Gives a folder to whoever the programs run as. */
  own(folder: string): Promise<void>;
}

/**
 * Chooses whom PostgreSQL runs as (OPS-1): it refuses uid 0.
 *
 * Not root: as we are. Root with a path others may traverse: `nobody`. Root under a closed folder: in a user
 * namespace in which we are not called root. Otherwise a clear message.
 */
export async function chooseRunAs(folder: string): Promise<RunAs> {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return { prefix: [], own: async () => {} };
  if (await isTraversable(folder)) {
    const { uid, gid } = nobody();
    return { uid, gid, prefix: [], own: (owned) => chown(owned, uid, gid) };
  }
  const prefix = ['unshare', '--user', '--map-user=65534', '--map-group=65534'];
  try {
    execFileSync(prefix[0] ?? '', [...prefix.slice(1), 'true'], { stdio: 'ignore' });
  } catch {
    throw new Error(
      `PostgreSQL must not run as root, and ${folder} lies where no other user may go. ` +
        'Start Svara as an ordinary user, or put SVARA_DATA in a folder that others may traverse, for example /var/lib/svara.',
    );
  }
  return { prefix, own: async () => {} };
}

async function isTraversable(folder: string): Promise<boolean> {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const found = await stat(at).catch(() => undefined);
    if (found !== undefined && (found.mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

function nobody(): { uid: number; gid: number } {
  try {
    const id = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }).trim());
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    return { uid: 65534, gid: 65534 };
  }
}
