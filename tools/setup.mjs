import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Makes this folder ready to run: the right Node, and the packages of the lock file. Says what it does and for how long. */
export function setUp() {
  refuseOldNode();
  const why = whyInstall();
  if (why === undefined) return;
  console.log(`Set-up: ${why}; fetching them with npm (usually 15–60 s the first time).`);
  const began = Date.now();
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  // loglevel=error hushes npm's warnings about the engines of packages we know to run on this Node.
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund'];
  const done = spawnSync(npm, args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (done.status !== 0) {
    console.error(
      'Set-up: npm could not install the packages. Its message stands above; check the network and try again.',
    );
    process.exit(1);
  }
  console.log(`Set-up: packages in place after ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Svara needs Node.js 20.19 or newer; this is ${process.versions.node}. Install a newer one from nodejs.org.`,
  );
  process.exit(1);
}

/** Why the packages must be fetched, or undefined when what is installed is what the lock file says. */
function whyInstall() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return 'packages are not installed yet';
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  const stale = Object.entries(wanted).filter(([path, entry]) => {
    if (path === '' || entry.link === true) return false;
    const have = present[path];
    // Optional packages of other platforms are rightly absent.
    return have === undefined ? entry.optional !== true : have.version !== entry.version;
  });
  return stale.length === 0 ? undefined : `${stale.length} packages differ from the lock file`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
