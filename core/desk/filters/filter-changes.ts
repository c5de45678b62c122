import type { SetField } from '#core/conditions/filter-action.ts';
import type { Instant } from '#core/platform/instant.ts';

/** A field from what to what (FLT-5). */
export interface FilterChange<Value> {
  readonly from: Value;
  readonly to: Value;
}

/** What a filter changes of a contact (FLT-4); what is as it should be already is no change. */
export type FilterChanges = { readonly [Field in SetField]?: FilterChange<string | null> } & {
  readonly tags?: FilterChange<readonly string[]>;
  /** What a template that was set has filled in. */
  readonly dueAt?: FilterChange<Instant | null>;
  readonly customFields?: FilterChange<Readonly<Record<string, unknown>>>;
};
