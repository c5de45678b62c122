import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk } from '#languages/sv/desk.ts';
import { house } from '#languages/sv/house.ts';
import { startChromium } from '#tools/parts/chromium.ts';
import { type Dovecot, startDovecot } from '#tools/parts/dovecot.ts';
import { deliver } from '#tools/parts/mailbox.ts';
import { address, openDoors } from '#tools/parts/open-doors.ts';
import { headerOf, type SmtpSink, startSmtpSink } from '#tools/parts/smtp-sink.ts';
import { type Svara, startSvara } from '#tools/parts/svara.ts';
import { until } from '#tools/parts/until.ts';
import { administrator, openWire, type Wire } from '#tools/parts/wire.ts';
import { paths } from '#web/kit/frame/paths.ts';
import { pictures, settled } from './stage.ts';

let svara: Svara;
let sink: SmtpSink;
let dovecot: Dovecot;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  [svara, sink, dovecot, browser] = [
    await startSvara(),
    await startSmtpSink(),
    await startDovecot(),
    await startChromium(),
  ];
});
afterAll(async () => {
  await browser.close();
  await svara.remove();
  await sink.stop();
  await dovecot.stop();
});

it('EML-1, EML-2, SLA-7, SLA-9, TKT-3, SLR-1, ONB-1: from the first visit by way of a real mail, its clock, the answer and the reply to the compliance report', async () => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
  });
  const page = await context.newPage();
  const trouble: string[] = [];
  page.on('pageerror', (error) => trouble.push(error.message));
  page.on('response', (response) => response.status() >= 500 && trouble.push(`${response.status()} ${response.url()}`));

  // The first visit makes the administrator.
  await page.goto(svara.url);
  await page.getByRole('button', { name: house.entry.createAdministrator }).waitFor();
  await picture(page, 'first-visit');
  await page.getByLabel(house.entry.name, { exact: true }).fill(administrator.name);
  await page.getByLabel(house.entry.email, { exact: true }).fill(administrator.email);
  await page.getByLabel(house.entry.newPassword, { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: house.entry.createAdministrator }).click();
  await page.waitForURL(/\/settings/);
  await settled(page);
  await picture(page, 'getting-started');

  // A mail account on a real Dovecot, a level with short targets on the wall clock.
  const wire = openWire(svara.url);
  await wire.must('POST', '/session', { email: administrator.email, password: administrator.password });
  const mailbox = { protocol: 'imap', port: dovecot.imapPort, username: address, password: dovecot.password } as const;
  await openDoors(wire, { sink, mailbox, firstAnswerSeconds: 20, nextAnswerSeconds: 600, warnAt: [40] });

  // The mail comes in and shows in the list by itself, with its clock.
  await page.goto(`${svara.url}${paths.tickets()}`);
  await settled(page);
  await deliver(dovecot, address, [
    mail('<fraga-1@kaffebolaget.example>', 'Hej!\n\nKaffemaskinen läcker sedan i morse. Vad gör vi?\n\nKim'),
  ]);
  const row = page.getByText('Kaffemaskinen läcker').first();
  await row.waitFor({ timeout: 30_000 });
  const ticket = await until('the ticket', async () => (await wire.must('GET', '/tickets?view=open')).rows[0]);
  expect(ticket.head).toMatchObject({ promise: 'first-answer', targetMs: 20_000 });

  // The warning, then the miss, show without a reload.
  await chipState(page, 'warn', 20_000);
  await picture(page, 'desk-warning');
  await chipState(page, 'over', 30_000);
  await picture(page, 'desk-overdue');

  // The ticket, asked for by the number people say, and why it is due when it is.
  await page.goto(`${svara.url}${paths.ticket(String(ticket.number).toLowerCase())}`);
  await page.waitForURL(`**${paths.ticket(ticket.id)}`);
  await settled(page);
  await page.getByText('Kaffemaskinen läcker sedan i morse').first().waitFor();
  await page.keyboard.press('w');
  await page.getByText(desk.keys.why).first().waitFor();
  await picture(page, 'ticket-why');

  // The answer leaves by mail with the headers that keep the thread.
  await page.keyboard.press('Escape');
  await page.keyboard.press('r');
  const editor = page.locator('[contenteditable=true]').first();
  await editor.click();
  await page.keyboard.type('Hej Kim! Stäng kranen under bänken, så kommer vi klockan två.');
  await picture(page, 'ticket-composing');
  await page
    .getByRole('button', { name: /^Skicka/ })
    .first()
    .click();
  const answer = await sink.mail('the answer to leave', (one) => one.to.includes('kim@kaffebolaget.example'), 40_000);
  expect(headerOf(answer.raw, 'in-reply-to')).toBe('<fraga-1@kaffebolaget.example>');
  expect(headerOf(answer.raw, 'references')).toContain('<fraga-1@kaffebolaget.example>');
  expect(headerOf(answer.raw, 'from')).toContain(address);
  expect(headerOf(answer.raw, 'subject')).toMatch(/^(Re|Sv|=\?)/i);

  // The reply comes into the same ticket and has a clock of its own.
  const answerId = headerOf(answer.raw, 'message-id') ?? '';
  await deliver(dovecot, address, [
    mail('<svar-2@kaffebolaget.example>', 'Toppen, men klockan två är jag inte här. Kan ni komma tre?', answerId),
  ]);
  await page.getByText('Kan ni komma tre?').first().waitFor({ timeout: 30_000 });
  await until('the next-answer clock', async () => nextAnswer(wire, ticket.id));
  expect((await wire.must('GET', '/tickets?view=all')).rows).toHaveLength(1);
  await picture(page, 'ticket');

  // The last answer closes it.
  await editor.click();
  await page.keyboard.type('Klockan tre går bra.');
  await page
    .getByRole('button', { name: /^Skicka/ })
    .first()
    .click();
  await until('the clock to stop', async () => !(await nextAnswer(wire, ticket.id)), 30_000);
  await wire.must('PUT', `/tickets/${ticket.id}/closure`, { statusId: 'closed' });

  // The report says what was kept: one missed first answer, one kept next answer.
  const report = await wire.must('GET', '/reports/compliance?preset=today&rows=promise');
  expect(report.total).toMatchObject({ met: 1, missed: 1, overdue: 0, level: 0.5 });
  await page.goto(`${svara.url}${paths.compliance()}?preset=today`);
  await settled(page);
  await page
    .getByText(/50(,0)?\s?%/)
    .first()
    .waitFor();
  await picture(page, 'report');
  await page.goto(`${svara.url}${paths.promiseLog()}`);
  await settled(page);
  await page.getByText('Kim Ek').first().waitFor();
  await picture(page, 'log');
  await page.goto(`${svara.url}${paths.settings('calendars')}`);
  await settled(page);
  await picture(page, 'calendar');

  // A restart forgets nothing.
  await svara.stop();
  await svara.start();
  expect((await wire.must('GET', '/reports/compliance?preset=today&rows=promise')).total).toEqual(report.total);
  expect(trouble).toEqual([]);
  await context.close();
});

