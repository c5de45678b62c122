import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '#core/platform/caller.ts';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { updateAccount } from '#server/channels/email/accounts.store.ts';
import { replaceAssignments } from '#server/house/roles/roles.store.ts';
import { updateUser } from '#server/house/users/users.store.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { type SmtpSink, startSmtpSink } from '#tools/parts/smtp-sink.ts';
import { cast, makeCast, makePromises } from '../sla-reports/sla-reports.examples.ts';
import { asServiceManager, readSunk, sendingAccount, weeklyCompliance } from './report-centre.examples.ts';

let world: TestWorld;
let sink: SmtpSink;
let elin: Caller;
let bo: Caller;
let accountId: string;
/** Thursday. */
const start = Date.parse('2025-10-30T12:36:00Z');
const monday = Date.parse('2025-11-03T06:00:00Z');

beforeAll(async () => {
  world = await openTestWorld();
  sink = await startSmtpSink();
  await world.transact(async (tx) => {
    await makeCast(tx);
    const lastWeek = Date.parse('2025-10-28T08:00:00Z');
    await makePromises(tx, [
      ...Array.from({ length: 7 }, () => ({ startedAt: lastWeek })),
      { startedAt: lastWeek, outcome: 'missed' as const, openMs: 5 * HOUR },
      { startedAt: lastWeek, siteId: cast.norrvik, departmentId: cast.powerOutages },
    ]);
  });
  accountId = (await sendingAccount(world, sink)).id;
  elin = await asServiceManager(world, cast.elin);
  bo = await asServiceManager(world, cast.bo);
});
afterAll(() => sink.stop());
beforeEach(async () => {
  sink.refuseWith(undefined);
  for (const { id } of (await call('GET', '/report-subscriptions')).body.rows)
    await call('DELETE', `/report-subscriptions/${id}`);
  world.clock.set(start);
});

const call = (method: string, path: string, body?: unknown, by = elin) => world.call(by, method, path, body);
const subscribe = async (differs: object = {}, by = elin) => {
  const made = await call('POST', '/report-subscriptions', { ...weeklyCompliance([by.userId]), ...differs }, by);
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  return made.body;
};
const runsOf = async (subscriptionId: string, by = elin) =>
  (await call('GET', `/report-runs?subscriptionId=${subscriptionId}`, undefined, by)).body.rows;
const only = async (subscriptionId: string) =>
  (await call('GET', '/report-subscriptions')).body.rows.find(({ id }: { id: string }) => id === subscriptionId);
/** Mails since a mark, to somebody. */
const mailsSince = (mark: number, to: string) => sink.mails.slice(mark).filter((mail) => mail.to.includes(to));
const at = async (instant: number) => {
  world.clock.set(instant);
  await world.runDue();
};
const eventsOf = async (id: string) =>
  (await world.events()).filter(({ subject }) => subject.id === id).map(({ type }) => type);

