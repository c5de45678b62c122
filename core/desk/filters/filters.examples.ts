import type { Condition } from '#core/conditions/condition.ts';
import type { Filter, FilterRow } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';

/** A row of which any condition is enough. */
export function row(...conditions: Condition[]): FilterRow {
  return { negated: false, conditions };
}

/** A row of which no condition may hold. */
export function notRow(...conditions: Condition[]): FilterRow {
  return { negated: true, conditions };
}

/** Words in a text of the contact. */
export function words(field: 'subject' | 'sender' | 'recipient' | 'last-message', ...said: string[]): Condition {
  return { field, negated: false, words: said };
}

/** Some of the values a contact may have. */
export function is(field: 'source' | 'status' | 'priority' | 'type' | 'tag' | 'site', ...anyOf: string[]): Condition {
  return { field, negated: false, anyOf };
}

/** At least so old, on the wall unless in business time. */
export function age(
  field: 'created-age' | 'changed-age' | 'last-message-age',
  minutes: number,
  clock: 'wall' | 'business' = 'wall',
): Condition {
  return { field, negated: false, minutes, clock };
}

/** Sets the priority. */
export function prioritise(to: string): FilterAction {
  return { kind: 'set', field: 'priority', to };
}

/** A filter that is on, for new tickets of every site; say what differs. */
export function filter(name: string, ruleRows: readonly FilterRow[], more: Partial<Filter> = {}): Filter {
  return { id: name, name, kind: 'new', siteId: null, active: true, ruleRows, actions: [], continues: false, ...more };
}
