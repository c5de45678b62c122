import { NOTHING } from '#core/insight/sla-reports/csv-dialect.ts';
import type { Dimension } from '#core/insight/sla-reports/dimension.ts';
import { translate } from '#languages/translate.ts';

/** What a row of a report has for a name: its key and, where somebody has given it one, its name. */
export interface Named {
  readonly key: string | null;
  readonly name: string | null;
}

/** What a row is called in a language (SLR-1): by its name, by the product's own word, or as having none. */
export function rowLabel({ key, name }: Named, rows: Dimension, language: string): string {
  if (key === null) return translate(language, 'insight:slaReports.none');
  if (rows === 'promise') return translate(language, `promise:names.${key}`);
  if (name !== null) return name;
  if (rows === 'type')
    return ['fault', 'order', 'other'].includes(key) ? translate(language, `insight:slaReports.types.${key}`) : key;
  if (rows === 'priority') return priorityLabel(key, language);
  return rows === 'time' ? key : translate(language, 'insight:slaReports.removed');
}

/** The word of a priority that has no name of its own. */
export function priorityLabel(key: string | null, language: string): string {
  if (key === null) return NOTHING;
  return ['low', 'medium', 'high'].includes(key) ? translate(language, `insight:slaReports.priorities.${key}`) : key;
}
