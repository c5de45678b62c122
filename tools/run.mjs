import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The arguments that make this Node run a TypeScript file: natively from 22.18 on, through tsx before that. */
export function nodeArgumentsFor(file) {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const native = major > 23 || (major === 23 && minor >= 6) || (major === 22 && minor >= 18);
  return native ? ['--disable-warning=ExperimentalWarning', file] : ['--import', 'tsx', file];
}

/** Starts a TypeScript file as a child that shares this terminal. */
export function startTypeScript(file, args = [], options = {}) {
  return spawn(process.execPath, [...nodeArgumentsFor(file), ...args], { stdio: 'inherit', ...options });
}

/** Hands our signals to a child and ends as the child ended. */
export function liveAndDieWith(child) {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    // A terminal sends Ctrl-C to the whole group, so the child already has it.
    process.on(signal, () => (signal === 'SIGINT' && process.stdin.isTTY === true) || child.kill(signal));
  }
  // npm runs us through a shell that dies of a signal without handing it on; then our parent is another.
  const parent = process.ppid;
  const orphaned = () => process.ppid !== parent && child.kill('SIGTERM');
  if (process.env.npm_lifecycle_event !== undefined) setInterval(orphaned, 500).unref();
  child.on('error', (error) => {
    console.error(`Could not start: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [file, ...args] = process.argv.slice(2);
  if (file === undefined) {
    console.error('Usage: node tools/run.mjs FILE.ts [ARGUMENTS]');
    process.exit(2);
  }
  liveAndDieWith(startTypeScript(file, args));
}
