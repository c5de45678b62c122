import type { Instant } from '#core/platform/instant.ts';

/** Conditions that say which of some values a contact has (SLA-3, FLT-3); `none` is the value of what is not set. */
export const choiceFields = [
  'source',
  'status',
  'priority',
  'owner',
  'owner-state',
  'department',
  'customer-group',
  'site',
  'template',
  'type',
  'company',
  'language',
  'level',
  'author',
  'tag',
] as const;
export type ChoiceField = (typeof choiceFields)[number];

/** Conditions that hold or not (SLA-3). */
export const flagFields = ['deleted', 'from-invitation', 'open-hours', 'attachments'] as const;
export type FlagField = (typeof flagFields)[number];

/** Conditions by words of a text (SLA-3, FLT-2). */
export const wordFields = ['last-message', 'subject', 'sender', 'recipient', 'referrer'] as const;
export type WordField = (typeof wordFields)[number];

/** Conditions by at least so many minutes since, on the wall or in business time (SLA-3, FLT-3). */
export const ageFields = ['created-age', 'changed-age', 'last-message-age'] as const;
export type AgeField = (typeof ageFields)[number];

/** Conditions by a span of dates, either end open (SLA-3). */
export const dateFields = ['created-date', 'changed-date'] as const;
export type DateField = (typeof dateFields)[number];

/** One thing asked of a contact; `negated` holds when it does not (SLA-3, FLT-2). */
export type Condition = { readonly negated: boolean } & (
  | { readonly field: ChoiceField; readonly anyOf: readonly string[] }
  | { readonly field: FlagField }
  | { readonly field: WordField; readonly words: readonly string[] }
  | { readonly field: AgeField; readonly minutes: number; readonly clock: 'wall' | 'business' }
  | { readonly field: DateField; readonly from: Instant | null; readonly to: Instant | null }
  | { readonly field: 'custom'; readonly key: string; readonly words: readonly string[] }
);

/** Conditions of which all or any must hold, nested once (SLA-3). */
export interface ConditionTree {
  readonly join: 'all' | 'any';
  readonly members: readonly (Condition | ConditionGroup)[];
}

/** A group inside a tree (SLA-3). */
export interface ConditionGroup {
  readonly join: 'all' | 'any';
  readonly negated: boolean;
  readonly conditions: readonly Condition[];
}

/** Is this member a group? (SLA-3) */
export function isGroup(member: Condition | ConditionGroup): member is ConditionGroup {
  return 'conditions' in member;
}
