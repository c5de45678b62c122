import type { Filter } from '#api/desk/filter-fields.ts';
import type { Condition } from '#core/conditions/condition.ts';
import type { FilterRow } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { TestWorld } from '#server/platform/testing/test-world.ts';

/** What a filter in a test is made of: on, for new tickets of every site; say what differs. */
export interface FilterExample {
  readonly name: string;
  readonly kind?: 'new' | 'reply' | 'existing';
  readonly siteId?: string | null;
  readonly active?: boolean;
  readonly ruleRows?: readonly FilterRow[];
  readonly actions?: readonly FilterAction[];
  readonly continues?: boolean;
}

/** A filter as it is written. */
export function written(example: FilterExample) {
  return { kind: 'new', siteId: null, active: true, ruleRows: [], actions: [], continues: false, ...example };
}

/** Makes a filter through the API, which must succeed. */
export async function makeFilter(world: TestWorld, by: Caller, example: FilterExample): Promise<Filter> {
  const answer = await world.call(by, 'POST', '/filters', written(example));
  if (answer.status !== 200) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body as Filter;
}

/** A row of words in a text. */
export function says(field: 'subject' | 'sender' | 'recipient' | 'last-message', ...words: string[]): FilterRow {
  return { negated: false, conditions: [{ field, negated: false, words }] };
}

/** A row of one condition. */
export function only(condition: Condition): FilterRow {
  return { negated: false, conditions: [condition] };
}
