import { filterKinds } from '#core/conditions/filter.ts';
import { fieldsOf, itemsOf, textOf } from './read-written.ts';
import { namedIn, type RemovedName, type RemovedNames, removableSections, type Settings } from './settings.ts';
import { type Reading, tell, type WrittenEntry } from './written.ts';

/** `remove: { levels: [Bronze], rules: [Old customers], filters: { new: [Spam] } }`: what is taken away (SLA-11). */
export function readRemoved(entry: WrittenEntry, reading: Reading): RemovedNames {
  const fields = fieldsOf(entry.value, ['levels', 'rules', 'calendars', 'filters'], reading) ?? {};
  const filters = (fields.filters && fieldsOf(fields.filters.value, filterKinds, reading)) ?? {};
  const names = (field: WrittenEntry | undefined): RemovedName[] => {
    if (!field) return [];
    return itemsOf(field.value, reading).flatMap((item) => {
      const name = textOf(item, reading);
      return name === undefined ? [] : [{ name, line: item.line }];
    });
  };
  return {
    levels: names(fields.levels),
    rules: names(fields.rules),
    calendars: names(fields.calendars),
    'filters.new': names(filters.new),
    'filters.reply': names(filters.reply),
    'filters.existing': names(filters.existing),
  };
}

/** What a file both says and takes away cannot be meant (SLA-11). */
export function tellWrittenAndRemoved(settings: Settings, removed: RemovedNames, reading: Reading): void {
  for (const section of removableSections) {
    const written = new Set((namedIn(settings, section) ?? []).map(({ name }) => name.toLowerCase()));
    for (const { name, line } of removed[section]) {
      if (written.has(name.toLowerCase())) tell(reading, { line }, 'written-and-removed', { name, section });
    }
  }
}
