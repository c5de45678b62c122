import { checkBusinessTime } from '#core/time/calendars/check-vectors.ts';
import { checkVectorsFile } from './check-vectors.ts';

/** `check business-time FILE` (CAL-4). */
export function checkBusinessTimeFile(args: readonly string[]): number {
  return checkVectorsFile('business-time', checkBusinessTime, args);
}
