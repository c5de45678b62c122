import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { startChromium } from '#tools/parts/chromium.ts';
import { type Svara, type SvaraOptions, startSvara } from '#tools/parts/svara.ts';
import { becomeAdministrator, type Wire } from '#tools/parts/wire.ts';

/** A product, a browser, and the administrator's own line to the API. */
export interface Stage {
  readonly svara: Svara;
  readonly browser: Browser;
  readonly wire: Wire;
  /** A page signed in as this wire's user; what goes wrong in it is kept in `trouble`. */
  readonly open: (path: string, look?: Look) => Promise<Page>;
  /** Errors of pages and of the console, refused requests of the policy, and 500s. */
  readonly trouble: readonly string[];
  readonly close: () => Promise<void>;
}

/** How a page is looked at. */
export interface Look {
  readonly width?: number;
  readonly height?: number;
  readonly scheme?: 'light' | 'dark';
  readonly as?: Wire | 'nobody';
}

/** Where screenshots of a run lie. */
export const pictures = process.env['SVARA_PICTURES'] ?? join(tmpdir(), 'svara-pictures');

/** Starts the product and a browser; the administrator exists. */
export async function openStage(options: SvaraOptions = {}): Promise<Stage> {
  mkdirSync(pictures, { recursive: true });
  const svara = await startSvara(options);
  const wire = await becomeAdministrator(svara.url);
  const browser = await startChromium();
  const trouble: string[] = [];
  const contexts: BrowserContext[] = [];
  return {
    svara,
    browser,
    wire,
    trouble,
    open: async (path, look = {}) => {
      const context = await browser.newContext({
        viewport: { width: look.width ?? 1440, height: look.height ?? 900 },
        colorScheme: look.scheme ?? 'light',
        locale: 'sv-SE',
        timezoneId: 'Europe/Stockholm',
      });
      contexts.push(context);
      const who = look.as ?? wire;
      if (who !== 'nobody') await context.addCookies(cookiesOf(who, svara.url));
      const page = await context.newPage();
      listen(page, trouble);
      await page.goto(`${svara.url}${path}`);
      await settled(page);
      return page;
    },
    close: async () => {
      for (const context of contexts) await context.close();
      await browser.close();
      await svara.remove();
    },
  };
}

/** Waits until the page has its content: something in `main` or a heading, and no loading sign left. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('h1, main', { timeout: 20_000 });
  await page.waitForLoadState('networkidle', { timeout: 2000 }).catch(() => undefined);
  await page.evaluate(() => document.fonts.ready);
}

function cookiesOf(wire: Wire, url: string): { name: string; value: string; url: string }[] {
  return wire
    .cookies()
    .split('; ')
    .filter(Boolean)
    .map((cookie) => ({ name: cookie.split('=')[0] ?? '', value: cookie.split('=').slice(1).join('='), url }));
}

function listen(page: Page, trouble: string[]): void {
  page.on('pageerror', (error) => trouble.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A refused request shows as a console error of the browser; the answer itself is judged below.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      trouble.push(`${page.url()}: ${message.text()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 500)
      trouble.push(`${response.request().method()} ${response.url()} answered ${response.status()}`);
  });
}
