import * as api from '#api/insight/agreements.ts';
import { needs, open, type Route, serve } from '#server/platform/http/route.ts';
import { readableAgreement } from './agreements.access.ts';
import { enterScore } from './enter-score.ts';
import { issueStatement } from './issue-statement.ts';
import { rankFulfilmentOf, rankingFile } from './ranking.ts';
import {
  evidenceFile,
  issuedFile,
  issuedStatement,
  readEvidence,
  readStatement,
  statementFile,
} from './read-statement.ts';
import { agreementOfLink, noteOpening, publicAgreement, shareAgreement, unshareAgreement } from './share-agreement.ts';
import { wireAgreement, wireAgreements } from './wire-agreement.ts';
import { changeAgreement, createAgreement, deleteAgreement } from './write-agreement.ts';

const reads = needs('reports.read');
const writes = needs('settings.edit');

/** What agreements answer over HTTP (SLR-5); each verb asks at which site. */
export const agreementRoutes: readonly Route[] = [
  serve(api.listAgreements, reads, ({ tx, caller }) => wireAgreements(tx, caller)),
  serve(api.rankFulfilment, reads, ({ tx, caller, query }) => rankFulfilmentOf(tx, caller, query)),
  serve(api.exportRanking, reads, ({ tx, caller, query }) => rankingFile(tx, caller, query, 'csv')),
  serve(api.exportRankingBook, reads, ({ tx, caller, query }) => rankingFile(tx, caller, query, 'xlsx')),
  serve(api.createAgreement, writes, async ({ tx, caller, body }) =>
    wireAgreement(tx, caller, await createAgreement(tx, caller, body)),
  ),
  serve(api.readAgreement, reads, ({ tx, caller, params }) => wireAgreement(tx, caller, params.agreementId)),
  serve(api.changeAgreement, writes, async ({ tx, caller, params, body }) => {
    await changeAgreement(tx, caller, { ...params, ...body });
    return wireAgreement(tx, caller, params.agreementId);
  }),
  serve(api.deleteAgreement, writes, ({ tx, caller, params }) => deleteAgreement(tx, caller, params)),
  serve(api.readStatement, reads, async ({ tx, caller, params, query }) =>
    readStatement(tx, await readableAgreement(tx, caller, params.agreementId), { ...params, ...query }),
  ),
  serve(api.readStatementPdf, reads, async ({ tx, caller, params, query }) =>
    statementFile(tx, await readableAgreement(tx, caller, params.agreementId), { ...params, ...query }),
  ),
  serve(api.issueStatement, writes, async ({ tx, caller, params, body }) => {
    const issued = await issueStatement(tx, caller, { ...params, ...body });
    return issuedStatement(issued, issued.revision);
  }),
  serve(api.enterScore, writes, async ({ tx, caller, params, body }) => {
    await enterScore(tx, caller, { ...params, ...body });
    const row = await readableAgreement(tx, caller, params.agreementId);
    return readStatement(tx, row, { month: params.month, live: 'yes' });
  }),
  serve(api.listEvidence, reads, async ({ tx, caller, params, query }) => {
    const row = await readableAgreement(tx, caller, params.agreementId);
    const { rows, nextCursor } = await readEvidence(tx, row, { ...params, ...query });
    return { rows: [...rows], nextCursor };
  }),
  serve(api.exportEvidence, reads, async ({ tx, caller, params, query }) =>
    evidenceFile(tx, caller, await readableAgreement(tx, caller, params.agreementId), { ...params, ...query }, 'csv'),
  ),
  serve(api.exportEvidenceBook, reads, async ({ tx, caller, params, query }) =>
    evidenceFile(tx, caller, await readableAgreement(tx, caller, params.agreementId), { ...params, ...query }, 'xlsx'),
  ),
  serve(api.shareAgreement, writes, async ({ tx, caller, params }) => {
    await shareAgreement(tx, caller, params);
    return wireAgreement(tx, caller, params.agreementId);
  }),
  serve(api.unshareAgreement, writes, async ({ tx, caller, params }) => {
    await unshareAgreement(tx, caller, params);
    return wireAgreement(tx, caller, params.agreementId);
  }),
  serve(api.readPublicAgreement, open, async ({ tx, params, reply }) => {
    reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer');
    return publicAgreement(tx, await agreementOfLink(tx, params.token));
  }),
  serve(api.readPublicStatementPdf, open, async ({ tx, params, reply }) => {
    reply.header('x-robots-tag', 'noindex, nofollow');
    const row = await agreementOfLink(tx, params.token);
    return issuedFile(tx, row, params.month);
  }),
  serve(api.notePublicOpening, open, ({ tx, params }) => noteOpening(tx, params.token)),
];
