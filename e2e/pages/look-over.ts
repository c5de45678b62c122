import type { Page } from 'playwright-core';
import { axeFindings } from './axe.ts';

const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/** What is wrong with a page that stands open on a desktop in light: its words, WCAG 2.2 AA in light and dark. */
export async function lookOver(page: Page): Promise<readonly string[]> {
  const words = await findWords(page);
  const light = await axeFindings(page);
  await turnTo(page, 'dark');
  // What the pages are built of is the same in both; their colours are not.
  const dark = await axeFindings(page, 'colours');
  await turnTo(page, 'light');
  return [...words, ...light.map((found) => `light: ${found}`), ...dark.map((found) => `dark: ${found}`)];
}

async function findWords(page: Page): Promise<string[]> {
  const found: string[] = [];
  // A page that is still coming on a slow machine has not gone without one.
  const heading = page.locator('h1, h2').first();
  if (
    !(await heading.waitFor({ timeout: 15_000 }).then(
      () => true,
      () => false,
    ))
  )
    found.push('no heading');
  const bare = /^(?:[a-z]+\.){1,3}[a-zA-Z]+$/m.exec(await page.innerText('body'));
  if (bare) found.push(`a bare key of the languages: ${bare[0]}`);
  return found;
}

async function turnTo(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.waitForFunction(
    (wanted) =>
      document.documentElement.dataset['mantineColorScheme'] === wanted &&
      !document.getAnimations().some((each) => each instanceof CSSTransition && each.playState === 'running'),
    colorScheme,
  );
}

/** Whether a page fits a phone: nothing is wider than the screen. */
export async function findTooWide(page: Page): Promise<readonly string[]> {
  await page.setViewportSize(phone);
  const over = await page.evaluate(async () => {
    // Who asks for the width in code draws once more.
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    return document.documentElement.scrollWidth - window.innerWidth;
  });
  await page.setViewportSize(desktop);
  return over > 0 ? [`on a phone ${over} px too wide`] : [];
}

/** Whether a page can be gone through by keyboard, with what has the focus seen: it is left as the keys leave it. */
export async function findLostFocus(page: Page): Promise<readonly string[]> {
  const lost: string[] = [];
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
    if (focus.hidden || !focus.marked) lost.push(`focus is not seen: ${focus.name}`);
  }
  return seen.size < 5 ? [...lost, `only ${seen.size} places take the focus`] : lost;
}
