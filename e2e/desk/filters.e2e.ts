import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { deskFilters } from '#languages/sv/desk-filters.ts';
import { openStage, pictures, type Stage } from '../stage.ts';

const words = deskFilters.filters;
let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  await ticket('Akut: pumpen läcker');
  await ticket('Fråga om faktura');
  page = await stage.open('/settings/filters');
});
afterAll(() => stage.close());

const soon = <Value>(ask: () => Promise<Value>) => expect.poll(ask, { timeout: 15_000 });
const picture = (name: string) => page.screenshot({ path: join(pictures, `filters-${name}.png`), fullPage: true });

function ticket(subject: string) {
  const message = { subject, description: 'Hej', channel: 'form', fromCustomer: true };
  const requester = { address: 'karin@kaffebolaget.example', name: 'Karin' };
  return stage.wire.must('POST', '/tickets', { ...message, requester });
}

it('FLT-1: the empty page teaches with examples, of which one is opened to be changed', async () => {
  await page.getByText(words.none).waitFor();
  await picture('empty');
  await page.getByRole('button', { name: words.examples.urgent }).click();
  await page.getByRole('button', { name: words.save, exact: true }).waitFor();
});

it('FLT-5: a filter that is only written is tried on what has come', async () => {
  await page.getByRole('button', { name: words.trial.try, exact: true }).click();
  await page.getByText('1 träff. 2 av 2 prövade.').waitFor();
  expect(await page.locator('.filter-hits li').allInnerTexts()).toEqual([expect.stringContaining('pumpen läcker')]);
  await picture('tried');
});

it('FLT-1: it is saved, switched on, and touches what comes; the ticket tells so, with why', async () => {
  await page.getByRole('button', { name: words.save, exact: true }).click();
  const toggle = page.getByRole('switch', { name: `${words.examples.urgent} är på` });
  await toggle.focus();
  await page.keyboard.press('Space');
  await soon(async () => (await stage.wire.must('GET', '/filters')).rows[0]?.active).toBe(true);
  await picture('list');
  const made = await ticket('Brådskande: läckan är tillbaka');
  expect(made.priority).toBe('high');
  const shown = await stage.open(`/tickets/${made.id}`, { width: 1600 });
  const told = shown.getByRole('region', { name: words.touched, exact: true });
  await told.locator('summary').click();
  await soon(() => told.innerText()).toContain('Prioritet: Hög');
  await shown.screenshot({ path: join(pictures, 'filters-ticket.png') });
});

it('FLT-1: the order is changed with the keyboard', async () => {
  const row = { negated: false, conditions: [{ field: 'subject', words: ['faktura'] }] };
  const more = { kind: 'new', active: false, ruleRows: [row], actions: [{ kind: 'spam' }], continues: false };
  await stage.wire.must('POST', '/filters', { ...more, name: 'Andra' });
  const grip = page.getByRole('button', { name: 'Flytta Andra, plats 2.' });
  await grip.focus();
  await page.keyboard.press('ArrowUp');
  await soon(async () => (await stage.wire.must('GET', '/filters')).rows[0].name).toBe('Andra');
});

it('FLT-1: it all fits a phone and the dark', async () => {
  const phone = await stage.open('/settings/filters', { width: 390, height: 844, scheme: 'dark' });
  await phone.getByText('Andra').first().click();
  await phone.getByRole('button', { name: words.save, exact: true }).waitFor();
  await phone.screenshot({ path: join(pictures, 'filters-phone.png'), fullPage: true });
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(stage.trouble).toEqual([]);
});
