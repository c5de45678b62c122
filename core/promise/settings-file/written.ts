/** A node of a written file with the line it stands on, whatever the file's syntax (SLA-11). */
export type Written = { readonly line: number } & (
  | { readonly kind: 'none' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly Written[] }
  | { readonly kind: 'map'; readonly entries: readonly WrittenEntry[] }
);

/** A key of a map with its value (SLA-11). */
export interface WrittenEntry {
  readonly key: string;
  readonly line: number;
  readonly value: Written;
}

/** Why a line cannot be used (SLA-11); its sentence says what to do instead. */
export const problemCodes = [
  'not-yaml',
  'yaml-twice',
  'yaml-tab',
  'yaml-alias',
  'no-version',
  'not-a-map',
  'not-a-list',
  'not-a-text',
  'not-a-flag',
  'not-a-number',
  'not-one-of',
  'unknown-key',
  'missing',
  'named-twice',
  'bad-target',
  'which-day',
  'bad-hours',
  'bad-date',
  'bad-zone',
  'bad-colour',
  'bad-moment',
  'bad-minutes',
  'must-rise',
  'no-deed',
  'bad-address',
  'nested-too-deep',
  'unknown-name',
  'unknown-choice',
  'no-action',
  'bad-email',
  'too-long',
  'too-many',
  'refused',
  'written-and-removed',
  'level-still-set',
  'step-still-sets',
  'filter-still-sets',
  'calendar-still-used',
  'bad-event',
  'bad-time',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Something wrong in a file: where, what, and with which words (SLA-11). */
export interface Problem {
  readonly line: number;
  readonly code: ProblemCode;
  readonly facts: Readonly<Record<string, string | number>>;
}

/** What a name in the file stands for (SLA-11). */
export const referenceKinds = [
  'calendar',
  'level',
  'priority',
  'type',
  'template',
  'status',
  'user',
  'group',
  'site',
  'company',
  'field',
] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

/** A name that must mean something when the file is applied (SLA-11). */
export interface Reference {
  readonly kind: ReferenceKind;
  readonly name: string;
  readonly line: number;
}

/** What gathers while a file is read; lives for one reading (SLA-11). */
export interface Reading {
  readonly problems: Problem[];
  readonly references: Reference[];
}

/** Notes what is wrong with a node; gives undefined, so that a reader can return it. */
export function tell(
  reading: Reading,
  { line }: { readonly line: number },
  code: ProblemCode,
  facts: Problem['facts'] = {},
): undefined {
  reading.problems.push({ line, code, facts });
  return undefined;
}

/** Notes that a name is used, and gives it back. */
export function refer(
  reading: Reading,
  kind: ReferenceKind,
  name: string,
  { line }: { readonly line: number },
): string {
  reading.references.push({ kind, name, line });
  return name;
}
