import { type CssNode, generate, type Rule, parse, type Selector, walk } from 'css-tree';
import { harmlessStyles } from './harmless-styles.ts';

/** A mail's style sheets made safe, and the classes and ids they name (EML-3). */
export interface SafeStyles {
  /** Empty when nothing harmless is left. */
  readonly css: string;
  readonly names: ReadonlySet<string>;
}

/** What every class and id of a mail begins with, so that none is ever one of our own. */
export const MAIL_NAME = 'm-';

/**
 * Makes the style sheets of a mail's HTML safe (EML-3): rules for elements, classes and ids that say only what a style
 * attribute may say, plainly or for a width of the screen.
 *
 * Rebuilt from what was understood, never cut out of what was sent: imports, fonts, animations, layers, printing, dark
 * schemes, what reads attributes and what makes content are left out. A browser in fact reads no byte of the sender's.
 */
export function safeStyles(html: string): SafeStyles {
  const names = new Set<string>();
  const css = sheetsIn(html)
    .flatMap((sheet) => rulesOf(parsed(sheet), names))
    .join('\n');
  return css.length > MOST_CSS || css.includes('<') ? { css: '', names: new Set() } : { css, names };
}

const MOST_CSS = 150_000;

/** The text of every sheet that is meant for the screen; what stands in comments is for other programs. */
function sheetsIn(html: string): string[] {
  const sheets: string[] = [];
  const lower = html.toLowerCase();
  const opening = /<!--|<style\b/g;
  let room = MOST_CSS;
  for (let found = opening.exec(lower); found !== null && room > 0; found = opening.exec(lower)) {
    const isSheet = found[0] !== '<!--';
    const from = isSheet ? lower.indexOf('>', found.index) + 1 : found.index;
    const to = from === 0 ? -1 : lower.indexOf(isSheet ? '</style' : '-->', from);
    // What is never closed reaches to the end.
    if (to < 0) break;
    opening.lastIndex = to;
    if (!isSheet || /media\s*=\s*["']?\s*(?:print|speech)/.test(lower.slice(found.index, from))) continue;
    const sheet = html.slice(from, Math.min(to, from + room)).replace(/<!--|-->/g, ' ');
    room -= sheet.length;
    sheets.push(sheet);
  }
  return sheets;
}

function parsed(sheet: string): CssNode | undefined {
  try {
    return parse(sheet, { parseCustomProperty: false });
  } catch {
    return undefined;
  }
}

function rulesOf(sheet: CssNode | undefined, names: Set<string>): string[] {
  if (sheet === undefined || (sheet.type !== 'StyleSheet' && sheet.type !== 'Block')) return [];
  const rules: string[] = [];
  sheet.children.forEach((node) => {
    if (node.type === 'Rule') rules.push(...ruleOf(node, names));
    if (node.type !== 'Atrule' || node.name.toLowerCase() !== 'media' || node.prelude === null) return;
    const query = generate(node.prelude);
    const inner = node.block === null || !harmlessQuery.test(query) ? [] : rulesOf(node.block, names);
    if (inner.length > 0) rules.push(`@media ${query}{${inner.join('')}}`);
  });
  return rules;
}

const width = String.raw`\((?:min|max)-(?:device-)?width:\s*\d{1,4}(?:\.\d+)?(?:px|em)\)`;
const one = String.raw`(?:(?:only\s+)?(?:screen|all)|${width})(?:\s*and\s*${width}){0,2}`;
const harmlessQuery = new RegExp(String.raw`^${one}(?:\s*,\s*${one}){0,3}$`, 'i');

function ruleOf(rule: Rule, names: Set<string>): string[] {
  if (rule.prelude.type !== 'SelectorList') return [];
  const said = declarationsOf(rule);
  if (said === '') return [];
  const selectors: string[] = [];
  rule.prelude.children.forEach((selector) => {
    const scoped = selector.type === 'Selector' ? scopedSelector(selector) : null;
    if (scoped === null) return;
    for (const name of scoped.names) names.add(name);
    selectors.push(scoped.text);
  });
  return selectors.length === 0 ? [] : [`${selectors.join(',')}{${said}}`];
}

/** The selector with every class and id under the mail's own beginning; null when it asks for more than that. */
function scopedSelector(selector: Selector): { readonly text: string; readonly names: readonly string[] } | null {
  const names: string[] = [];
  let isHarmless = true;
  walk(selector, (node) => {
    if (node.type === 'ClassSelector' || node.type === 'IdSelector') {
      isHarmless &&= /^[a-z_-][\w-]{0,79}$/i.test(node.name);
      names.push(node.name);
      node.name = `${MAIL_NAME}${node.name}`;
    } else if (node.type === 'TypeSelector')
      isHarmless &&= /^(?:\*|[a-z][a-z0-9]{0,20})$/i.test(node.name) && !/^html$/i.test(node.name);
    else if (node.type === 'PseudoClassSelector')
      isHarmless &&= node.children === null && harmlessStates.has(node.name.toLowerCase());
    else if (node.type !== 'Selector' && node.type !== 'Combinator') isHarmless = false;
  });
  return isHarmless ? { text: generate(selector), names } : null;
}

const harmlessStates: ReadonlySet<string> = new Set([
  'link',
  'visited',
  'hover',
  'active',
  'first-child',
  'last-child',
]);

function declarationsOf(rule: Rule): string {
  const said: string[] = [];
  rule.block.children.forEach((node) => {
    if (node.type !== 'Declaration') return;
    const property = node.property.toLowerCase();
    const value = generate(node.value);
    if (Object.hasOwn(harmlessStyles, property) && harmlessStyles[property]?.some((fits) => fits.test(value)))
      said.push(`${property}:${value}${node.important ? '!important' : ''}`);
  });
  return said.join(';');
}
