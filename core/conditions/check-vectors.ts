import type { Condition, ConditionTree } from './condition.ts';
import type { ContactFacts } from './contact-facts.ts';
import { holds } from './holds.ts';
import { matchesWords } from './match-words.ts';

/** A file of filter vectors (FLT-2): patterns against texts, and rules against messages. */
export interface FilterVectorFile {
  readonly wordVectors: readonly {
    readonly id: string;
    readonly pattern: string;
    readonly text: string;
    readonly match: boolean;
  }[];
  readonly ruleVectors: readonly {
    readonly id: string;
    readonly rows: readonly VectorRow[];
    readonly message: Readonly<Record<string, unknown>>;
    readonly match: boolean;
  }[];
}

/** Rows are joined by *and*, `anyOf` inside a row by *or*. */
export interface VectorRow {
  readonly negative?: boolean;
  readonly anyOf: readonly {
    readonly field?: string;
    readonly pattern?: string;
    readonly equals?: string;
    readonly minutesSinceCreatedOrChanged?: number;
  }[];
}

/** A vector that did not come out, with what came instead (FLT-2). */
export interface FilterVectorFailure {
  readonly id: string;
  readonly got: string;
  readonly expected: string;
}

/** Tries every vector of a parsed file; throws when the file is not of that schema (FLT-2). */
export function checkFilterVectors(json: unknown): {
  readonly failures: readonly FilterVectorFailure[];
  readonly passed: number;
  readonly failed: number;
} {
  const file = json as FilterVectorFile | null;
  if (!file || !Array.isArray(file.wordVectors) || !Array.isArray(file.ruleVectors)) {
    throw new TypeError('not a file of filter vectors: it needs "wordVectors" and "ruleVectors"');
  }
  const tried = [
    ...file.wordVectors.map(({ id, match, pattern, text }) => ({ id, match, got: matchesWords(pattern, text) })),
    ...file.ruleVectors.map(({ id, match, rows, message }) => ({ id, match, got: ruleMatches(rows, message) })),
  ];
  const failures = tried.flatMap(({ id, match, got }) =>
    got === match ? [] : [{ id, got: String(got), expected: String(match) }],
  );
  return { failures, passed: tried.length - failures.length, failed: failures.length };
}

/** Does a message, told in the words of the vectors, match the rows of a rule? (FLT-2) */
export function ruleMatches(rows: readonly VectorRow[], message: Readonly<Record<string, unknown>>): boolean {
  const tree: ConditionTree = {
    join: 'all',
    members: rows.map((row) => ({
      join: 'any',
      negated: row.negative ?? false,
      conditions: row.anyOf.map(conditionOf),
    })),
  };
  return holds(tree, factsOf(message));
}

function conditionOf(one: VectorRow['anyOf'][number]): Condition {
  if (one.minutesSinceCreatedOrChanged !== undefined) {
    return { field: 'changed-age', negated: false, minutes: one.minutesSinceCreatedOrChanged, clock: 'wall' };
  }
  if (one.equals !== undefined) return { field: one.field as 'source', negated: false, anyOf: [one.equals] };
  const field = wordFieldOf[one.field ?? ''];
  if (!field) throw new TypeError(`a rule asks about "${one.field}", which is no field of a message`);
  return { field, negated: false, words: [one.pattern ?? ''] };
}

const wordFieldOf: Readonly<Record<string, 'last-message' | 'subject' | 'sender'>> = {
  text: 'last-message',
  subject: 'subject',
  from: 'sender',
};

function factsOf(message: Readonly<Record<string, unknown>>): ContactFacts {
  const said = (key: string) => (typeof message[key] === 'string' ? message[key] : '');
  const now = 1_000_000_000_000;
  const at = now - Number(message['minutesSinceCreatedOrChanged'] ?? 0) * 60_000;
  return {
    now,
    calendar: null,
    source: said('source'),
    status: said('status'),
    priority: null,
    owner: null,
    ownerState: null,
    department: null,
    customerGroup: null,
    site: null,
    template: null,
    type: null,
    company: null,
    language: null,
    level: null,
    tags: [],
    createdAt: at,
    changedAt: at,
    dueAt: null,
    deleted: false,
    fromInvitation: false,
    attachments: false,
    referrer: '',
    subject: said('subject'),
    sender: said('from'),
    recipients: '',
    lastMessage: { text: said('text'), author: 'customer', at: now },
    custom: {},
  };
}
