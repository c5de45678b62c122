import { fieldsOf, itemsOf, textOf } from './read-written.ts';
import type { RemovedName, RemovedNames, Settings } from './settings.ts';
import { type Reading, tell, type WrittenEntry } from './written.ts';

const removable = ['levels', 'rules', 'calendars'] as const;

/** `remove: { levels: [Bronze], rules: [Old customers] }`: what is taken away by name (SLA-11). */
export function readRemoved(entry: WrittenEntry, reading: Reading): RemovedNames {
  const fields = fieldsOf(entry.value, removable, reading) ?? {};
  const names = (key: (typeof removable)[number]): RemovedName[] => {
    const field = fields[key];
    if (!field) return [];
    return itemsOf(field.value, reading).flatMap((item) => {
      const name = textOf(item, reading);
      return name === undefined ? [] : [{ name, line: item.line }];
    });
  };
  return { levels: names('levels'), rules: names('rules'), calendars: names('calendars') };
}

/** What a file both says and takes away cannot be meant (SLA-11). */
export function tellWrittenAndRemoved(settings: Settings, removed: RemovedNames, reading: Reading): void {
  for (const section of removable) {
    const written = new Set((settings[section] ?? []).map(({ name }) => name.toLowerCase()));
    for (const { name, line } of removed[section]) {
      if (written.has(name.toLowerCase())) tell(reading, { line }, 'written-and-removed', { name, section });
    }
  }
}
