import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setUp } from './setup.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const checks = [
  {
    name: 'types',
    // What was sound is remembered in .cache, so that a second check costs what has changed.
    run: [bin('tsc'), '--noEmit', '--incremental', '--tsBuildInfoFile', '.cache/types.tsbuildinfo', '-p', '.'],
    advice: 'Repair the types named above.',
  },
  {
    name: 'lint',
    run: [bin('oxlint'), '--type-aware', '--deny-warnings', '--quiet'],
    advice: 'Each rule above says what to do; none is switched off in place.',
  },
  { name: 'format', run: [bin('biome'), 'format', '.'], advice: 'Run `npm run format`.' },
  {
    name: 'boundaries',
    run: [bin('vitest'), 'run', '--config', 'vitest.checks.config.ts', '--reporter=dot'],
    advice: 'Each message above says what to do instead; the laws stand in ARCHITECTURE.md.',
  },
];

/** Runs the checks two at a time and prints what failed with what to do; returns how many passed and failed. */
export async function check(only = checks.map((one) => one.name)) {
  const waiting = checks.filter((one) => only.includes(one.name));
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await runOne(next));
  };
  await Promise.all([worker(), worker()]);
  const failed = results.filter((result) => !result.ok).length;
  return { passed: results.length - failed, failed };
}

async function runOne({ name, run, advice }) {
  const began = Date.now();
  const [command, ...args] = run;
  const child = spawn(command, args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  let output = '';
  child.stdout.on('data', (data) => (output += data));
  child.stderr.on('data', (data) => (output += data));
  const code = await new Promise((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(1);
    });
    child.on('exit', resolve);
  });
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  if (code === 0) console.log(`check: ${name} is in order (${seconds} s)`);
  else console.log(`${output.trimEnd()}\ncheck: ${name} FAILED (${seconds} s). ${advice}`);
  return { name, ok: code === 0 };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  setUp();
  const { passed, failed } = await check();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed === 0 ? 0 : 1);
}
