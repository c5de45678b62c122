import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { calendarDefinition } from '#api/time/calendar-definition.ts';
import { fallbackScopes } from '#core/promise/rules/choose-level.ts';
import { levelRule } from './level-rules.ts';
import { level } from './levels.ts';

/** What a draft would change (SLA-10): the rest stays as it is published. */
export const draftContent = z.object({
  /** Revision 0 is a new level; its id is the draft's own until it is published. */
  levels: z
    .array(level.omit({ revisionId: true }).extend({ revisionNo: z.number().int().min(0) }))
    .max(200)
    .default([]),
  /** All rules from top to bottom, or null where they stay; version 0 is a new rule. */
  rules: z.array(levelRule).max(1000).nullable().default(null),
  /** All plain targets, or null where they stay. */
  fallbacks: z
    .array(
      z.object({
        scope: z.enum(fallbackScopes),
        scopeId: z.string().max(100),
        minutes: z.number().int().min(1).max(5_000_000),
      }),
    )
    .max(1000)
    .nullable()
    .default(null),
  calendars: z
    .array(z.object({ id: z.uuid(), basedOn: z.uuid(), definition: calendarDefinition }))
    .max(100)
    .default([]),
  /** Levels that are to go, each with the revision that was looked at. */
  removedLevels: z
    .array(z.object({ id: z.uuid(), revisionNo: z.number().int().min(1), name: z.string().max(200) }))
    .max(200)
    .default([]),
  removedCalendars: z
    .array(z.object({ id: z.uuid(), name: z.string().max(200) }))
    .max(100)
    .default([]),
});
export type DraftContent = z.output<typeof draftContent>;

const name = z.string().trim().min(1).max(120);

/** A named draft of levels, rules, plain targets and calendars (SLA-10). */
export const draft = z.object({
  id: z.uuid(),
  name,
  content: draftContent,
  version: z.number().int(),
  createdAt: instant,
  changedAt: instant,
});
export type Draft = z.output<typeof draft>;

const draftParams = z.object({ draftId: z.uuid() });

export const listDrafts = endpoint({
  method: 'GET',
  path: '/service-level-drafts',
  summary: 'The drafts that are neither published nor discarded, the last changed first.',
  answer: z.object({ rows: z.array(draft) }),
});

export const createDraft = endpoint({
  method: 'POST',
  path: '/service-level-drafts',
  summary: 'Keeps a draft; nothing it says is in force until it is published.',
  body: z.object({ name, content: draftContent }),
  answer: draft,
});

export const changeDraft = endpoint({
  method: 'PUT',
  path: '/service-level-drafts/{draftId}',
  summary: 'Saves a draft.',
  params: draftParams,
  body: z.object({ name, content: draftContent, version: z.number().int() }),
  answer: draft,
  refusals: ['drafts.not-found', 'drafts.stale'],
});

export const discardDraft = endpoint({
  method: 'DELETE',
  path: '/service-level-drafts/{draftId}',
  summary: 'Discards a draft; what is published was never touched.',
  params: draftParams,
  refusals: ['drafts.not-found'],
});

export const publishDraft = endpoint({
  method: 'PUT',
  path: '/service-level-drafts/{draftId}/publication',
  summary: 'Puts everything a draft says in force at once, or nothing of it.',
  params: draftParams,
  body: z.object({ version: z.number().int() }),
  refusals: [
    'drafts.not-found',
    'drafts.stale',
    'levels.not-found',
    'levels.stale',
    'levels.name-taken',
    'levels.thresholds-must-rise',
    'levels.no-such-calendar',
    'levels.in-use',
    'levels.in-use-by-step',
    'levels.in-use-by-filter',
    'level-rules.not-found',
    'level-rules.stale',
    'calendars.not-found',
    'calendars.stale',
    'calendars.name-taken',
    'calendars.is-base',
    'calendars.in-use',
  ],
});
