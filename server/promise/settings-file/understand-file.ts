import { fold } from '#core/promise/settings-file/compare-settings.ts';
import { renameSettings } from '#core/promise/settings-file/rename.ts';
import type { Settings } from '#core/promise/settings-file/settings.ts';
import type { Problem, Reference } from '#core/promise/settings-file/written.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { namesIn } from './named-things.ts';
import { readSettings } from './yaml-text.ts';

/** A file that has been read, and everything in it that cannot be used here (SLA-11). */
export interface UnderstoodFile {
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/** Reads a settings file and looks up every name it uses: in the file itself, or else among what there is (SLA-11). */
export async function understandFile(tx: Tx, text: string): Promise<UnderstoodFile> {
  const { settings, problems, references } = readSettings(text);
  const names = namesIn(tx);
  await names.read(references.map(({ kind }) => kind));
  const unknown = references
    .filter((reference) => !isMade(reference, settings) && names.idOf(reference.kind, reference.name) === undefined)
    .map(({ kind, name, line }): Problem => {
      const known = [...made(kind, settings), ...names.known(kind)];
      const section = kind === 'type' ? 'ticket-types' : kind === 'priority' ? 'priorities' : null;
      if (section !== null)
        return { line, code: 'unknown-choice', facts: { kind, name, section, known: listed(known) } };
      return { line, code: 'unknown-name', facts: { kind, name, known: listed(known) } };
    });
  // However a thing was called in the file, from here on it has the one name it is exported under.
  const called = renameSettings(settings, (kind, name) => names.nameOf(kind, names.idOf(kind, name) ?? name));
  return { settings: called, problems: [...problems, ...unknown].toSorted((a, b) => a.line - b.line) };
}

function isMade({ kind, name }: Reference, settings: Settings): boolean {
  return made(kind, settings).some((one) => fold(one) === fold(name));
}

function made(kind: Reference['kind'], { ticketTypes, priorities, calendars, levels }: Settings): readonly string[] {
  if (kind === 'type') return ticketTypes ?? [];
  if (kind === 'priority') return priorities ?? [];
  const here = kind === 'calendar' ? calendars : kind === 'level' ? levels : null;
  return (here ?? []).map(({ name }) => name);
}

function listed(names: readonly string[]): string {
  const told = [...new Set(names)];
  if (told.length === 0) return '–';
  return told.length > 12 ? `${told.slice(0, 12).join(', ')} …` : told.join(', ');
}