describe('a subscription to a report', () => {
  it('REP-1: tells its next due, and goes out then as a mail with its figures and its file', async () => {
    const mark = sink.mails.length;
    const made = await subscribe();
    expect(made).toMatchObject({ state: 'running', nextDueAt: '2025-11-03T06:00:00.000Z', mine: true, last: null });
    await at(monday - 1);
    expect(await runsOf(made.id)).toEqual([]);
    await at(monday);
    const [mail] = mailsSince(mark, 'elin@svara.example');
    const read = await readSunk(mail ?? { from: '', to: [], raw: '' });
    expect(read.subject).toBe('Veckan som gick: 27 oktober–2 november 2025');
    expect(read.text).toContain('Nivå, mål 95 %: 88,9 % (8 av 9)');
    expect(read.text).toContain('Hållna: 8\nBrutna: 1');
    expect(read.html).toContain('88,9 %');
    expect(read.text).toContain('https://svara.example/reports/compliance?from=2025-10-26T23%3A00%3A00.000Z');
    expect(read.header('auto-submitted')).toBe('auto-generated');
    expect(read.header('list-unsubscribe')).toBeUndefined();
    expect(read.files.map(({ name, type }) => [name, type])).toEqual([
      ['uppfyllande-2025-10-27-2025-11-02.csv', 'text/csv'],
    ]);
    const [run] = await runsOf(made.id);
    expect(run).toMatchObject({
      ...{ state: 'sent', isEmpty: false, missedBefore: 0, askedByName: null, dueAt: '2025-11-03T06:00:00.000Z' },
      ...{ from: '2025-10-26T23:00:00.000Z', to: '2025-11-02T23:00:00.000Z' },
      deliveries: [{ to: 'Elin Sandström', state: 'sent', language: 'sv' }],
    });
    expect(await only(made.id)).toMatchObject({ nextDueAt: '2025-11-10T06:00:00.000Z', last: { state: 'sent' } });
    expect(await eventsOf(made.id)).toEqual(['report-subscription.created', 'report.made', 'report.sent']);
  });

  it('SLR-4: the file that is mailed and the one in the archive are what the API gives for the same period', async () => {
    const mark = sink.mails.length;
    const made = await subscribe();
    await at(monday);
    const [run] = await runsOf(made.id);
    const asked = `from=${run.from}&to=${run.to}`;
    const api = await call('GET', `/reports/compliance.csv?${asked}`);
    const kept = await call('GET', `/report-runs/${run.id}/files/${run.files[0].id}`);
    const read = await readSunk(mailsSince(mark, 'elin@svara.example')[0] ?? { from: '', to: [], raw: '' });
    expect(kept.raw.equals(api.raw)).toBe(true);
    expect(read.files[0]?.content.equals(api.raw)).toBe(true);
    expect(api.raw.toString()).toContain('Kundservice');
  });

  it('REP-1: a due is sent once, however often the timer fires and whoever makes it', async () => {
    const mark = sink.mails.length;
    const made = await subscribe();
    world.clock.set(monday);
    await Promise.all([world.runDue(), world.runDue()]);
    await world.runDue();
    expect(mailsSince(mark, 'elin@svara.example')).toHaveLength(1);
    expect(await runsOf(made.id)).toHaveLength(1);
  });

  it('REP-1: after hours of standing still it goes out once, late, with the period of its due', async () => {
    const mark = sink.mails.length;
    const rhythm = { every: 'day', time: '07:00', zone: 'Europe/Stockholm' };
    const made = await subscribe({ rhythm, report: { kind: 'compliance', preset: 'yesterday' } });
    await at(Date.parse('2025-11-02T20:30:00Z'));
    const runs = await runsOf(made.id);
    expect(runs).toHaveLength(1);
    expect(runs[0]).toMatchObject({
      ...{ dueAt: '2025-11-02T06:00:00.000Z', missedBefore: 2 },
      ...{ from: '2025-10-31T23:00:00.000Z', to: '2025-11-01T23:00:00.000Z' },
    });
    expect(mailsSince(mark, 'elin@svara.example')).toHaveLength(1);
    expect((await only(made.id)).nextDueAt).toBe('2025-11-03T06:00:00.000Z');
  });

  it('REP-1: a report of nothing is sent saying so, with a dash and never 0 %', async () => {
    const mark = sink.mails.length;
    const made = await subscribe({ report: { kind: 'compliance', preset: 'last-week', levelId: cast.silver } });
    await at(monday);
    const read = await readSunk(mailsSince(mark, 'elin@svara.example')[0] ?? { from: '', to: [], raw: '' });
    expect(read.text).toContain('Inget avgjordes i perioden');
    expect(read.text).toContain('Nivå, mål 95 %: – (0 av 0)');
    expect(read.text).toContain('Servicenivå: Silver');
    expect((await runsOf(made.id))[0]).toMatchObject({ isEmpty: true, state: 'sent' });
  });

  it('REP-1: each gets it in their own language, others with a link to leave that needs no sign-in', async () => {
    await world.transact((tx) => updateUser(tx, cast.bo, { language: 'fi' }));
    const mark = sink.mails.length;
    const made = await subscribe({
      recipientIds: [cast.elin, cast.bo],
      addresses: [{ email: 'Vd@kaffe.example', language: 'de' }],
    });
    await at(monday);
    const finnish = await readSunk(mailsSince(mark, 'bo@svara.example')[0] ?? { from: '', to: [], raw: '' });
    expect(finnish.text).toContain('Pidetyt: 8');
    expect(finnish.files[0]?.content.toString()).toContain('Taso %');
    const german = await readSunk(
      sink.mails.slice(mark).find(({ to }) => to.includes('Vd@kaffe.example')) ?? { from: '', to: [], raw: '' },
    );
    expect(german.text).not.toContain('/reports/compliance');
    expect(german.text).toContain('Elin Sandström');
    const link = /https:\/\/svara\.example\/leave\/([\w~-]+)/u.exec(german.text)?.[1] ?? '';
    expect(german.header('list-unsubscribe')).toBe(`<https://svara.example/leave/${link}>`);
    const page = await world.call(undefined, 'GET', `/public/report-subscriptions/${link}`);
    expect(page.body).toEqual({ name: 'Veckan som gick', email: 'Vd@kaffe.example', language: 'de', left: false });
    const bad = link.replace(/.$/u, (sign) => (sign === 'A' ? 'B' : 'A'));
    expect((await world.call(undefined, 'GET', `/public/report-subscriptions/${bad}`)).body.code).toBe('links.invalid');
    const left = await world.call(undefined, 'POST', `/public/report-subscriptions/${link}/leaving`);
    expect(left.status).toBeLessThan(300);
    expect(await only(made.id)).toMatchObject({ addresses: [], recipientIds: [cast.elin, cast.bo] });
    expect(await eventsOf(made.id)).toContain('report-subscription.left');
    await world.transact((tx) => updateUser(tx, cast.bo, { language: 'sv' }));
  });

  it('REP-1: what is in it is decided by the owner’s rights when it is sent', async () => {
    const made = await subscribe();
    await asServiceManager(world, cast.elin, cast.norrvik);
    await at(monday);
    const [run] = await runsOf(made.id);
    const file = await call('GET', `/report-runs/${run.id}/files/${run.files[0].id}`);
    expect(file.raw.toString()).toContain('Strömavbrott');
    expect(file.raw.toString()).not.toContain('Kundservice');
    await asServiceManager(world, cast.elin);
  });

  it('REP-1: it stops when its owner may no longer see reports, says so, and runs again when they may', async () => {
    const mark = sink.mails.length;
    const made = await subscribe();
    await world.transact((tx) => replaceAssignments(tx, cast.elin, []));
    await at(monday);
    expect(await only(made.id)).toMatchObject({ state: 'stopped', stoppedBecause: 'right-lost', nextDueAt: null });
    expect((await runsOf(made.id))[0]).toMatchObject({ state: 'stopped', failure: 'right-lost' });
    expect(mailsSince(mark, 'elin@svara.example')).toEqual([]);
    const [notice] = (await call('GET', '/notifications')).body.rows;
    expect(notice).toMatchObject({ kind: 'report.stopped', facts: { title: 'Veckan som gick' } });
    await at(monday + 8 * DAY);
    expect(await runsOf(made.id)).toHaveLength(1);
    await asServiceManager(world, cast.elin);
    const resumed = await call('DELETE', `/report-subscriptions/${made.id}/pause`);
    expect(resumed.body).toMatchObject({ state: 'running', stoppedBecause: null });
  });

  it('REP-1: a blocked owner’s subscription stops', async () => {
    const made = await subscribe({}, bo);
    await world.transact((tx) => updateUser(tx, cast.bo, { blockedAt: tx.now }));
    await at(monday);
    const [row] = (await call('GET', '/report-subscriptions', undefined, bo)).body.rows;
    expect(row).toMatchObject({ id: made.id, state: 'stopped', stoppedBecause: 'owner-blocked' });
    await world.transact((tx) => updateUser(tx, cast.bo, { blockedAt: null }));
  });

  it('REP-1: a mail that is refused is shown as failed and told to the owner', async () => {
    sink.refuseWith(550);
    const made = await subscribe();
    await at(monday);
    const [run] = await runsOf(made.id);
    expect(run).toMatchObject({ state: 'failed', deliveries: [{ state: 'failed' }] });
    expect(run.failure).toContain('the sink was told to refuse');
    const [notice] = (await call('GET', '/notifications')).body.rows;
    expect(notice).toMatchObject({ kind: 'report.failed', subject: { kind: 'report-subscription', id: made.id } });
    expect(await eventsOf(made.id)).toContain('report.failed');
  });

  it('REP-1: a mail server that is away for a while delays the mail and doubles none', async () => {
    const mark = sink.mails.length;
    sink.refuseWith(451);
    const made = await subscribe();
    await at(monday);
    expect((await runsOf(made.id))[0]).toMatchObject({ state: 'sending' });
    sink.refuseWith(undefined);
    await at(monday + 10 * MINUTE);
    await at(monday + 20 * MINUTE);
    expect((await runsOf(made.id))[0]).toMatchObject({ state: 'sent' });
    expect(mailsSince(mark, 'elin@svara.example')).toHaveLength(1);
  });

  it('REP-1: without an account that sends it fails visibly, and leaves when there is one', async () => {
    const mark = sink.mails.length;
    await world.transact((tx) => updateAccount(tx, accountId, { active: false }));
    const made = await subscribe({ name: 'Utan konto' });
    await at(monday);
    expect((await runsOf(made.id))[0]).toMatchObject({ state: 'failed', failure: 'no-outlet' });
    await world.transact((tx) => updateAccount(tx, accountId, { active: true }));
    await sendingAccount(world, sink, 'rapporter@fjallgren.example');
    await at(monday + MINUTE);
    expect((await runsOf(made.id))[0]).toMatchObject({ state: 'sent', failure: null });
    const mails = await Promise.all(mailsSince(mark, 'elin@svara.example').map(readSunk));
    expect(mails.filter(({ subject }) => subject.startsWith('Utan konto'))).toHaveLength(1);
  });

  it('REP-1: pausing, sending at once, deleting and bringing back', async () => {
    const made = await subscribe();
    const path = `/report-subscriptions/${made.id}`;
    expect((await call('PUT', `${path}/pause`)).body).toMatchObject({ state: 'paused', nextDueAt: null });
    const now = await call('POST', `${path}/runs`);
    expect(now.body).toMatchObject({ state: 'waiting', dueAt: '2025-10-30T12:36:00.000Z' });
    expect((await call('POST', `${path}/runs`)).body.code).toBe('report-centre.just-sent');
    await world.runDue();
    expect((await runsOf(made.id))[0]).toMatchObject({ state: 'sent', askedByName: 'Elin Sandström' });
    await at(monday);
    expect(await runsOf(made.id)).toHaveLength(1);
    await call('DELETE', `${path}/pause`);
    await call('DELETE', path);
    expect(await only(made.id)).toBeUndefined();
    await at(monday + 7 * DAY);
    expect(await runsOf(made.id)).toHaveLength(1);
    expect((await call('PUT', `${path}/restoration`)).body).toMatchObject({
      state: 'running',
      nextDueAt: '2025-11-17T06:00:00.000Z',
    });
  });

  it('REP-1: what could not be sent is refused with what to do, and sites one may not see are refused', async () => {
    const refused = async (differs: object, by = elin) =>
      (await call('POST', '/report-subscriptions', { ...weeklyCompliance([cast.elin]), ...differs }, by)).body.code;
    expect(await refused({ recipientIds: [] })).toBe('report-centre.nobody');
    expect(await refused({ recipientIds: [cast.asplund] })).toBe('report-centre.recipient-unknown');
    expect(await refused({ report: { kind: 'ranking', preset: 'last-week' } })).toBe('report-centre.period-unfit');
    expect(await refused({ report: { kind: 'agreement', preset: 'last-month' } })).toBe(
      'report-centre.agreement-missing',
    );
    const there = await asServiceManager(world, cast.anna, cast.norrvik);
    const other = { kind: 'compliance', preset: 'last-week', siteId: cast.fjallbo };
    expect(await refused({ report: other, recipientIds: [cast.anna] }, there)).toBe('access.right-missing');
  });

  it('REP-1: another’s subscription and archive are not there for somebody else, but what was sent to them is', async () => {
    const made = await subscribe({ recipientIds: [cast.elin, cast.bo] });
    await at(monday);
    const anna = await asServiceManager(world, cast.anna);
    expect((await call('PUT', `/report-subscriptions/${made.id}/pause`, undefined, anna)).status).toBe(404);
    expect(await runsOf(made.id, anna)).toEqual([]);
    const [run] = await runsOf(made.id, bo);
    const path = `/report-runs/${run.id}/files/${run.files[0].id}`;
    expect((await call('GET', path, undefined, bo)).status).toBe(200);
    expect((await call('GET', path, undefined, anna)).body.code).toBe('report-centre.not-found');
    expect((await call('PUT', '/report-centre/keeping', { keepDays: 1 }, anna)).status).toBe(403);
  });

  it('REP-1: files of the archive go when their time is over; when and to whom stays', async () => {
    const made = await subscribe();
    await at(monday);
    await world.transact(async (tx) => {
      const { forgetOldFiles } = await import('./keep-files.ts');
      await forgetOldFiles(tx);
    });
    const [kept] = await runsOf(made.id);
    expect(kept.files[0].kept).toBe(true);
    world.clock.advance(366 * DAY);
    await world.transact(async (tx) => {
      const { forgetOldFiles } = await import('./keep-files.ts');
      await forgetOldFiles(tx);
    });
    const run = (await runsOf(made.id)).at(-1);
    expect(run).toMatchObject({ deliveries: [{ state: 'sent' }], files: [{ kept: false }] });
    expect((await call('GET', `/report-runs/${run.id}/files/${run.files[0].id}`)).body.code).toBe(
      'report-centre.file-gone',
    );
    expect((await world.events('report-files.forgotten')).length).toBeGreaterThan(0);
  });

  it('REP-1: the next dues of a rhythm are told before it is saved', async () => {
    const { dues } = (await call('GET', '/report-rhythms/next?every=month&monthDay=first-business-day&time=07:00'))
      .body;
    expect(dues).toEqual(['2025-11-03T06:00:00.000Z', '2025-12-01T06:00:00.000Z', '2026-01-02T06:00:00.000Z']);
  });
});
