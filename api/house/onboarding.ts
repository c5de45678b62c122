import { z } from 'zod';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';

/** One activity of getting started (ONB-1). */
export const checkedActivity = z.object({
  key: z.string(),
  state: z.enum(['holds', 'missing', 'broken']),
  mandatory: z.boolean(),
  path: z.string(),
  facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

export const readChecklist = endpoint({
  method: 'GET',
  path: '/checklist',
  summary: 'What is done and what is missing before answers can be promised in time.',
  answer: z.object({
    activities: z.array(checkedActivity),
    done: z.number().int(),
    all: z.number().int(),
    warnings: z.number().int(),
    next: z.string().nullable(),
  }),
});

export const readOperations = endpoint({
  method: 'GET',
  path: '/operations',
  summary: 'How the installation is doing: database, its size, version, last backup, mail that waits.',
  answer: z.object({
    version: z.string(),
    database: z.enum(['embedded', 'external']),
    databaseVersion: z.string(),
    databaseBytes: z.number(),
    /** When the last backup was written; null when none has been made by Svara. */
    lastBackupAt: instant.nullable(),
    waitingMails: z.number().int(),
    dataFolder: z.string().nullable(),
  }),
});
