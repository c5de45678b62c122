/** What an own field holds (TKT-1). */
export const fieldTypes = ['text', 'number', 'date', 'choice', 'checkbox'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** What own fields can be about (TKT-1, CRM-1). */
export const fieldSubjects = ['ticket', 'person', 'company'] as const;
export type FieldSubject = (typeof fieldSubjects)[number];

/** A field of one's own (TKT-1). */
export interface CustomField {
  /** Under this the value is kept; it stays when the field is renamed. */
  readonly key: string;
  readonly name: string;
  readonly type: FieldType;
  readonly required: boolean;
  /** Neither shown nor asked for; what was written stays. */
  readonly hidden: boolean;
  /** What can be chosen, when the type is choice. */
  readonly choices: readonly string[];
}

/** The value of an own field; a date is `2025-10-30`, a choice is its words. */
export type FieldValue = string | number | boolean | null;
export type FieldValues = Readonly<Record<string, FieldValue>>;

/** The ticket's own fields that can be renamed (TKT-1), in the order they stand. */
export const builtInFields = ['statusId', 'ownerId', 'groupId', 'priority', 'siteId', 'typeId', 'tags'] as const;
export type BuiltInField = (typeof builtInFields)[number];

/** The ticket's own fields that cannot be hidden: the work stands on them. */
export const neverHidden: readonly BuiltInField[] = ['statusId', 'ownerId'];
