import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { levelDefinition } from './levels.ts';

const count = z.number().int();

/** What publishing would do to the clocks that run now (SLA-5, CAL-5). */
export const carryOver = z.object({
  /** Clocks that run under what the draft changes. */
  running: count,
  earlier: count,
  later: count,
  /** Clocks that start, because something is promised that was not. */
  begun: count,
  /** Clocks that end, because nothing is promised any more. */
  ended: count,
  /** Clocks under levels that are to go: their tickets get the level the rules choose. */
  released: count,
  /** In time now, overdue at once after publishing. */
  overdue: count,
  /** There are more contacts than were looked at. */
  more: z.boolean(),
});
export type CarryOver = z.output<typeof carryOver>;

export const readCarryOver = endpoint({
  method: 'GET',
  path: '/service-level-drafts/{draftId}/carry-over',
  summary: 'How publishing a draft would move the clocks that run now; nothing is changed.',
  params: z.object({ draftId: z.uuid() }),
  answer: carryOver,
  refusals: ['drafts.not-found'],
});

/** A published state of a level (CAL-5, SLA-2). */
export const levelRevision = z.object({
  revisionId: z.uuid(),
  revisionNo: z.number().int(),
  publishedAt: instant,
  publishedBy: z.string(),
  definition: levelDefinition,
  /** What it changed, by its place in the settings file; empty for the first. */
  lines: z.array(z.object({ path: z.string(), from: z.string().nullable(), to: z.string().nullable() })),
});
export type LevelRevision = z.output<typeof levelRevision>;

export const listLevelRevisions = endpoint({
  method: 'GET',
  path: '/levels/{levelId}/revisions',
  summary: 'Every published state of a level, the newest first, with who published it and what it changed.',
  params: z.object({ levelId: z.uuid() }),
  answer: z.object({ rows: z.array(levelRevision) }),
  refusals: ['levels.not-found'],
});
