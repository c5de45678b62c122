import { createHash } from 'node:crypto';
import type { SettingsDiff } from '#api/promise/settings-file.ts';
import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { SettingsChange } from '#core/promise/settings-file/compare-settings.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { applySettings } from './apply-settings.ts';
import { compareFile, type OfferedFile } from './compare-file.ts';
import { sayProblem } from './say-problem.ts';
import { settingsInForce } from './settings-in-force.ts';
import { writeSettings } from './yaml-text.ts';

/** Everything in force as the text of a settings file (SLA-11). */
export async function exportSettings(tx: Tx): Promise<string> {
  return writeSettings(await settingsInForce(tx));
}

/** What applying a file would change, or what is wrong with it; nothing is written (SLA-11). */
export async function diffSettings(tx: Tx, caller: Caller, { text, prune }: OfferedFile): Promise<SettingsDiff> {
  const { before, problems, changes } = await compareFile(tx, { text, prune });
  return {
    problems: problems.map((problem) => ({ line: problem.line, text: sayProblem(caller.language, problem) })),
    changes: told(changes),
    basedOn: markOf(writeSettings(before)),
  };
}

/** Applies a file, unless something has changed since its differences were looked at (SLA-11). */
export async function applyFile(
  tx: Tx,
  caller: Caller,
  { text, prune, basedOn }: OfferedFile & { readonly basedOn: string | null },
): Promise<{ changes: SettingsDiff['changes'] }> {
  const { settings, problems } = await compareFile(tx, { text, prune });
  const [first] = problems;
  if (first) {
    const facts = { line: first.line, text: sayProblem(caller.language, first), count: problems.length };
    throw new Refusal('invalid', 'settings-file.problems', facts);
  }
  if (basedOn !== null && basedOn !== markOf(await exportSettings(tx))) {
    throw new Refusal('conflict', 'settings-file.stale', {});
  }
  return { changes: told(await applySettings(tx, caller.actor, { settings, prune })) };
}

function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

function told(changes: readonly SettingsChange[]): SettingsDiff['changes'] {
  return changes.map((change) => ({ ...change, lines: change.lines.map((line) => ({ ...line })) }));
}
