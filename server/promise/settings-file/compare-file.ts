import { compareSettings, type SettingsChange } from '#core/promise/settings-file/compare-settings.ts';
import type { Settings } from '#core/promise/settings-file/settings.ts';
import { stillUsed } from '#core/promise/settings-file/still-used.ts';
import type { Problem } from '#core/promise/settings-file/written.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { refusedFilters } from './refused-filters.ts';
import { settingsInForce } from './settings-in-force.ts';
import { understandFile } from './understand-file.ts';

/** A settings file that somebody hands in (SLA-11). */
export interface OfferedFile {
  readonly text: string;
  readonly prune: boolean;
}

/** A file beside what is in force (SLA-11): what it would change, or why it cannot be applied. */
export interface ComparedFile {
  readonly before: Settings;
  readonly settings: Settings;
  /** What cannot be read, and what is to go though it is used, and what filters cannot do here. */
  readonly problems: readonly Problem[];
  readonly changes: readonly SettingsChange[];
}

/** Reads a file and compares it with what is in force; nothing is written (SLA-11). */
export async function compareFile(tx: Tx, { text, prune }: OfferedFile): Promise<ComparedFile> {
  const before = await settingsInForce(tx);
  const { settings, problems } = await understandFile(tx, text);
  if (problems.length > 0) return { before, settings, problems, changes: [] };
  const changes = compareSettings(before, settings, prune);
  const found = [...stillUsed(before, settings, changes), ...(await refusedFilters(tx, settings, changes))];
  const byLine = found.toSorted((a, b) => a.line - b.line);
  return { before, settings, problems: byLine, changes: byLine.length > 0 ? [] : changes };
}
