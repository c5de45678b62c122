import * as api from '#api/insight/report-centre.ts';
import { findUserByEmail } from '#server/house/users/users.store.ts';
import { needs, needsEverywhere, open, type Route, serve } from '#server/platform/http/route.ts';
import {
  changeSubscription,
  deleteSubscription,
  leaveSubscription,
  pauseSubscription,
  restoreSubscription,
  resumeSubscription,
  sendNow,
  subscribe,
} from './change-subscriptions.ts';
import { foreseenDues } from './follow-rhythm.ts';
import { changeKeepDays, readKeepDays } from './keep-files.ts';
import { describeLeaving, readLeaving } from './leaving-link.ts';
import { readArchive, readRun, readRunFile } from './read-archive.ts';
import { seesAllSubscriptions } from './report-centre.access.ts';
import { subscriptionsOf } from './subscriptions.store.ts';
import { wireSubscription, wireSubscriptions } from './wire-subscription.ts';

const reads = needs('reports.read');

/** What the report centre answers over HTTP (REP-1, SLR-4). */
export const reportCentreRoutes: readonly Route[] = [
  serve(api.listReportSubscriptions, reads, async ({ tx, caller, query }) => {
    const all = query.whose === 'all' && seesAllSubscriptions(caller);
    return { rows: await wireSubscriptions(tx, caller, await subscriptionsOf(tx, all ? null : caller.userId)) };
  }),
  serve(api.createReportSubscription, reads, async ({ tx, caller, body }) =>
    wireSubscription(tx, caller, await subscribe(tx, caller, body)),
  ),
  serve(api.changeReportSubscription, reads, async ({ tx, caller, params, body }) =>
    wireSubscription(tx, caller, await changeSubscription(tx, caller, { ...params, fields: body })),
  ),
  serve(api.deleteReportSubscription, reads, ({ tx, caller, params }) => deleteSubscription(tx, caller, params)),
  serve(api.restoreReportSubscription, reads, async ({ tx, caller, params }) =>
    wireSubscription(tx, caller, await restoreSubscription(tx, caller, params)),
  ),
  serve(api.pauseReportSubscription, reads, async ({ tx, caller, params }) =>
    wireSubscription(tx, caller, await pauseSubscription(tx, caller, params)),
  ),
  serve(api.resumeReportSubscription, reads, async ({ tx, caller, params }) =>
    wireSubscription(tx, caller, await resumeSubscription(tx, caller, params)),
  ),
  serve(api.sendReportNow, reads, async ({ tx, caller, params }) =>
    readRun(tx, caller, (await sendNow(tx, caller, params)).id),
  ),
  serve(api.readNextDues, reads, async ({ tx, query }) => {
    const monthDay = query.monthDay === 'first-business-day' ? query.monthDay : Number(query.monthDay);
    return { dues: await foreseenDues(tx, { ...query, monthDay }, 3) };
  }),
  serve(api.listReportRuns, reads, ({ tx, caller, query }) => readArchive(tx, caller, query)),
  serve(api.readReportFile, reads, ({ tx, caller, params }) => readRunFile(tx, caller, params)),
  serve(api.readReportKeeping, reads, async ({ tx }) => ({ keepDays: await readKeepDays(tx) })),
  serve(api.changeReportKeeping, needsEverywhere('settings.edit'), async ({ tx, caller, body }) => ({
    keepDays: await changeKeepDays(tx, caller.actor, body),
  })),
  serve(api.readPublicSubscription, open, async ({ tx, params, reply }) => {
    reply.header('x-robots-tag', 'noindex, nofollow').header('referrer-policy', 'no-referrer');
    return describeLeaving(tx, readLeaving(tx, params.token));
  }),
  serve(api.leavePublicSubscription, open, async ({ tx, params }) => {
    const leaving = readLeaving(tx, params.token);
    const user = await findUserByEmail(tx, leaving.email);
    await leaveSubscription(tx, { ...leaving, ...(user === undefined ? {} : { userId: user.id }) });
  }),
];
