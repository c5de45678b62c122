import type { PromiseName } from '#core/promise/clocks/promise.ts';

/**
 * How a file of another system becomes tickets (API-2): which column is what, how dates are written, what its words
 * mean here. A mapping is read from YAML at the door; here it is whole and trusted.
 */
export interface Mapping {
  /** Names the system the file comes from; with a ticket's own id there, it makes each ticket once. */
  readonly source: string;
  readonly file: FileShape;
  readonly dates: DateShape;
  /** The sign before the decimals of numbers. */
  readonly decimal: '.' | ',';
  readonly ticket: TicketRules;
  /** Columns that hold the instant of something. */
  readonly events: EventRules;
  /** Given when a ticket has several rows, each something that happened. */
  readonly rows: RowRules | null;
  /** What the file itself says of its promise, kept beside ours. */
  readonly given: GivenRules | null;
}

/** How the file is written; null is found out. */
export interface FileShape {
  readonly format: 'csv' | 'jsonl' | null;
  readonly delimiter: string | null;
  readonly charset: string | null;
  /** Names of the columns when the file has no row of them. */
  readonly header: readonly string[] | null;
  /** Values that mean there is none. */
  readonly missing: readonly string[];
}

/** How dates are written unless a column says otherwise; formats are tried in order. */
export interface DateShape {
  readonly formats: readonly string[];
  readonly zone: string;
}

/** Where a value is taken from: a column, a constant, or a template of columns `{a} ({b})`. */
export interface FieldRule {
  readonly column?: string | undefined;
  readonly constant?: string | undefined;
  readonly template?: string | undefined;
  /** The file's word to ours; null is none. */
  readonly values?: Readonly<Record<string, string | null>> | undefined;
  /** For a word that `values` does not name. */
  readonly otherwise?: string | null | undefined;
  /** What happens to a name that does not exist here. */
  readonly missing?: Missing | undefined;
}

/** What happens to a name that does not exist here: it is made, left empty, or its ticket is left out. */
export type Missing = 'create' | 'leave' | 'refuse';

/** Where an instant is taken from. */
export interface InstantRule {
  readonly column: string;
  readonly formats?: readonly string[] | undefined;
  readonly zone?: string | undefined;
}

/** The parts of a ticket; only its id must be mapped. */
export interface TicketRules {
  readonly id: string;
  readonly subject?: FieldRule | undefined;
  readonly description?: FieldRule | undefined;
  readonly status?: FieldRule | undefined;
  readonly type?: FieldRule | undefined;
  readonly priority?: FieldRule | undefined;
  readonly group?: FieldRule | undefined;
  readonly site?: FieldRule | undefined;
  readonly company?: FieldRule | undefined;
  readonly person?: FieldRule | undefined;
  /** The person's mail address. */
  readonly address?: FieldRule | undefined;
  readonly owner?: FieldRule | undefined;
  readonly level?: FieldRule | undefined;
  readonly channel?: FieldRule | undefined;
  readonly language?: FieldRule | undefined;
  /** Separated by commas. */
  readonly tags?: FieldRule | undefined;
  /** Own fields by their key. */
  readonly custom?: Readonly<Record<string, CustomRule>> | undefined;
  /** The ticket template, by name. */
  readonly template?: FieldRule | undefined;
  /** The page the customer was on before the one they wrote from. */
  readonly referrer?: FieldRule | undefined;
  readonly origin?: 'customer' | 'agent' | undefined;
}

/** An own field; a number or date is read in the file's way of writing it. */
export type CustomRule = FieldRule & { readonly as?: 'text' | 'number' | 'date' | 'yes-no' | undefined };

/** Instants a row holds in columns. */
export interface EventRules {
  readonly opened?: InstantRule | undefined;
  readonly answered?: InstantRule | undefined;
  readonly assigned?: InstantRule | undefined;
  readonly resolved?: InstantRule | undefined;
  readonly closed?: InstantRule | undefined;
  readonly reopened?: InstantRule | undefined;
  readonly waiting?: readonly WaitingRule[] | undefined;
}

/** A pause: from one column's instant to another's, in a status. */
export interface WaitingRule {
  readonly from: InstantRule;
  readonly to?: InstantRule | undefined;
  readonly status: string;
}

/** Rows that are events: when, what, by whom, and what was written. */
export interface RowRules {
  readonly at: InstantRule;
  readonly state?: FieldRule | undefined;
  readonly by?: FieldRule | undefined;
  readonly text?: FieldRule | undefined;
}

/** The file's own verdict and deadline. */
export interface GivenRules {
  readonly promise: PromiseName;
  readonly due?: InstantRule | undefined;
  /** Its words to `met` and `missed`. */
  readonly met?: FieldRule | undefined;
}

/** What a row can say has happened, besides naming a status. */
export const happenings = ['answered', 'customer-wrote', 'noted', 'assigned', 'nothing'] as const;
export type Happening = (typeof happenings)[number];
