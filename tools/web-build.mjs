import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'web', 'dist', 'built-from.txt');
const inputs = ['core', 'api', 'languages', 'web', 'vite.config.ts', 'tsconfig.json', 'package-lock.json'];

/** Builds the web with Vite when any of its inputs has changed since the last build. */
export function buildWeb() {
  const hash = hashOfInputs();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return;
  console.log('Web: building the pages.');
  const began = Date.now();
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const done = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'error'], { cwd: root, stdio: 'inherit' });
  if (done.status !== 0) {
    console.error(
      'Web: the build failed. Vite’s message stands above; `npm run check` shows type errors with their place.',
    );
    process.exit(1);
  }
  writeFileSync(stamp, hash);
  console.log(`Web: built in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
}

/** One hash over every file the web is built from. */
function hashOfInputs() {
  const hash = createHash('sha256');
  const take = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    hash.update(`${path}\n`);
    hash.update(readFileSync(full));
  };
  const walk = (folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) =>
      a.name < b.name ? -1 : 1,
    )) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory() && entry.name !== 'dist' && entry.name !== 'node_modules') walk(path);
      else if (entry.isFile() && !/\.(test|bench|e2e)\.tsx?$/.test(entry.name)) take(path);
    }
  };
  for (const input of inputs) {
    if (/\.(ts|json)$/.test(input)) take(input);
    else if (existsSync(join(root, input))) walk(input);
  }
  return hash.digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildWeb();
