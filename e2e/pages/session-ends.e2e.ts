import { afterAll, beforeAll, expect, it } from 'vitest';
import { paths } from '#web/kit/frame/paths.ts';
import { administrator, openWire } from '#tools/parts/wire.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => stage.close());

it('USR-1: when a session ends the page waits behind the sign-in, and comes back with what was typed', async () => {
  const other = openWire(stage.svara.url);
  await other.must('POST', '/session', { email: administrator.email, password: administrator.password });
  const page = await stage.open(`${paths.tickets()}#new`, { as: other });
  const subject = page.getByRole('dialog').getByRole('textbox').first();
  await subject.fill('Kaffemaskinen läcker');
  await other.must('DELETE', '/session');
  const email = page.locator('.entry-over input[type=email]');
  await email.waitFor();
  expect(await subject.isVisible(), 'nothing of the page is seen').toBe(false);
  await email.fill(administrator.email);
  await page.locator('.entry-over input[type=password]').fill(administrator.password);
  await page.keyboard.press('Enter');
  await email.waitFor({ state: 'detached' });
  await subject.waitFor();
  expect(await subject.inputValue()).toBe('Kaffemaskinen läcker');
});
