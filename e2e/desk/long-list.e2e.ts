import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { desk } from '#languages/sv/desk.ts';
import { openStage, pictures, type Stage } from '../stage.ts';

const MANY = 420;
let stage: Stage;
let page: Page;

beforeAll(async () => {
  stage = await openStage();
  for (let from = 1; from <= MANY; from += 20)
    await Promise.all(
      Array.from({ length: 20 }, (_, at) => stage.wire.must('POST', '/tickets', { subject: `Rad ${from + at}` })),
    );
  page = await stage.open('/tickets?view=open&sort=created&way=asc');
  await row(page, 1).waitFor();
}, 240_000);
afterAll(() => stage.close());

const from = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, at) => first + at);
const soon = <Value>(ask: () => Promise<Value>) => expect.poll(ask, { timeout: 15_000 });
const row = (on: Page, number: number) => on.locator('.list .tr', { hasText: new RegExp(`Rad ${number}(?!\\d)`) });
const selectedOne = () => page.locator('.bulk .num', { hasText: /^1(?!\d)/ });
const cursorRow = () => page.locator('.list .tr.cur');

/** The numbers of the rows that are seen, from above. */
const seen = (on: Page): Promise<number[]> =>
  on.evaluate(() => {
    const box = document.querySelector('.list')?.getBoundingClientRect() ?? new DOMRect();
    return [...document.querySelectorAll('.list .tr')]
      .map((line) => ({ top: line.getBoundingClientRect().top, text: line.textContent ?? '' }))
      .filter(({ top }) => top >= box.top && top < box.bottom - 30)
      .toSorted((a, b) => a.top - b.top)
      .map(({ text }) => Number(/Rad (\d+)/.exec(text)?.[1]));
  });
const scrollTo = (on: Page, share: number) =>
  on.locator('.list').evaluate((list, to) => {
    list.scrollTop = (list.scrollHeight - list.clientHeight) * to;
  }, share);
const subjectsInOrder = async () =>
  (await stage.wire.must('GET', '/tickets?view=open&sort=created&descending=false&limit=500')).rows.map(
    ({ subject }: { subject: string }) => Number(subject.slice('Rad '.length)),
  );

it('TKT-8: End goes to the last row of all at once, Home to the first, and neither reads what lies between', async () => {
  const order: number[] = await subjectsInOrder();
  let asked = 0;
  page.on('request', (request) => {
    if (/\/tickets\?.*limit=100/u.test(request.url())) asked += 1;
  });
  expect(await page.locator('.lh .num').first().innerText()).toBe(String(MANY));
  await page.keyboard.press('End');
  await soon(() => cursorRow().innerText()).toContain(`Rad ${order.at(-1)}`);
  await soon(async () => (await seen(page)).at(-1)).toBe(order.at(-1));
  expect(asked).toBeLessThanOrEqual(2);
  await page.screenshot({ path: join(pictures, 'long-list-end.png') });
  await page.keyboard.press('Home');
  await soon(() => cursorRow().innerText()).toMatch(new RegExp(`Rad ${order[0]}(?!\\d)`));
  await soon(async () => (await seen(page))[0]).toBe(order[0]);
});

it('TKT-8: dragged anywhere, the scrollbar shows the rows of that place, each once and in order', async () => {
  const order: number[] = await subjectsInOrder();
  for (const share of [0.5, 0.95, 0.3, 0.75, 0]) {
    await scrollTo(page, share);
    await soon(async () => (await seen(page)).length).toBeGreaterThan(10);
    const shown = await seen(page);
    const first = order.indexOf(shown[0] ?? 0);
    expect(shown).toEqual(order.slice(first, first + shown.length));
    expect(Math.abs(first - share * (MANY - shown.length))).toBeLessThan(3);
  }
  await scrollTo(page, 0.5);
  await soon(async () => (await seen(page)).length).toBeGreaterThan(10);
  await page.screenshot({ path: join(pictures, 'long-list-middle.png') });
});

it('TKT-8: the arrows walk from the middle up and down through the edges of what has been read', async () => {
  const order: number[] = await subjectsInOrder();
  await scrollTo(page, 0.5);
  await soon(async () => (await seen(page)).length).toBeGreaterThan(10);
  const [start = 0] = await seen(page);
  await row(page, start).click();
  await page.mouse.move(10, 10);
  for (let step = 1; step <= 90; step += 1) {
    await page.keyboard.press('ArrowUp');
    const at = order[order.indexOf(start) - step];
    await soon(() => cursorRow().innerText()).toMatch(new RegExp(`Rad ${at}(?!\\d)`));
  }
});

it('TKT-8: a ticket that comes moves no row under the cursor, and what was selected stays selected far away', async () => {
  await page.keyboard.press('Home');
  await soon(async () => (await seen(page)).length).toBeGreaterThan(10);
  await soon(() => page.locator('.list').evaluate((list) => list.scrollTop)).toBe(0);
  await page.keyboard.press('x');
  await selectedOne().waitFor();
  const last = (await subjectsInOrder()).at(-1);
  await page.keyboard.press('End');
  await soon(() => cursorRow().innerText()).toContain(`Rad ${last}`);
  await soon(async () => (await seen(page)).at(-1)).toBe(last);
  const at = await cursorRow().boundingBox();
  await page.mouse.move(10, 10);
  await stage.wire.must('POST', '/tickets', { subject: `Rad ${MANY + 1}` });
  await soon(() => page.locator('.lh .num').first().innerText()).toBe(String(MANY + 1));
  expect((await cursorRow().boundingBox())?.y).toBe(at?.y);
  await selectedOne().waitFor();
});

