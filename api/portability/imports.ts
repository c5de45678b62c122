import { z } from 'zod';
import { problemCodes } from '#core/portability/imports/problem.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';

/** Where an import stands: its rows are read, it is under way, or it has ended. */
export const importStates = ['read', 'running', 'done', 'failed', 'stopped'] as const;
export type ImportState = (typeof importStates)[number];

const count = z.number().int();
const params = z.object({ importId: z.uuid() });

/** An import with how far it has come (API-2). */
export const importRow = z.object({
  id: z.uuid(),
  /** The name of the system, from the mapping; empty until one has been given. */
  source: z.string(),
  fileName: z.string(),
  state: z.enum(importStates),
  columns: z.array(z.string()),
  rows: count,
  /** Tickets in the file; known once it runs. */
  tickets: count,
  /** Tickets looked at so far: made, known from before, or left out. */
  doneTickets: count,
  madeTickets: count,
  knownTickets: count,
  leftOutTickets: count,
  problems: count,
  /** Why it stopped; empty unless it failed. */
  failure: z.string(),
  byName: z.string().nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  endedAt: instant.nullable(),
});
export type ImportRow = z.output<typeof importRow>;

const problem = z.object({
  line: count,
  column: z.string(),
  value: z.string(),
  code: z.enum(problemCodes),
  effect: z.enum(['value-left-out', 'row-left-out', 'ticket-left-out', 'taken-otherwise']),
});

/** What the first tickets of a file would become. */
const previewTicket = z.object({
  externalId: z.string(),
  line: count,
  subject: z.string(),
  openedAt: instant,
  closedAt: instant.nullable(),
  status: z.string(),
  priority: z.string().nullable(),
  type: z.string().nullable(),
  group: z.string().nullable(),
  /** Things that happened to it after it was opened. */
  steps: count,
  given: z.object({ outcome: z.enum(['met', 'missed']).nullable(), dueAt: instant.nullable() }).nullable(),
});

export const listImports = endpoint({
  method: 'GET',
  path: '/imports',
  summary: 'Imports of tickets, the latest first.',
  answer: z.object({ rows: z.array(importRow) }),
});

export const readImport = endpoint({
  method: 'GET',
  path: '/imports/{importId}',
  summary: 'An import with how far it has come.',
  params,
  answer: importRow,
  refusals: ['imports.not-found'],
});

export const uploadImport = endpoint({
  method: 'POST',
  path: '/imports',
  summary: 'Uploads a file (field “file”: CSV or JSON lines, also .gz) and reads its rows; nothing is imported yet.',
  takes: 'multipart',
  answer: importRow,
  refusals: ['imports.no-file', 'imports.too-large', 'imports.unreadable'],
});

export const previewImport = endpoint({
  method: 'POST',
  path: '/imports/{importId}/preview',
  summary: 'What the first tickets of the file would become under a mapping, and what is wrong on their lines.',
  params,
  body: z.object({ mapping: z.string().max(500_000), tickets: z.number().int().min(1).max(100).default(20) }),
  answer: z.object({ tickets: z.array(previewTicket), problems: z.array(problem) }),
  refusals: ['imports.not-found', 'imports.mapping-unclear', 'imports.mapping-does-not-fit'],
});

export const startImport = endpoint({
  method: 'PUT',
  path: '/imports/{importId}/run',
  summary: 'Starts the import under a mapping; it goes on by itself, also after a restart.',
  params,
  body: z.object({ mapping: z.string().max(500_000) }),
  answer: importRow,
  refusals: ['imports.not-found', 'imports.mapping-unclear', 'imports.mapping-does-not-fit', 'imports.already-started'],
});

export const stopImport = endpoint({
  method: 'DELETE',
  path: '/imports/{importId}/run',
  summary: 'Stops an import; what has been made stays, and it can be started again.',
  params,
  answer: importRow,
  refusals: ['imports.not-found'],
});

export const deleteImport = endpoint({
  method: 'DELETE',
  path: '/imports/{importId}',
  summary: 'Forgets an import with its rows; the tickets it made stay.',
  params,
  refusals: ['imports.not-found', 'imports.already-started'],
});

export const listImportProblems = endpoint({
  method: 'GET',
  path: '/imports/{importId}/problems',
  summary: 'The first things that were wrong in the file, by line.',
  params,
  answer: z.object({ rows: z.array(problem), total: count }),
  refusals: ['imports.not-found'],
});

export const exportImportProblems = endpoint({
  method: 'GET',
  path: '/imports/{importId}/problems.csv',
  summary: 'Everything that was wrong in the file: line, column, value, reason and what to do.',
  params,
  sends: 'file',
  refusals: ['imports.not-found'],
});
