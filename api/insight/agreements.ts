import { z } from 'zod';
import { languages } from '#core/house/users/language.ts';
import { currencies, goalKinds } from '#core/insight/agreements/agreement.ts';
import { promises } from '#core/promise/clocks/promise.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageQuery } from '#api/platform/page.ts';
import { promiseRow } from './sla-reports.ts';

const count = z.number().int();
const date = z.iso.date();
const month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/);
const percent = z.number().min(0).max(100);

export const creditTier = z.object({
  /** Below this value … */
  below: z.number().min(0).max(100),
  /** … this many per cent of the month's fee are owed. */
  creditPercent: percent,
});

/** A goal of an agreement (SLR-5): shares are 0…1, a survey score is in its own scale. */
export const goal = z.object({
  /** Kept through changes, so that scores and statements stay with their goal. */
  id: z.string().min(1).max(60),
  kind: z.enum(goalKinds),
  name: z.string().trim().min(1).max(120),
  atLeast: z.number().min(0).max(100),
  promises: z.array(z.enum(promises)).max(8),
  priorities: z.array(z.string().min(1).max(60)).max(20),
  tiers: z.array(creditTier).max(10),
});
export type WireGoal = z.output<typeof goal>;

/** What is agreed with a company (SLR-5). */
export const agreementTerms = z.object({
  name: z.string().trim().min(1).max(120),
  companyId: z.uuid(),
  siteId: z.uuid().nullable(),
  language: z.enum(languages),
  currency: z.enum(currencies),
  /** In hundredths of the currency. */
  monthlyFee: z.number().int().min(0).max(1e12),
  mostCreditPercent: percent,
  startsOn: date,
  endsOn: date.nullable(),
  goals: z.array(goal).min(1).max(20),
});
export type WireTerms = z.output<typeof agreementTerms>;

const goalResult = z.object({
  goal,
  met: count,
  missed: count,
  overdue: count,
  cancelled: count,
  value: z.number().nullable(),
  isReached: z.boolean().nullable(),
  creditPercent: z.number(),
  credit: count,
  /** A score entered by hand: of how many answers, by whom and when. */
  entered: z.object({ answers: count.nullable(), note: z.string(), byName: z.string(), at: instant }).nullable(),
  /** Times of the kept ones and lateness of the missed ones, in open time. */
  averageMs: z.number().nullable(),
  averageOverMs: z.number().nullable(),
});

/** A month's statement: what a page, a PDF and the customer are shown (SLR-5). */
export const statement = z.object({
  month,
  /** Null while it is only reckoned; issued, it never changes. */
  revision: count.nullable(),
  issuedAt: instant.nullable(),
  issuedByName: z.string().nullable(),
  /** Why it was issued anew. */
  reason: z.string().nullable(),
  /** The newest revision, when this is an older one. */
  replacedBy: count.nullable(),
  agreementName: z.string(),
  companyName: z.string(),
  /** Who provides it: the site, or nobody named. */
  providerName: z.string().nullable(),
  language: z.string(),
  currency: z.enum(currencies),
  zone: z.string(),
  from: instant,
  to: instant,
  firstDay: date,
  lastDay: date,
  /** When it was reckoned. */
  reckonedAt: instant,
  fee: count,
  mostCreditPercent: z.number(),
  credit: count,
  creditBeforeLimit: count.nullable(),
  results: z.array(goalResult),
  /** How many promises stand behind it. */
  evidence: count,
});
export type Statement = z.output<typeof statement>;

const agreementParams = z.object({ agreementId: z.uuid() });
const monthParams = agreementParams.extend({ month });
const revisionQuery = z.object({
  /** An issued revision; left out, the newest issued one, or else the month as it stands now. */
  revision: z.coerce.number().int().min(1).optional(),
  /** The month as it stands now, though a statement is issued. */
  live: z.enum(['yes', 'no']).default('no'),
});

export const agreement = agreementTerms.extend({
  id: z.uuid(),
  companyName: z.string(),
  siteName: z.string().nullable(),
  version: count,
  changedAt: instant,
  /** The customer's page; null when it is not shared. */
  link: z.object({ path: z.string(), madeAt: instant, openedAt: instant.nullable() }).nullable(),
  /** Months that have begun, newest first, with the revision issued last. */
  months: z.array(
    z.object({
      month,
      revision: count.nullable(),
      issuedAt: instant.nullable(),
      credit: count.nullable(),
      isOver: z.boolean(),
    }),
  ),
});
export type Agreement = z.output<typeof agreement>;

