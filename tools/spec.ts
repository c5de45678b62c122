import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { idsClaimed, idsNamedByTests } from './checks/spec-titles.ts';
import { root } from './checks/source-tree.ts';

/** `npm run spec`: which ids of the specification no test names yet, and which it names. */
const specification = join(dirname(root), 'shared', 'SPEC.md');
const wanted = existsSync(specification) ? idsIn(readFileSync(specification, 'utf8')) : idsClaimed();
if (!existsSync(specification)) {
  console.log(
    'The specification is not beside the project (../shared/SPEC.md); reading docs/spec-delivered.md instead.\n',
  );
}
const named = idsNamedByTests();
const claimed = new Set(idsClaimed());
const without = wanted.filter((id) => !named.has(id));

for (const id of wanted) {
  const tests = named.get(id)?.length ?? 0;
  if (tests > 0) console.log(`${id.padEnd(8)} ${claimed.has(id) ? 'delivered' : 'begun    '}  ${tests} titles`);
}
console.log(`\nWithout a test (${without.length} of ${wanted.length}): ${without.join(' ')}`);
process.exitCode = without.some((id) => claimed.has(id)) ? 1 : 0;

function idsIn(text: string): string[] {
  return [...new Set([...text.matchAll(/\*\*([A-Z]{3}-\d+)\*\*/g)].map((match) => match[1] ?? ''))];
}
