import { createTransport } from 'nodemailer';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { address, openDoors } from '#tools/parts/open-doors.ts';
import { type SmtpSink, startSmtpSink } from '#tools/parts/smtp-sink.ts';
import { until } from '#tools/parts/until.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { openStage, type Stage } from '../stage.ts';
import { hostileMarkup, hostileText } from './hostile-texts.ts';
import { insidePages } from './web-pages.ts';

let stage: Stage;
let sink: SmtpSink;

beforeAll(async () => {
  sink = await startSmtpSink();
  stage = await openStage();
  await openDoors(stage.wire, { sink, firstAnswerSeconds: 3600, warnAt: [50] });
});
afterAll(async () => {
  await stage.close();
  await sink.stop();
});

it('EML-3: hostile HTML of mails is shown without a script running, and nothing is asked of strangers', async () => {
  const mailer = createTransport({ host: '127.0.0.1', port: stage.svara.smtpPort, ignoreTLS: true });
  for (const [number, markup] of hostileMarkup.entries()) {
    await mailer.sendMail({
      from: { name: markup.slice(0, 60), address: `fientlig${number}@kaffebolaget.example` },
      to: address,
      subject: `Fientlig ${number} ${markup}`,
      html: `<p>Hej</p>${markup}<img src="http://127.0.0.1:9/spår.gif"><p>slut</p>`,
    });
  }
  const rows = await until('every hostile mail to be a ticket', async () => {
    const page = await stage.wire.must('GET', '/tickets?view=all&limit=100');
    return page.rows.length >= hostileMarkup.length ? (page.rows as { id: string }[]) : undefined;
  });
  expect(rows.length).toBe(hostileMarkup.length);
  const page = await stage.open(paths.tickets({ view: 'all' }));
  const asked = watchStrangers(page, stage.svara.url);
  const ran: string[] = [];
  for (const { id } of rows) {
    await page.goto(`${stage.svara.url}${paths.ticket(id)}`);
    // The mail is shown in a frame of its own; what was sanitised to plain text is shown without one.
    const inFrame = page.frameLocator('iframe').first().getByText('slut').first();
    await Promise.any([
      inFrame.waitFor({ timeout: 3_000 }),
      page.getByText('slut', { exact: true }).first().waitFor({ timeout: 3_000 }),
    ]).catch(() => undefined);
    await provoke(page);
    if (await hasRun(page)) ran.push(id);
  }
  expect(ran).toEqual([]);
  expect(asked).toEqual([]);
  await page.context().close();
});

it('every text field can hold hostile markup, which is then shown as the text it is', async () => {
  const { wire } = stage;
  const { rows: people } = await wire.must('GET', '/people');
  const { rows: sites } = await wire.must('GET', '/sites');
  const tries: [string, string, unknown][] = [
    [
      'POST',
      '/tickets',
      {
        subject: hostileText.slice(0, 480),
        description: hostileText,
        descriptionHtml: hostileText,
        tags: ['<img src=x onerror=window.__ran=1>'],
        fromCustomer: true,
      },
    ],
    ['POST', '/companies', { name: hostileText.slice(0, 110) }],
    ['PATCH', `/people/${people[0]?.id}`, { name: hostileText.slice(0, 110) }],
    [
      'PATCH',
      `/sites/${sites[0]?.id}`,
      {
        name: '<img src=x onerror=window.__ran=1>',
        instruction: hostileText,
        greeting: hostileText.slice(0, 1900),
        signatureHtml: hostileText,
      },
    ],
    ['POST', '/groups', { name: '<svg onload=window.__ran=1>' }],
    ['POST', '/roles', { name: '<svg onload=window.__ran=1>', rights: [] }],
    ['PATCH', '/me', { name: '<svg onload=window.__ran=1>', signatureHtml: hostileText }],
    ['POST', '/me/tokens', { name: '<svg onload=window.__ran=1>', scopes: ['tickets.read'] }],
    ['POST', '/levels', { name: '<svg onload=window.__ran=1>', colour: '#123456', definition: { targets: {} } }],
  ];
  const taken: string[] = [];
  let ticketId = '';
  for (const [method, path, body] of tries) {
    const answer = await wire.call(method, path, body);
    expect(answer.status, `${method} ${path} ${JSON.stringify(answer.body)?.slice(0, 300)}`).toBeLessThan(500);
    if (answer.status < 300) taken.push(path);
    if (path === '/tickets') ticketId = answer.body.id;
  }
  expect(taken.length).toBeGreaterThan(5);
  for (const part of ['answers', 'notes'])
    await wire.must('POST', `/tickets/${ticketId}/${part}`, {
      html: hostileText,
      to: part === 'answers' ? ['a@example.com'] : undefined,
    });

  const ran: string[] = [];
  for (const path of [...insidePages, paths.ticket(ticketId)]) {
    const page = await stage.open(path);
    await provoke(page);
    if (await hasRun(page)) ran.push(path);
    await page.context().close();
  }
  expect(ran).toEqual([]);
});

/** Does what a curious person does: hovers and clicks what is hostile. */
async function provoke(page: Page): Promise<void> {
  for (const frame of page.frames()) {
    for (const link of await frame.locator('a:has-text("klicka")').all()) {
      await link.click({ timeout: 500, noWaitAfter: true, modifiers: ['Alt'] }).catch(() => undefined);
    }
  }
  await page.waitForTimeout(50);
}

async function hasRun(page: Page): Promise<boolean> {
  for (const frame of page.frames()) {
    const ran = await frame.evaluate(() => (window as { __ran?: number }).__ran !== undefined).catch(() => false);
    if (ran) return true;
  }
  return false;
}

/** Requests that leave for anywhere but the product itself. */
function watchStrangers(page: Page, url: string): string[] {
  const asked: string[] = [];
  page.on('request', (request) => {
    const to = request.url();
    if (!to.startsWith(url) && !/^(data|blob|about):/.test(to)) asked.push(to);
  });
  return asked;
}
