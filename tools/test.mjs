import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check.mjs';
import { installParts } from './debian-parts.mjs';
import { setUp } from './setup.mjs';
import { buildWeb } from './web-build.mjs';

/**
 * `npm test`: set up, real parts, checks, tests, the pages, the browser and fault tests; one closing line over all.
 *
 * `npm test -- WORD …` runs only the test files whose path holds one of the words.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'svara-test-'));
const began = Date.now();
const total = { passed: 0, failed: 0 };
const words = process.argv.slice(2);
const isWanted = (pattern) =>
  words.length === 0 || filesLike(pattern).some((path) => words.some((word) => path.includes(word)));

setUp();
if (!installParts()) close({ passed: 0, failed: 1 });
if (words.length === 0) add('checks', await check(['types', 'lint', 'format']));
if (isWanted(/\.test\.tsx?$/u)) add('tests', await vitest('vitest.config.ts'));
if (isWanted(/\.e2e\.ts$/u)) {
  buildWeb();
  add('browser and fault tests', await vitest('vitest.e2e.config.ts'));
}
close({ passed: 0, failed: total.passed + total.failed === 0 ? 1 : 0 });

/** The project's own files of a kind. */
function filesLike(pattern) {
  const kept = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return kept.stdout.split('\n').filter((path) => pattern.test(path));
}

/** Runs one vitest configuration and reads its counts; a run that dies or finds no test counts as a failure. */
async function vitest(config) {
  const report = join(scratch, `${config}.json`);
  const args = [
    'run',
    ...words,
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ];
  const code = await run(join(root, 'node_modules', 'vitest', 'vitest.mjs'), args);
  try {
    const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(readFileSync(report, 'utf8'));
    const failed = Math.max(numFailedTests, code === 0 ? 0 : numFailedTests || numFailedTestSuites || 1);
    return { passed: numPassedTests, failed: numPassedTests + failed === 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

function run(script, args) {
  const child = spawn(process.execPath, [script, ...args], { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

function add(name, { passed, failed }) {
  total.passed += passed;
  total.failed += failed;
  const minutes = ((Date.now() - began) / 60_000).toFixed(1);
  console.log(`\n=== ${name}: ${passed} in order, ${failed} not; ${minutes} minutes so far ===\n`);
}

function close({ passed, failed }) {
  rmSync(scratch, { recursive: true, force: true });
  console.log(`${total.passed + passed} passed, ${total.failed + failed} failed`);
  process.exit(total.failed + failed === 0 ? 0 : 1);
}
