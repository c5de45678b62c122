import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../stage.ts';
import { axeFindings } from './axe.ts';
import { insidePages, openPages } from './web-pages.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
  for (const number of [1, 2, 3]) {
    await stage.wire.must('POST', '/tickets', {
      subject: `Kaffemaskinen läcker ${number}`,
      description: 'Hej! Den läcker sedan i morse.',
      fromCustomer: true,
      requester: { address: `kund${number}@kaffebolaget.example`, name: `Ann-Kristin Larsdotter-Bäckman ${number}` },
    });
  }
});
afterAll(async () => stage.close());

it('LNG-1: every page opens, has a heading and says nothing to the console', async () => {
  const empty: string[] = [];
  for (const [paths, as] of [
    [insidePages, stage.wire],
    [openPages, 'nobody'],
  ] as const) {
    for (const path of paths) {
      const page = await stage.open(path, { as });
      if ((await page.locator('h1, h2').count()) === 0) empty.push(`${path}: no heading`);
      const words = await page.innerText('body');
      if (/^(?:[a-z]+\.){1,3}[a-zA-Z]+$/m.test(words)) empty.push(`${path}: a bare key of the languages`);
      await page.context().close();
    }
  }
  expect(empty).toEqual([]);
  expect(stage.trouble).toEqual([]);
});

it.each(['light', 'dark'] as const)('every page passes axe (WCAG 2.2 AA) in %s', async (scheme) => {
  const found: string[] = [];
  for (const [paths, as] of [
    [insidePages, stage.wire],
    [openPages, 'nobody'],
  ] as const) {
    for (const path of paths) {
      const page = await stage.open(path, { as, scheme });
      for (const finding of await axeFindings(page)) found.push(`${path} ${finding}`);
      await page.context().close();
    }
  }
  expect(found).toEqual([]);
});

it('every page fits a phone: nothing is wider than the screen', async () => {
  const wide: string[] = [];
  for (const path of insidePages) {
    const page = await stage.open(path, { width: 390, height: 844 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) wide.push(`${path} is ${over} px too wide`);
    await page.context().close();
  }
  expect(wide).toEqual([]);
});

it('every page can be gone through by keyboard: what has the focus is seen', async () => {
  const lost: string[] = [];
  for (const path of insidePages) {
    const page = await stage.open(path);
    const seen = new Set<string>();
    for (let press = 0; press < 25; press += 1) {
      await page.keyboard.press('Tab');
      const focus = await page.evaluate(() => {
        const at = document.activeElement;
        if (at === null || at === document.body) return undefined;
        const box = at.getBoundingClientRect();
        const style = getComputedStyle(at);
        const marked =
          style.outlineStyle !== 'none' || style.boxShadow !== 'none' || at.closest(':focus-within') !== null;
        return { name: at.outerHTML.slice(0, 90), hidden: box.width === 0 || box.height === 0, marked };
      });
      if (focus === undefined) continue;
      seen.add(focus.name);
      if (focus.hidden || !focus.marked) lost.push(`${path}: ${focus.name}`);
    }
    if (seen.size < 5) lost.push(`${path}: only ${seen.size} places take the focus`);
    await page.context().close();
  }
  expect(lost).toEqual([]);
});
