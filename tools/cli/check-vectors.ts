import { readFileSync } from 'node:fs';

/** What checking a file of vectors came to. */
interface Checked {
  readonly failures: readonly { readonly id: string; readonly got: unknown; readonly expected: unknown }[];
  readonly passed: number;
  readonly failed: number;
}

/** `check WHAT FILE`: prints each vector that fails and a last line of counts; 1 when one failed, 2 when the file cannot be used. */
export function checkVectorsFile(what: string, check: (data: unknown) => Checked, args: readonly string[]): number {
  const file = args[0];
  if (file === undefined) {
    console.error(`Name the file: npm run -s svara -- check ${what} FILE`);
    return 2;
  }
  try {
    const { failures, passed, failed } = check(JSON.parse(readFileSync(file, 'utf8')));
    for (const { id, got, expected } of failures) console.log(`${id}: got ${got}, expected ${expected}`);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(`${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}
