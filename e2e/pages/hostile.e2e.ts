import { house } from '#languages/sv/house.ts';
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
import { windowsOf } from './windows.ts';

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
  const people = [await wire.must('POST', '/people', { name: 'Fientlig', addresses: ['fientlig@x.example'] })];
  const { rows: sites } = await wire.must('GET', '/sites');
  const { rows: roles } = await wire.must('GET', '/roles');
  const { rows: calendars } = await wire.must('GET', '/calendars');
  const calendar = await wire.must('GET', `/calendars/${calendars[0].id}`);
  const short = '<svg onload=window.__ran=1>';
  // No text column holds a NUL byte: with one the whole is refused.
  const kept = hostileText.replaceAll('\u0000', '');
  const field = await wire.must('POST', '/fields', { about: 'ticket', name: short, type: 'choice', choices: [short] });
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
        requester: { address: 'fientlig@kaffebolaget.example', name: short },
        customFields: { [field.key]: short },
      },
    ],
    ['POST', '/companies', { name: hostileText.slice(0, 110), notes: hostileText.slice(0, 900) }],
    ['PATCH', `/people/${people[0]?.id}`, { name: hostileText.slice(0, 110), role: short, greeting: short }],
    ['POST', `/people/${people[0]?.id}/notes`, { text: hostileText.slice(0, 900) }],
    [
      'PATCH',
      `/sites/${sites[0]?.id}`,
      {
        name: '<img src=x onerror=window.__ran=1>',
        description: short,
        instruction: kept,
        greeting: kept.slice(0, 1900),
        signatureHtml: kept,
      },
    ],
    ['POST', '/fields', { about: 'person', name: short, type: 'text' }],
    ['POST', '/fields', { about: 'company', name: short, type: 'text' }],
    ['PUT', '/built-in-fields/priority', { name: short, hidden: false }],
    ['POST', '/groups', { name: short }],
    ['POST', '/roles', { name: short, rights: [] }],
    ['PATCH', '/me', { name: short, signatureHtml: hostileText }],
    ['POST', '/me/tokens', { name: short, scopes: ['tickets.read'] }],
    [
      'POST',
      '/invitations',
      { email: 'x@example.com', name: short, language: 'sv', assignments: [{ roleId: roles[0].id, siteId: null }] },
    ],
    ['POST', '/statuses', { name: short, category: 'open' }],
    ['POST', '/ticket-types', { name: short }],
    ['POST', '/priorities', { name: short, position: 9 }],
    ['POST', '/phrases', { name: short, shortcut: 'fientlig', bodyHtml: hostileText.slice(0, 40_000) }],
    ['POST', '/saved-searches', { name: short, query: { text: short } }],
    ['POST', '/calendars', { ...calendar.definition, name: short }],
    ['POST', '/levels', { name: short, colour: '#123456', definition: { targets: {} } }],
    [
      'POST',
      '/level-rules',
      {
        name: short,
        active: false,
        levelId: null,
        stops: false,
        conditions: { join: 'all', members: [{ field: 'subject', negated: false, words: [short] }] },
      },
    ],
  ];
  const refused: string[] = [];
  let ticketId = '';
  for (const [method, path, body] of tries) {
    const answer = await wire.call(method, path, body);
    if (answer.status >= 300) refused.push(`${method} ${path} ${answer.status} ${JSON.stringify(answer.body)}`);
    if (path === '/tickets') ticketId = answer.body.id;
  }
  expect(refused).toEqual([]);
  const { id: me } = await wire.must('GET', '/me');
  for (const part of ['answers', 'notes'])
    await wire.must('POST', `/tickets/${ticketId}/${part}`, {
      html: hostileText,
      ...(part === 'answers' ? { to: ['a@example.com'] } : { mentioned: [me] }),
    });

  const looked = [...insidePages, paths.ticket(ticketId), paths.person(people[0].id)];
  const ran = await windowsOf(stage).walk(looked, async (page, path) => {
    await provoke(page);
    return (await hasRun(page)) ? [path] : [];
  });
  expect(ran).toEqual([]);
  const { path: link } = await wire.must('GET', `/tickets/${ticketId}/link`);
  const open = await stage.open(link, { as: 'nobody' });
  await provoke(open);
  expect(await hasRun(open), 'the customer’s page').toBe(false);
  await open.context().close();
});

it('what opens over a page shows hostile markup as text too: commands, notices, phrases, the form of a ticket', async () => {
  const { rows } = await stage.wire.must('GET', '/tickets?view=all&limit=1&text=window');
  const page = await stage.open(paths.ticket(rows[0].id));
  const ran: string[] = [];
  const look = async (what: string, open: () => Promise<void>) => {
    await open();
    await page.waitForTimeout(700);
    await provoke(page);
    if (await hasRun(page)) ran.push(what);
    await page.keyboard.press('Escape');
  };
  await look('commands', async () => {
    await page.keyboard.press('Control+k');
    await page.keyboard.type('window');
  });
  await look('notices', () => page.getByRole('button', { name: house.bell.title }).first().click({ timeout: 5_000 }));
  await look('phrases', async () => {
    await page.goto(`${stage.svara.url}${paths.ticket(rows[0].id)}`);
    await page.locator('.writing').first().click({ timeout: 15_000 });
    await page.keyboard.type('/fientlig');
    await page.keyboard.press('Enter');
  });
  await look('a new ticket', () => page.goto(`${stage.svara.url}${paths.tickets()}#new`).then(() => undefined));
  expect(ran).toEqual([]);
  await page.context().close();
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
