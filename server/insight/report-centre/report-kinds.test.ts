import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#core/platform/caller.ts';
import { languages } from '#core/house/users/language.ts';
import { HOUR } from '#core/platform/instant.ts';
import { openTestWorld, type TestWorld } from '#server/platform/testing/test-world.ts';
import { pagesOfPdf } from '#tools/parts/pdf-text.ts';
import { type SmtpSink, startSmtpSink } from '#tools/parts/smtp-sink.ts';
import { kaffebolagetTerms } from '../agreements/agreements.examples.ts';
import { cast, makeCast, makeClosedTickets, makePromises } from '../sla-reports/sla-reports.examples.ts';
import { asServiceManager, sendingAccount, weeklyCompliance } from './report-centre.examples.ts';

let world: TestWorld;
let sink: SmtpSink;
let elin: Caller;

beforeAll(async () => {
  world = await openTestWorld({ at: '2025-11-03T08:00:00Z' });
  sink = await startSmtpSink();
  const october = Date.parse('2025-10-28T08:00:00Z');
  await world.transact(async (tx) => {
    await makeCast(tx);
    const ours = { companyId: cast.kaffebolaget, startedAt: october };
    await makePromises(tx, [
      ...Array.from({ length: 7 }, () => ours),
      { ...ours, outcome: 'missed' as const, openMs: 5 * HOUR, personId: cast.asplund },
      { startedAt: Date.parse('2025-10-29T08:00:00Z'), siteId: cast.norrvik, departmentId: cast.powerOutages },
    ]);
    await makeClosedTickets(tx, [{ closedAt: october, outcome: 'met', openMs: HOUR, wallMs: HOUR }]);
  });
  await sendingAccount(world, sink);
  elin = await asServiceManager(world, cast.elin);
});
afterAll(() => sink.stop());

/** The files of a report sent at once, by their endings, each as text or bytes. */
async function sent(report: object) {
  const body = { ...weeklyCompliance([cast.elin]), report, formats: ['pdf', 'xlsx', 'csv'] };
  const made = await world.call(elin, 'POST', '/report-subscriptions', body);
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  await world.call(elin, 'POST', `/report-subscriptions/${made.body.id}/runs`);
  await world.runDue();
  const [run] = (await world.call(elin, 'GET', `/report-runs?subscriptionId=${made.body.id}`)).body.rows;
  expect(run, JSON.stringify(run)).toMatchObject({ state: 'sent', failure: null });
  const read = async (format: string) => {
    const file = run.files.find((one: { format: string }) => one.format === format);
    return (await world.call(elin, 'GET', `/report-runs/${run.id}/files/${file.id}`)).raw;
  };
  expect((await read('xlsx')).subarray(0, 2).toString()).toBe('PK');
  return { run, pdf: (await pagesOfPdf(await read('pdf'))).join('\n'), csv: (await read('csv')).toString() };
}

describe('every kind of report as PDF, XLSX and CSV', () => {
  it('REP-1, SLR-1: the compliance report prints the figures the API tells', async () => {
    const { run, pdf } = await sent({ kind: 'compliance', preset: 'last-month' });
    const asked = `from=${run.from}&to=${run.to}`;
    const { body } = await world.call(elin, 'GET', `/reports/compliance?${asked}`);
    expect([body.total.met, body.total.missed]).toEqual([9, 1]);
    expect(pdf).toContain('90,0 %');
    expect(pdf).toContain(`${body.total.met} av ${body.total.met + body.total.missed}`);
    for (const row of body.rows) expect(pdf).toContain(row.name);
    expect(pdf).toContain('1–31 oktober 2025');
    expect(pdf).not.toContain('?');
  });

  it('REP-1, SLR-2, SLR-3: so do the log and the overview', async () => {
    const log = await sent({ kind: 'log', preset: 'last-month', outcome: 'missed' });
    expect(log.pdf).toContain('Åke Asplund');
    expect(log.pdf).toContain('Utfall: Brutet');
    expect(log.csv.trimEnd().split('\r\n')).toHaveLength(2);
    const overview = await sent({ kind: 'overview', preset: 'last-month' });
    expect(overview.pdf).toContain('Översikt uppfyllande SLA');
    expect(overview.pdf).toContain('100,0 %');
  });

  it('REP-1, SLR-5, SLA-12: and the ranking, the statement of an agreement and the forecast of the day', async () => {
    const ranking = await sent({ kind: 'ranking', preset: 'last-month', rank: 'site' });
    expect(ranking.pdf).toContain('Norrvik Energi');
    expect(ranking.csv).toContain('1;Norrvik Energi');
    const admin = { ...elin, rights: new Map([...elin.rights, ['settings.edit', 'everywhere'] as const]) };
    const agreement = await world.call(admin, 'POST', '/agreements', kaffebolagetTerms);
    const statement = await sent({ kind: 'agreement', preset: 'last-month', agreementId: agreement.body.id });
    expect(statement.pdf).toContain('Månadsrapport oktober 2025');
    const outlook = await sent({ kind: 'outlook', preset: 'today' });
    expect(outlook.pdf).toContain('Prognos för dagen');
  });

  it.each(languages)('LNG-1: no word of a report in print is cut: %s', async (language) => {
    expect((await world.call(elin, 'PATCH', '/me', { language })).status).toBe(200);
    for (const report of [
      { kind: 'compliance', preset: 'last-month', rows: 'department' },
      { kind: 'log', preset: 'last-month' },
      { kind: 'overview', preset: 'last-month' },
      { kind: 'ranking', preset: 'last-month', rank: 'site' },
      { kind: 'outlook', preset: 'today' },
    ]) {
      const { pdf } = await sent(report);
      // The numbers of the tickets made here are longer than any that a site gives.
      const cut = pdf.split('\n').filter((line) => line.replaceAll(/FJ-[0-9a-f]+…/g, '').includes('…'));
      expect([report.kind, cut]).toEqual([report.kind, []]);
    }
  });
});