export const listAgreements = endpoint({
  method: 'GET',
  path: '/agreements',
  summary: 'Agreements with companies, each with the month that goes on and the credits it would owe now.',
  answer: z.object({
    rows: z.array(agreement.omit({ months: true, link: true }).extend({ now: statement.nullable() })),
  }),
});

export const readAgreement = endpoint({
  method: 'GET',
  path: '/agreements/{agreementId}',
  summary: 'One agreement with its months.',
  params: agreementParams,
  answer: agreement,
  refusals: ['agreements.not-found'],
});

const unsound = [
  'agreements.ends-before-start',
  'agreements.tier-above-goal',
  'agreements.goal-out-of-range',
  'agreements.company-unknown',
];

export const createAgreement = endpoint({
  method: 'POST',
  path: '/agreements',
  summary: 'Writes an agreement with a company: goals, steps of service credits, fee and period.',
  body: agreementTerms,
  answer: agreement,
  refusals: unsound,
});

export const changeAgreement = endpoint({
  method: 'PUT',
  path: '/agreements/{agreementId}',
  summary: 'Changes an agreement; statements already issued stay as they are.',
  params: agreementParams,
  body: agreementTerms.extend({ version: count }),
  answer: agreement,
  refusals: [...unsound, 'agreements.not-found', 'agreements.changed-meanwhile'],
});

export const deleteAgreement = endpoint({
  method: 'DELETE',
  path: '/agreements/{agreementId}',
  summary: 'Takes an agreement away; its issued statements are kept.',
  params: agreementParams,
  refusals: ['agreements.not-found'],
});

export const readStatement = endpoint({
  method: 'GET',
  path: '/agreements/{agreementId}/months/{month}',
  summary: 'A month’s statement: as issued, or as it stands now.',
  params: monthParams,
  query: revisionQuery,
  answer: statement,
  refusals: ['agreements.not-found', 'agreements.month-outside', 'agreements.not-issued'],
});

export const readStatementPdf = endpoint({
  method: 'GET',
  path: '/agreements/{agreementId}/months/{month}/statement.pdf',
  summary: 'The same as a PDF in the agreement’s language.',
  params: monthParams,
  query: revisionQuery,
  sends: 'file',
  refusals: ['agreements.not-found', 'agreements.month-outside', 'agreements.not-issued'],
});

export const issueStatement = endpoint({
  method: 'POST',
  path: '/agreements/{agreementId}/months/{month}/statements',
  summary: 'Issues the statement of a month that is over; issued again it is a new revision, with the reason.',
  params: monthParams,
  body: z.object({ reason: z.string().trim().max(500).default('') }),
  answer: statement,
  refusals: [
    'agreements.not-found',
    'agreements.month-outside',
    'agreements.month-not-over',
    'agreements.reason-missing',
  ],
});

export const enterScore = endpoint({
  method: 'PUT',
  path: '/agreements/{agreementId}/months/{month}/scores/{goalId}',
  summary: 'Enters a survey’s score of a month by hand; null takes it away.',
  params: monthParams.extend({ goalId: z.string().min(1).max(60) }),
  body: z.object({
    score: z.number().min(0).max(100).nullable(),
    answers: z.number().int().min(0).max(1e9).nullable().default(null),
    note: z.string().trim().max(500).default(''),
  }),
  answer: statement,
  refusals: ['agreements.not-found', 'agreements.month-outside', 'agreements.goal-unknown'],
});

/** A promise behind a statement, with the goals it counts for. */
export const evidenceRow = promiseRow.extend({ goalIds: z.array(z.string()) });
export type EvidenceRow = z.output<typeof evidenceRow>;

export const listEvidence = endpoint({
  method: 'GET',
  path: '/agreements/{agreementId}/months/{month}/evidence',
  summary: 'The promises behind a statement; of an issued one as they were when it was issued.',
  params: monthParams,
  query: revisionQuery.extend(pageQuery.shape),
  answer: z.object({ rows: z.array(evidenceRow), nextCursor: z.string().nullable() }),
  refusals: ['agreements.not-found', 'agreements.month-outside', 'agreements.not-issued'],
});