it('USR-1: signing in from another browser asks for the password', async () => {
  const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'sv-SE' })).newPage();
  await page.goto(`${svara.url}${paths.tickets()}`);
  await page.waitForURL(/\/sign-in/);
  await picture(page, 'sign-in');
  await page.getByLabel(house.entry.email, { exact: true }).fill(administrator.email);
  await page.getByLabel(house.entry.password, { exact: true }).fill('fel lösenord');
  await page.getByRole('button', { name: house.entry.signIn }).click();
  await page.getByText(/Fel e-post eller lösenord/).waitFor();
  await page.getByLabel(house.entry.password, { exact: true }).fill(administrator.password);
  await page.getByRole('button', { name: house.entry.signIn }).click();
  await page.waitForURL(/\/tickets/);
  await page.context().close();
});

async function nextAnswer(wire: Wire, ticketId: string): Promise<boolean> {
  const { rows } = await wire.must('GET', '/tickets?view=all');
  return rows.some(
    (row: { id: string; head: { promise: string } | null }) =>
      row.id === ticketId && row.head?.promise === 'next-answer',
  );
}

/** Waits until a promise chip in the list shows this state. */
async function chipState(page: Page, state: 'warn' | 'over', withinMs: number): Promise<void> {
  await page.locator(`.pc.${state}`).first().waitFor({ timeout: withinMs });
}

async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

function mail(id: string, text: string, inReplyTo?: string): string {
  const headers = [
    'From: Kim Ek <kim@kaffebolaget.example>',
    `To: ${address}`,
    'Subject: =?utf-8?Q?Kaffemaskinen_l=C3=A4cker?=',
    `Message-ID: ${id}`,
    `Date: ${new Date().toUTCString()}`,
    ...(inReplyTo === undefined ? [] : [`In-Reply-To: ${inReplyTo}`, `References: ${inReplyTo}`]),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
  ];
  return `${headers.join('\r\n')}\r\n\r\n${text}\r\n`;
}
