import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { promise } from '#languages/sv/promise.ts';
import { openStage, pictures, type Stage } from '../stage.ts';

const words = promise.settingsFile;
let stage: Stage;
let page: Page;
let exported: string;

beforeAll(async () => {
  stage = await openStage();
  await stage.wire.must('POST', '/levels/proposal', { name: 'Guld', ruleName: 'Alla ärenden' });
  page = await stage.open('/settings/settings-file');
});
afterAll(() => stage.close());

const picture = (name: string) =>
  page.screenshot({ path: join(pictures, `settings-file-${name}.png`), fullPage: true });
const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const write = (text: string) => page.getByLabel(words.text).fill(text);
const rules = async () => (await stage.wire.must('GET', '/level-rules')).rows as { id: string }[];

it('SLA-11: what is in force is taken out as a file, and offered back it would change nothing', async () => {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: words.download }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('svara-settings.yaml');
  exported = await readFile(await download.path(), 'utf8');
  expect(exported).toContain('Alla ärenden');
  await page.locator('input[type=file]').setInputFiles(await download.path());
  await page.getByText(words.same).waitFor();
  expect(await page.getByLabel(words.text).inputValue()).toBe(exported);
});

it('SLA-11: a slip of the pen is told by its line, nothing is changed, and the text stays', async () => {
  const wrong = exported.replace(/level: Guld/, 'level: Gul');
  await write(wrong);
  await press(words.compare);
  const told = page.getByRole('alert');
  await told.waitFor();
  const line = wrong.split('\n').findIndex((each) => each.includes('level: Gul')) + 1;
  expect(await told.innerText()).toContain(`Rad ${line}`);
  expect(await told.innerText()).toContain('Gul');
  expect(await page.getByLabel(words.text).inputValue()).toBe(wrong);
  await picture('wrong');
});

it('SLA-11: a change is shown as old and new before it is made, is made by one press, and stands in the audit log', async () => {
  const [once, filter] = ['\n  new: []', '{ name: Till skräp, when: [ { subject: [vinst] } ], do: [ spam ] }'];
  expect(exported).toContain(once);
  await write(exported.replace(once, `\n  new:\n    - ${filter}`));
  await press(words.compare);
  await page.getByText('Till skräp').last().waitFor();
  await picture('compared');
  expect((await stage.wire.must('GET', '/filters')).rows).toEqual([]);
  await press('Använd 1 ändring');
  await page.getByText('Filen används. 1 ändring är gjord.').waitFor();
  expect((await stage.wire.must('GET', '/filters')).rows).toMatchObject([{ name: 'Till skräp' }]);
  const audit = await stage.open('/settings/audit');
  await audit.getByText('Inställningsfil').first().waitFor();
  await audit.screenshot({ path: join(pictures, 'settings-file-audit.png') });
});

it('SLA-11: what the file does not name goes only when that is asked for, and who looked at an older state is told', async () => {
  const without = exported.replace(/\nrules:[\s\S]*?(?=\n\S)/, '\nrules: []');
  await write(without);
  await press(words.compare);
  await page.getByText(words.same).waitFor();
  await page.getByLabel(words.prune).check();
  await page.getByText('Alla ärenden').last().waitFor();
  await picture('removes');
  const [rule] = await rules();
  await stage.wire.must('PUT', `/level-rules/${rule?.id}`, { ...rule, stops: true });
  await press('Använd 2 ändringar');
  await page.getByText(promise.refusals['settings-file'].stale).waitFor();
  expect(await rules()).toHaveLength(1);
  await press(words.compare);
  await press('Använd 2 ändringar');
  await page.getByText('Filen används. 2 ändringar är gjorda.').waitFor();
  expect(await rules()).toEqual([]);
  expect((await stage.wire.must('GET', '/filters')).rows).toEqual([]);
});

it('SLA-11: it fits a phone and the dark', async () => {
  const phone = await stage.open('/settings/settings-file', { width: 390, height: 844, scheme: 'dark' });
  await phone.getByLabel(words.text).fill(exported.replace('Alla ärenden', 'Alla andra ärenden'));
  await phone.getByRole('button', { name: words.compare, exact: true }).click();
  await phone.getByText('Alla andra ärenden').last().waitFor();
  await phone.screenshot({ path: join(pictures, 'settings-file-phone.png'), fullPage: true });
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(stage.trouble).toEqual([]);
});
