import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What is asked of a page: everything of WCAG 2.2 A and AA, or only what its colours decide. */
const asked = {
  everything: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
  colours: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] },
} as const;

/** What axe finds wrong in a page by WCAG 2.2 A and AA, a line each with the place. */
export async function axeFindings(
  page: Page,
  about: 'everything' | 'colours' = 'everything',
): Promise<readonly string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return await page.evaluate(async (runOnly) => {
    const axe = (window as unknown as { axe: { run: (root: Document, options: unknown) => Promise<any> } }).axe;
    const { violations } = await axe.run(document, { runOnly });
    return violations.map(
      (found: { id: string; help: string; nodes: { target: string[]; html: string }[] }) =>
        `${found.id}: ${found.help} (${found.nodes.length} times; ${found.nodes[0]?.target.join(' ')}; ${found.nodes[0]?.html.slice(0, 120)})`,
    );
  }, asked[about]);
}
