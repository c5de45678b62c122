import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from '../stage.ts';
import { findLostFocus, findTooWide, lookOver } from './look-over.ts';
import { insidePages, openPages } from './web-pages.ts';
import { type Windows, windowsOf } from './windows.ts';

let stage: Stage;
let windows: Windows;

beforeAll(async () => {
  stage = await openStage();
  windows = windowsOf(stage);
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

// Some beside each other: while one waits for its page, another is looked at.
it.concurrent.each(insidePages)(
  'LNG-1: %s speaks, passes axe (WCAG 2.2 AA) in light and dark, fits a phone and shows where the focus is',
  async (path) => {
    const page = await windows.take(path);
    const found = [...(await lookOver(page)), ...(await findTooWide(page)), ...(await findLostFocus(page))];
    windows.giveBack(page);
    expect(found).toEqual([]);
  },
);

it.concurrent.each(openPages)(
  'LNG-1: %s speaks to nobody in particular, passes axe (WCAG 2.2 AA) in light and dark and fits a phone',
  async (path) => {
    const page = await stage.open(path, { as: 'nobody' });
    const found = [...(await lookOver(page)), ...(await findTooWide(page))];
    await page.context().close();
    expect(found).toEqual([]);
  },
);

it('LNG-1: no page said anything to the console', () => {
  expect(stage.trouble).toEqual([]);
});
