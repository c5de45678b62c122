import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { check } from './check.mjs';
import { installParts } from './debian-parts.mjs';
import { setUp } from './setup.mjs';
import { buildWeb } from './web-build.mjs';

/** `npm test`: set up, real parts, checks, tests, the pages, the browser and fault tests; one closing line over all. */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const scratch = mkdtempSync(join(tmpdir(), 'svara-test-'));
const began = Date.now();
const total = { passed: 0, failed: 0 };

setUp();
if (!installParts()) close({ passed: 0, failed: 1 });
add('checks', await check(['types', 'lint', 'format']));
add('tests', await vitest('vitest.config.ts'));
buildWeb();
add('browser and fault tests', await vitest('vitest.e2e.config.ts'));
close({ passed: 0, failed: 0 });

/** Runs one vitest configuration and reads its counts; a run that dies or finds no test counts as a failure. */
async function vitest(config) {
  const report = join(scratch, `${config}.json`);
  const args = ['run', '--config', config, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
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
