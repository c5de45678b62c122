import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong in a page by WCAG 2.2 A and AA, a line each with the place. */
export async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(source);
  return await page.evaluate(async () => {
    const axe = (window as unknown as { axe: { run: (root: Document, options: unknown) => Promise<any> } }).axe;
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } });
    return violations.map(
      (found: { id: string; help: string; nodes: { target: string[]; html: string }[] }) =>
        `${found.id}: ${found.help} (${found.nodes.length} times; ${found.nodes[0]?.target.join(' ')}; ${found.nodes[0]?.html.slice(0, 120)})`,
    );
  });
}
