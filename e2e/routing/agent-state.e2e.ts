import { afterAll, beforeAll, expect, it } from 'vitest';
import { inviteColleague } from '#tools/parts/colleague.ts';
import { until } from '#tools/parts/until.ts';
import type { Wire } from '#tools/parts/wire.ts';
import { axeFindings } from '../pages/axe.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
let frida: Wire;
let fridaId: string;

beforeAll(async () => {
  stage = await openStage();
  await stage.wire.must('PATCH', '/agent-settings', { graceSeconds: 15 });
  const who = { name: 'Frida Norr', email: 'frida@fjallgren.example', roleKey: 'agent', siteId: null };
  frida = await inviteColleague(stage.wire, stage.svara.url, who);
  fridaId = (await frida.must('GET', '/me')).id;
});
afterAll(async () => stage.close());

const stateOf = async (userId: string) =>
  (await stage.wire.must('GET', '/agents')).rows.find((row: { userId: string }) => row.userId === userId);

it('QUE-3: a state is chosen with F8 and in the menu, and a colleague sees it live without reading the page again', async () => {
  const leader = await stage.open('/settings/users');
  const row = leader.locator('tr', { hasText: 'Frida Norr' });
  await row.getByText('Borta').waitFor();
  const page = await stage.open('/tickets', { as: frida });
  await page.locator('.agent-press').waitFor();
  await page.keyboard.press('F8');
  await row.getByText('Redo').waitFor();
  await page.locator('.agent-press').click();
  await page.getByRole('menuitem', { name: /Lunch/ }).click();
  await row.getByText('Paus: Lunch').waitFor();
  expect(await stateOf(fridaId)).toMatchObject({ state: 'paused', reasonId: 'lunch', cause: 'chosen' });
  await page.locator('.agent-press').click();
  await page.locator('.agent-times').waitFor();
  const found = await axeFindings(page);
  await leader.context().close();
  await page.context().close();
  expect(found).toEqual([]);
});

it('QUE-3: whoever closes the last page is away when the grace is over; another page keeps the state', async () => {
  const [one, other] = [await stage.open('/tickets', { as: frida }), await stage.open('/me', { as: frida })];
  await one.locator('.agent-press').waitFor();
  await one.keyboard.press('F8');
  await until('Frida to be ready', async () => (await stateOf(fridaId)).state === 'ready', 60_000);
  await one.context().close();
  await new Promise((done) => setTimeout(done, 17_000));
  expect(await stateOf(fridaId)).toMatchObject({ state: 'ready' });
  await other.context().close();
  await until('Frida to be away', async () => (await stateOf(fridaId)).state === 'away', 60_000);
  expect(await stateOf(fridaId)).toMatchObject({ cause: 'connection-lost' });
}, 120_000);

it('QUE-3: whoever signs out is away at once', async () => {
  await frida.must('PUT', `/agents/${fridaId}/state`, { state: 'ready' });
  const asked = Date.now();
  await frida.must('DELETE', '/session');
  await until('Frida to be away', async () => (await stateOf(fridaId)).state === 'away', 60_000);
  expect(Date.now() - asked).toBeLessThan(10_000);
  expect(stage.trouble).toEqual([]);
});
