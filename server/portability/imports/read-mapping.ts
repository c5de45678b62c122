import { parse } from 'yaml';
import { mappingSchema } from '#api/portability/mapping.ts';
import { mappingFaults } from '#core/portability/imports/check-mapping.ts';
import type { Mapping } from '#core/portability/imports/mapping.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { demandCharset } from './read-file-rows.ts';

/** Reads a mapping from YAML (API-2), or refuses it with the place and the reason of each fault. */
export function readMapping(text: string): Mapping {
  let given: unknown;
  try {
    given = parse(text, { maxAliasCount: 100 });
  } catch (error) {
    throw unclear([{ path: '', says: error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error) }]);
  }
  const read = mappingSchema.safeParse(given);
  if (!read.success)
    throw unclear(read.error.issues.map((issue) => ({ path: issue.path.join('.'), says: issue.message })));
  demandCharset(read.data.file.charset);
  return read.data;
}

/** Refuses a mapping that names columns its file does not have, a zone or a format that is none. */
export function demandFit(mapping: Mapping, columns: readonly string[]): void {
  const faults = mappingFaults(mapping, columns);
  if (faults.length === 0) return;
  const listed = faults.map(
    ({ path, code, value, near }) => `${path}: ${code} “${value}”${near === '' ? '' : ` (${near}?)`}`,
  );
  throw new Refusal('invalid', 'imports.mapping-does-not-fit', { faults, listed: listed.join('; ') });
}

function unclear(faults: readonly { readonly path: string; readonly says: string }[]): Refusal {
  const listed = faults.map(({ path, says }) => (path === '' ? says : `${path}: ${says}`)).join('; ');
  return new Refusal('invalid', 'imports.mapping-unclear', { faults, listed });
}
