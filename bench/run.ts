import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { filesOf, root } from '#tools/checks/source-tree.ts';
import { nodeArgumentsFor } from '#tools/run.mjs';

/** `npm run bench [WORD]`: runs every bench (or those whose path holds the word), one at a time, and holds what they measured against the budgets. */
interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly note: string;
}

interface Budget {
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly why: string;
}

const word = process.argv[2] ?? '';
const budgets = JSON.parse(readFileSync(join(root, 'bench', 'budgets.json'), 'utf8')) as Record<string, Budget>;
const benches = filesOf('bench').filter((path) => path.endsWith('.bench.ts') && path.includes(word));
const broken: string[] = [];
const met = new Set<string>();
let kept = 0;

for (const bench of benches) {
  console.log(`\n${bench}`);
  const { measured, code } = await runBench(bench);
  if (code !== 0) broken.push(`${bench} ended with ${code}`);
  if (measured.length === 0) broken.push(`${bench} measured nothing`);
  for (const one of measured) judge(one);
}
if (word === '') {
  for (const name of Object.keys(budgets)) if (!met.has(name)) broken.push(`${name}: no bench measured it`);
}
console.log(broken.length === 0 ? '' : `\n${broken.join('\n')}`);
console.log(`${kept} passed, ${broken.length} failed`);
process.exitCode = broken.length === 0 ? 0 : 1;

function judge({ name, value, unit, note }: Measured): void {
  const budget = budgets[name];
  const figure = `${name.padEnd(34)} ${value.toPrecision(4)} ${unit}`;
  if (budget === undefined) {
    console.log(`  ${figure}  ${note}`);
    return;
  }
  met.add(name);
  const holds = value >= (budget.atLeast ?? -Infinity) && value <= (budget.atMost ?? Infinity);
  const wanted = budget.atLeast === undefined ? `at most ${budget.atMost}` : `at least ${budget.atLeast}`;
  console.log(`  ${figure}  ${holds ? 'kept' : 'BROKEN'}: ${wanted}  ${note}`);
  if (holds) kept += 1;
  else broken.push(`${name} is ${value.toPrecision(4)} ${unit}, budget ${wanted} (${budget.why})`);
}

async function runBench(bench: string): Promise<{ measured: Measured[]; code: number }> {
  const child = spawn(process.execPath, ['--expose-gc', ...nodeArgumentsFor(join(root, bench))], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const measured: Measured[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('MEASURED ')) measured.push(JSON.parse(line.slice(9)) as Measured);
    else if (line.trim() !== '') console.log(`  ${line}`);
  }
  const code =
    child.exitCode ?? (await new Promise<number>((resolve) => child.on('exit', (ended) => resolve(ended ?? 1))));
  return { measured, code };
}