export const exportEvidence = endpoint({
  method: 'GET',
  path: '/agreements/{agreementId}/months/{month}/evidence.csv',
  summary: 'The promises behind a statement as CSV in the caller’s language.',
  params: monthParams,
  query: revisionQuery,
  sends: 'file',
  refusals: ['agreements.not-found', 'agreements.month-outside', 'agreements.not-issued'],
});

export const exportEvidenceBook = endpoint({
  method: 'GET',
  path: '/agreements/{agreementId}/months/{month}/evidence.xlsx',
  summary: 'The promises behind a statement as XLSX in the caller’s language.',
  params: monthParams,
  query: revisionQuery,
  sends: 'file',
  refusals: ['agreements.not-found', 'agreements.month-outside', 'agreements.not-issued', 'sla-reports.too-many-rows'],
});

export const shareAgreement = endpoint({
  method: 'POST',
  path: '/agreements/{agreementId}/link',
  summary: 'Makes a secret link to the customer’s own page; one made before stops working.',
  params: agreementParams,
  answer: agreement,
  secretAnswer: true,
  refusals: ['agreements.not-found'],
});

export const unshareAgreement = endpoint({
  method: 'DELETE',
  path: '/agreements/{agreementId}/link',
  summary: 'Revokes the secret link to the customer’s own page.',
  params: agreementParams,
  answer: agreement,
  refusals: ['agreements.not-found'],
});

/** What can be ranked by fulfilment. */
export const rankings = ['site', 'department', 'agreement'] as const;
export type Ranking = (typeof rankings)[number];

const rankingQuery = z.object({ by: z.enum(rankings).default('site'), month: month.optional() });

export const exportRanking = endpoint({
  method: 'GET',
  path: '/agreements/ranking.csv',
  summary: 'The ranking by fulfilment as CSV in the caller’s language.',
  query: rankingQuery,
  sends: 'file',
});

export const exportRankingBook = endpoint({
  method: 'GET',
  path: '/agreements/ranking.xlsx',
  summary: 'The ranking by fulfilment as XLSX in the caller’s language.',
  query: rankingQuery,
  sends: 'file',
});

export const rankFulfilment = endpoint({
  method: 'GET',
  path: '/agreements/ranking',
  summary: 'Sites, departments or agreements by the share of promises kept in a month, with the counts.',
  query: rankingQuery,
  answer: z.object({
    month,
    zone: z.string(),
    goal: z.number(),
    rows: z.array(
      z.object({
        key: z.string().nullable(),
        name: z.string().nullable(),
        siteName: z.string().nullable(),
        place: count.nullable(),
        met: count,
        missed: count,
        overdue: count,
        level: z.number().nullable(),
      }),
    ),
  }),
});

const linkParams = z.object({ token: z.string().min(20).max(200) });

/** The customer's own page: an agreement, its goals and the statements issued (SLR-5). */
export const publicAgreement = z.object({
  name: z.string(),
  companyName: z.string(),
  providerName: z.string().nullable(),
  language: z.string(),
  zone: z.string(),
  startsOn: date,
  endsOn: date.nullable(),
  goals: z.array(goal.omit({ id: true })),
  /** The month that goes on; null outside the agreement's time. */
  now: statement.nullable(),
  statements: z.array(statement),
});
export type PublicAgreement = z.output<typeof publicAgreement>;

export const readPublicAgreement = endpoint({
  method: 'GET',
  path: '/public/agreements/{token}',
  summary: 'The customer’s own agreement by its secret link.',
  params: linkParams,
  answer: publicAgreement,
  refusals: ['links.invalid'],
});

export const readPublicStatementPdf = endpoint({
  method: 'GET',
  path: '/public/agreements/{token}/months/{month}/statement.pdf',
  summary: 'An issued statement as PDF by the secret link.',
  params: linkParams.extend({ month }),
  sends: 'file',
  refusals: ['links.invalid', 'agreements.not-issued'],
});

export const notePublicOpening = endpoint({
  method: 'POST',
  path: '/public/agreements/{token}/openings',
  summary: 'Notes in the audit log that the customer’s page was opened by its secret link.',
  params: linkParams,
  refusals: ['links.invalid'],
});
