import { checkFilterVectors } from '#core/conditions/check-vectors.ts';
import { checkVectorsFile } from './check-vectors.ts';

/** `check filters FILE` (FLT-2). */
export function checkFiltersFile(args: readonly string[]): number {
  return checkVectorsFile('filters', checkFilterVectors, args);
}
