/** What can be wrong with a line of a file (API-2); each has a sentence and what to do in `languages`. */
export const problemCodes = [
  'no-id',
  'row-width',
  'row-unreadable',
  'date-unclear',
  'number-unclear',
  'no-opening',
  'before-opening',
  'in-the-future',
  'state-unknown',
  'status-unknown',
  'verdict-unknown',
  'closed-without-instant',
  'name-unknown',
  'name-ambiguous',
  'level-unknown',
  'channel-unknown',
  'language-unknown',
  'field-unknown',
  'address-unclear',
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** What was done about it: the value, the row or the whole ticket was left out, or it was taken as something else. */
export type ProblemEffect = 'value-left-out' | 'row-left-out' | 'ticket-left-out' | 'taken-otherwise';

/** One thing wrong in a file, by line and column (API-2). */
export interface Problem {
  readonly line: number;
  readonly column: string;
  readonly value: string;
  readonly code: ProblemCode;
  readonly effect: ProblemEffect;
}
