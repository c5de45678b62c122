import type { Page } from 'playwright-core';
import { settled, type Stage } from '../stage.ts';

/** Windows of somebody signed in that go on from page to page, so that what was fetched once is there for the next. */
export interface Windows {
  /** A free window with this page open, as after a full load. */
  readonly take: (path: string) => Promise<Page>;
  readonly giveBack: (page: Page) => void;
  /** Looks at pages, some beside each other, and gathers what was found. */
  readonly walk: (
    paths: readonly string[],
    look: (page: Page, path: string) => Promise<readonly string[]>,
  ) => Promise<string[]>;
}

const BESIDE_EACH_OTHER = 3;

/** The windows of a stage; its end closes them. */
export function windowsOf(stage: Stage): Windows {
  const free: Page[] = [];
  const take = async (path: string) => {
    const page = free.pop();
    if (page === undefined) return stage.open(path);
    await page.goto(`${stage.svara.url}${path}`);
    await settled(page);
    return page;
  };
  const giveBack = (page: Page) => void free.push(page);
  return {
    take,
    giveBack,
    async walk(paths, look) {
      const waiting = [...paths];
      const found: string[] = [];
      const lane = async () => {
        for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
          const page = await take(path);
          found.push(...(await look(page, path)));
          giveBack(page);
        }
      };
      await Promise.all(Array.from({ length: BESIDE_EACH_OTHER }, lane));
      return found;
    },
  };
}