it('TKT-8: in groups the heads tell what the whole list holds, wherever it is looked at, and a folded group is left out', async () => {
  const ids = new Map<number, string>(
    (await stage.wire.must('GET', '/tickets?view=open&sort=created&limit=500')).rows.map(
      ({ id, subject }: { id: string; subject: string }) => [Number(subject.slice('Rad '.length)), id],
    ),
  );
  const put = (numbers: readonly number[], priority: string) =>
    stage.wire.must('POST', '/ticket-changes', {
      changes: [{ ticketIds: numbers.map((number) => ids.get(number)), changes: { priority } }],
    });
  const [high, low] = [from(1, 150), from(200, 219)];
  await put(high, 'high');
  await put(low, 'low');
  const medium = MANY + 1 - high.length - low.length;
  const order = async (query: string): Promise<number[]> =>
    (
      await stage.wire.must(
        'GET',
        `/tickets?view=open&sort=created&descending=false&groupBy=priority&limit=500${query}`,
      )
    ).rows.map(({ subject }: { subject: string }) => Number(subject.slice('Rad '.length)));
  const grouped = await stage.open('/tickets?view=open&sort=created&way=asc');
  await grouped.evaluate(() => localStorage.setItem('svara.list-look', JSON.stringify({ grouping: 'priority' })));
  await grouped.reload();
  const heads = async () =>
    (await grouped.locator('.list .grp').allInnerTexts()).map((text) => text.replaceAll(/\s+/gu, ' '));
  const named = (name: string) => grouped.locator('.list .grp button', { hasText: name });
  await soon(heads).toEqual([`${desk.priorities.high} ${high.length}`]);
  for (const share of [0.5, 0.2, 0.8, 1]) {
    const whole = await order('');
    await scrollTo(grouped, share);
    await soon(async () => {
      const shown = await seen(grouped);
      const first = whole.indexOf(shown[0] ?? 0);
      const isThere = shown.length > 10 && Math.abs(first - share * (MANY - shown.length)) < 5;
      return isThere && shown.join() === whole.slice(first, first + shown.length).join();
    }).toBe(true);
  }
  await soon(heads).toContain(`${desk.priorities.low} ${low.length}`);
  await grouped.screenshot({ path: join(pictures, 'long-list-in-groups.png') });
  // Folded with its head, by mouse; and the group under the cursor, by key.
  await grouped.keyboard.press('Home');
  await named(desk.priorities.high ?? '').click();
  await soon(heads).toEqual([`${desk.priorities.high} ${high.length}`, `${desk.priorities.medium} ${medium}`]);
  await soon(async () => (await seen(grouped))[0]).toBe((await order('&folded=high'))[0]);
  await grouped.keyboard.press('End');
  await soon(async () => (await seen(grouped)).at(-1)).toBe(low.at(-1));
  await soon(() => grouped.locator('.list .tr.cur').innerText()).toContain(`Rad ${low.at(-1)}`);
  await grouped.keyboard.press('ArrowLeft');
  await soon(heads).toContain(`${desk.priorities.low} ${low.length}`);
  await soon(async () => (await seen(grouped)).some((number) => low.includes(number))).toBe(false);
  await grouped.screenshot({ path: join(pictures, 'long-list-folded.png') });
  await grouped.keyboard.press('Home');
  await soon(() => grouped.locator('.list .tr.cur').count()).toBe(1);
  await grouped.keyboard.press('ArrowLeft');
  await soon(heads).toHaveLength(3);
  await soon(() => seen(grouped)).toEqual([]);
  await named(desk.priorities.low ?? '').focus();
  await grouped.keyboard.press('Enter');
  await soon(async () => (await seen(grouped))[0]).toBe(low[0]);
  // A ticket that leaves its group is counted in the other, once no hand is in the list.
  await grouped.mouse.move(10, 10);
  await put(low.slice(0, 1), 'high');
  await soon(heads).toContain(`${desk.priorities.high} ${high.length + 1}`);
  await soon(heads).toContain(`${desk.priorities.low} ${low.length - 1}`);
  expect(stage.trouble).toEqual([]);
});

it('TKT-8: grouped by urgency it goes to its ends too, on a phone it scrolls there, and the keys are told', async () => {
  const grouped = await stage.open('/tickets?view=open');
  await grouped.locator('.list .tr').first().waitFor();
  await grouped.keyboard.press('End');
  await soon(async () => (await seen(grouped)).at(-1)).toBe(MANY + 1);
  await grouped.screenshot({ path: join(pictures, 'long-list-grouped.png') });
  await grouped.keyboard.press('?');
  await grouped.getByText(desk.keys.last).waitFor();
  const phone = await stage.open('/tickets?view=open&sort=created&way=asc', {
    width: 390,
    height: 844,
    scheme: 'dark',
  });
  await phone.locator('.list .tr').first().waitFor();
  await soon(() => phone.locator('.list-gap').count()).toBeGreaterThan(0);
  await scrollTo(phone, 1);
  await soon(async () => (await seen(phone)).at(-1)).toBe(MANY + 1);
  await phone.screenshot({ path: join(pictures, 'long-list-phone.png') });
  expect(stage.trouble).toEqual([]);
});
