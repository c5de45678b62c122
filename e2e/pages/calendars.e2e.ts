import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { time } from '#languages/sv/time.ts';
import { openStage, type Stage } from '../stage.ts';

let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  page = await stage.open('/settings/calendars', { height: 1100 });
  await page.waitForSelector('.wk-pen', { timeout: 30_000 });
});
afterAll(() => stage.close());

const keys = async (...pressed: readonly string[]) => {
  for (const key of pressed) await page.keyboard.press(key);
};
const times = (count: number, key: string) => Array.from({ length: count }, () => key);
/** The windows of a day as a screen reader hears them: `08–17`. */
const blocks = (day: string) =>
  page
    .locator(`.wk .c[data-day=${day}] button.op`)
    .evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')?.replace(/^.* öppet /, '') ?? ''));
const soon = <Value>(ask: () => Promise<Value>) => expect.poll(ask, { timeout: 15_000 });
const saved = async (revision: number) => {
  await page.getByRole('button', { name: `Spara rev. ${revision}` }).click();
  await page.getByText(`· rev. ${revision}`).waitFor();
};

it('CAL-6: the week is painted open and closed by the keyboard alone, several windows a day and past midnight', async () => {
  await page.locator('.wk-pen').focus();
  await keys(...times(5, 'ArrowRight'), ...times(8, 'ArrowDown'), 'Space', ...times(4, 'PageDown'), 'Space');
  await soon(() => blocks('sat')).toEqual(['10–14']);
  await keys(...times(2, 'ArrowRight'), ...times(2, 'PageUp'), 'Space', 'PageDown', 'Space');
  await soon(() => blocks('mon')).toEqual(['08–12', '13–17']);
  expect(await page.locator('.wk [role=status]').innerText()).toBe('måndag 12–13 är stängt');
  await keys('ArrowLeft', ...times(9, 'PageDown'), 'Space', 'ArrowRight', ...times(16, 'PageUp'), 'Space');
  await soon(() => blocks('sun')).toEqual(['22–06']);
  await keys('Escape');
  await saved(2);
});

it('CAL-6: the mouse rubs a part out, and an exact window is changed by its edges', async () => {
  await page.getByRole('button', { name: time.week.penClosed, exact: true }).first().click();
  const column = (await page.locator('.wk .c[data-day=fri]').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  const at = (minute: number) => column.y + (minute / 1440) * column.height;
  await page.mouse.move(column.x + column.width / 2, at(900));
  await page.mouse.down();
  await page.mouse.move(column.x + column.width / 2, at(960), { steps: 4 });
  await page.mouse.move(column.x + column.width / 2, at(1020), { steps: 4 });
  await page.mouse.up();
  await soon(() => blocks('fri')).toEqual(['08–15']);
  await page.getByRole('button', { name: time.week.penOpen, exact: true }).first().click();
  await page.locator('.wk .c[data-day=fri] .op').focus();
  await keys('Shift+ArrowDown', 'Control+ArrowUp');
  await soon(() => blocks('fri')).toEqual(['07:45–15:15']);
});

it('CAL-5: a save tells before it happens what it moves, is taken back by undo, and every revision tells what it changed', async () => {
  await page.getByText(time.calendars.runsNone).waitFor();
  await saved(3);
  // Of the toasts there are, the one of this very save.
  const toast = page.locator('.toast').filter({ hasText: 'Sparad som rev. 3' });
  await toast.getByRole('button', { name: /Ångra/ }).click();
  await page.getByText('· rev. 4').waitFor();
  await soon(() => blocks('fri')).toEqual(['08–17']);
  await page.getByRole('button', { name: time.calendars.earlier }).click();
  await page.getByText('fr 08–17, förut 07:45–15:15').waitFor();
  await page.getByText('fr 07:45–15:15, förut 08–17').waitFor();
  await page.getByRole('button', { name: 'Visa: rev. 3' }).click();
  await soon(() => blocks('fri')).toEqual(['07:45–15:15']);
  await page.getByRole('button', { name: time.revisions.back }).click();
  await soon(() => blocks('fri')).toEqual(['08–17']);
  await page.getByRole('button', { name: time.calendars.earlier }).click();
});

it('CAL-2: deviations change places by the keyboard, and each shows the day it next applies', async () => {
  for (const name of ['Lunchstängt', 'Sommarstängt']) {
    await page.getByRole('button', { name: time.deviations.add, exact: true }).click();
    const form = page.locator('form.dvf');
    await form.getByLabel(time.deviations.name).fill(name);
    await form.getByLabel(`${time.deviations.hours}: från`).fill('12:00');
    await form.getByLabel(`${time.deviations.hours}: till`).fill(name === 'Lunchstängt' ? '13:00' : '14:00');
    await form.getByRole('button', { name: time.deviations.done }).click();
  }
  await page.locator('.dv-handle').first().focus();
  await keys('Space');
  await page.getByText(/^Lunchstängt.*plats 1 av 2\.$/).waitFor({ state: 'attached' });
  await keys('ArrowDown');
  await page.getByText('Lunchstängt: plats 2 av 2.').waitFor({ state: 'attached' });
  await keys('Space');
  await soon(() => page.locator('.dv .m').allInnerTexts()).toEqual(['Sommarstängt', 'Lunchstängt']);
  expect(await page.locator('.dv-next').allInnerTexts()).toEqual([
    expect.stringMatching(/^(må|ti|on|to|fr|lö|sö) \d|pågår nu/),
    time.deviations.notSoon,
  ]);
  expect(stage.trouble).toEqual([]);
});
