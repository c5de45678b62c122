import type { ContactFacts } from './contact-facts.ts';

/**
 * The fields a filter can set (FLT-4): the fact that conditions know each by, and whether it may be set to nothing.
 *
 * A field more is a line here; the wire, the settings file and the page take it from this table.
 */
export const settable = {
  template: { fact: 'template', mayBeNone: true },
  priority: { fact: 'priority', mayBeNone: false },
  status: { fact: 'status', mayBeNone: false },
  type: { fact: 'type', mayBeNone: true },
  owner: { fact: 'owner', mayBeNone: true },
  group: { fact: 'department', mayBeNone: true },
  site: { fact: 'site', mayBeNone: false },
  level: { fact: 'level', mayBeNone: true },
} as const satisfies Record<string, { readonly fact: keyof ContactFacts; readonly mayBeNone: boolean }>;
export type SetField = keyof typeof settable;

/** The fields a filter can set, in the order they are offered (FLT-4). */
export const setFields = Object.keys(settable) as readonly SetField[];

/**
 * What becomes of a contact (FLT-4): `create` a ticket at once, whatever a person would look at first; `drop` files it
 * silently where it can be found again; `spam`.
 */
export const fates = ['create', 'drop', 'spam'] as const;
export type Fate = (typeof fates)[number];

/** What leaves the house, or reaches a colleague, after the ticket has been written (FLT-4). */
export type FilterDeed =
  | { readonly kind: 'auto-reply'; readonly subject: string; readonly text: string; readonly mostPerHour: number }
  | { readonly kind: 'forward'; readonly to: readonly string[]; readonly text: string }
  | { readonly kind: 'webhook'; readonly url: string }
  | {
      readonly kind: 'alarm';
      readonly userIds: readonly string[];
      readonly groupIds: readonly string[];
      /** Anybody, here or not. */
      readonly addresses: readonly string[];
      readonly text: string;
    };

/** One thing a filter does (FLT-4); null sets a field to nothing. */
export type FilterAction =
  | { readonly kind: 'set'; readonly field: SetField; readonly to: string | null }
  | { readonly kind: 'tags'; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly kind: Fate }
  | FilterDeed;

/** The deeds of a filter by kind (FLT-4), in the order they are offered. */
export const deedKinds = ['auto-reply', 'forward', 'webhook', 'alarm'] as const satisfies readonly FilterDeed['kind'][];

/** Does this happen after the ticket has been written? (FLT-4) */
export function isDeed(action: FilterAction): action is FilterDeed {
  return (deedKinds as readonly string[]).includes(action.kind);
}

/** Does this decide what becomes of the contact? (FLT-4) */
export function isFate(action: FilterAction): action is { readonly kind: Fate } {
  return (fates as readonly string[]).includes(action.kind);
}
