import { readFileSync } from 'node:fs';
import { checkBusinessTime } from '#core/time/calendars/check-vectors.ts';

/** `check business-time FILE` (CAL-4): prints each vector that fails and a last line of counts; 1 when one failed, 2 when the file cannot be used. */
export function checkBusinessTimeFile(args: readonly string[]): number {
  const file = args[0];
  if (file === undefined) {
    console.error('Name the file: npm run -s svara -- check business-time FILE');
    return 2;
  }
  try {
    const { failures, passed, failed } = checkBusinessTime(JSON.parse(readFileSync(file, 'utf8')));
    for (const { id, got, expected } of failures) console.log(`${id}: got ${got}, expected ${expected}`);
    console.log(`${passed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    console.error(`${file} cannot be used: ${error instanceof Error ? error.message : String(error)}`);
    return 2;
  }
}
