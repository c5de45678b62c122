import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, pictures, type Stage } from '../stage.ts';
import { axeFindings } from './axe.ts';

let stage: Stage;
const path = (id: string) => `/tickets/${id}`;
const picture = (page: Page, name: string) => page.screenshot({ path: join(pictures, `${name}.png`) });

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => stage.close());

it('TPL-1: a template is written on its page, which first says what templates are for', async () => {
  const page = await stage.open('/settings/templates');
  await page.getByText('Det finns inga mallar än.').waitFor();
  await picture(page, 'templates-empty');
  await page.getByRole('button', { name: 'Ny mall' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('Namn').fill('Reklamation');
  await form.getByRole('combobox', { name: 'Typ' }).click();
  await page.getByRole('option', { name: 'Fel' }).click();
  await form.getByRole('combobox', { name: 'Prioritet' }).click();
  await page.getByRole('option', { name: 'Hög' }).click();
  await form.getByLabel('Rubrik').fill('Reklamation:');
  await form.getByLabel('Instruktioner').fill('Be om kvitto innan du lovar något.');
  await form.getByRole('button', { name: 'Lägg till punkt' }).click();
  await page.keyboard.type('Kvitto eller ordernummer');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Skicka retursedel');
  await form.locator('.writing').click();
  await page.keyboard.type('Hej {{person.firstName}}, skicka in varan.');
  await form.getByLabel('SLA-mål (öppna minuter)').fill('480');
  expect(await axeFindings(page)).toEqual([]);
  await picture(page, 'templates-form');
  await form.getByRole('button', { name: 'Spara' }).click();
  await page.getByRole('button', { name: 'Reklamation' }).waitFor();
  await picture(page, 'templates-page');
  const [template] = (await stage.wire.must('GET', '/templates')).rows;
  expect(template).toMatchObject({ name: 'Reklamation', subject: 'Reklamation:', targetMinutes: 480 });
  expect(template.presets).toMatchObject({ typeId: 'fault', priority: 'high' });
  expect(template.checklist.map((item: { text: string }) => item.text)).toEqual([
    'Kvitto eller ordernummer',
    'Skicka retursedel',
  ]);
});

it('TPL-1: a new ticket takes a template found by typing, keeps what was typed, and the choice can be undone', async () => {
  const page = await stage.open('/tickets');
  await page.keyboard.press('c');
  const form = page.getByRole('dialog');
  await form.getByLabel('Rubrik').fill('Dragkedjan gick sönder');
  const choice = form.getByRole('combobox', { name: 'Mall' });
  await choice.fill('rekl');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  const told = form.getByRole('status');
  await told.getByText('Du hade redan skrivit Rubrik.').waitFor();
  await picture(page, 'templates-new-ticket');
  expect(await axeFindings(page)).toEqual([]);
  const typeOf = () => form.getByRole('combobox', { name: 'Typ' }).inputValue();
  expect([await typeOf(), await form.getByLabel('Rubrik').inputValue()]).toEqual(['Fel', 'Dragkedjan gick sönder']);
  await told.getByRole('button', { name: 'Ta mallens' }).click();
  expect(await form.getByLabel('Rubrik').inputValue()).toBe('Reklamation:');
  await told.getByRole('button', { name: 'Ångra' }).click();
  expect([await typeOf(), await form.getByLabel('Rubrik').inputValue()]).toEqual(['', 'Dragkedjan gick sönder']);
  await choice.fill('rekl');
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Skapa ärende' }).click();
  await page.getByRole('heading', { name: 'Dragkedjan gick sönder' }).waitFor();
  const row = (await stage.wire.must('GET', '/tickets?view=all')).rows[0];
  expect(row).toMatchObject({ subject: 'Dragkedjan gick sönder', typeId: 'fault', priority: 'high' });
  expect(row.templateId).not.toBeNull();
});

it('TPL-1: the ticket shows instructions and checklist, keeps who ticked what, and offers the answer', async () => {
  const [row] = (await stage.wire.must('GET', '/tickets?view=all')).rows;
  const page = await stage.open(path(row.id));
  await page.getByText('Be om kvitto innan du lovar något.').waitFor();
  await page.getByLabel('Kvitto eller ordernummer').check();
  await page.getByText('1 av 2 klara').waitFor();
  await page.getByText('Bockade av ”Kvitto eller ordernummer”').waitFor();
  await page.getByRole('button', { name: 'Mallens svar' }).click();
  await page.locator('.composer .writing').getByText('skicka in varan').waitFor();
  await picture(page, 'templates-ticket');
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole('button', { name: 'Mer' }).first().click();
  await page.getByRole('menuitem', { name: 'Gör mall av ärendet' }).click();
  const form = page.getByRole('dialog');
  expect(await form.getByLabel('Namn').inputValue()).toBe('Dragkedjan gick sönder');
  await form.getByLabel('Namn').fill('Dragkedja');
  await picture(page, 'templates-from-ticket');
  await form.getByRole('button', { name: 'Spara' }).click();
  await page.getByText('Dragkedja är gjord').waitFor();
  const made = (await stage.wire.must('GET', '/templates')).rows.find(
    (one: { name: string }) => one.name === 'Dragkedja',
  );
  expect(made.presets).toMatchObject({ typeId: 'fault', priority: 'high' });
});

it('TPL-1: another template is set on a ticket and taken back', async () => {
  const made = await stage.wire.must('POST', '/tickets', {
    subject: 'Tältet läcker',
    startReferrer: 'https://fjallbo.example/kampanj',
    fromInvitation: true,
  });
  const page = await stage.open(path(made.id), { width: 390, height: 844 });
  await page.getByRole('button', { name: 'Egenskaper' }).click();
  await page.getByText('fjallbo.example/kampanj').waitFor();
  await picture(page, 'templates-properties-phone');
  await page.locator('.prop').filter({ hasText: 'Mall' }).getByRole('button').click();
  await page.getByRole('dialog').getByText('Reklamation').click();
  await page.getByText('Reklamation är satt på ärendet och fyllde i').waitFor();
  await picture(page, 'templates-phone');
  expect((await stage.wire.must('GET', `/tickets/${made.id}`)).typeId).toBe('fault');
  await page.getByRole('button', { name: 'Ångra' }).click();
  await expect
    .poll(async () => (await stage.wire.must('GET', `/tickets/${made.id}`)).template, { timeout: 10_000 })
    .toBeNull();
  expect((await stage.wire.must('GET', `/tickets/${made.id}`)).typeId).toBeNull();
  expect(stage.trouble).toEqual([]);
});
