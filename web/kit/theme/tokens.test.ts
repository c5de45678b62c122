import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { palette } from './palette.ts';

const css = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8');
const [first = '', dark = ''] = css.split('[data-mantine-color-scheme="dark"]');
const light = first.slice(first.indexOf('[data-mantine-color-scheme="light"]'));
const schemes = { light: tokensOf(light), dark: new Map([...tokensOf(light), ...tokensOf(dark)]) };

/** What must be read against what, and how strongly: text 4.5, edges and rings 3 (WCAG 1.4.3, 1.4.11). */
const pairs: readonly (readonly [string, string, number])[] = [
  ['text', 'sheet', 4.5],
  ...(['sheet', 'sunken', 'frame'] as const).map((on) => ['text-2', on, 4.5] as const),
  ...(['sheet', 'sunken', 'frame', 'hover', 'selected'] as const).map((on) => ['text-3', on, 4.5] as const),
  ['accent-text', 'sheet', 4.5],
  ['accent-text', 'accent-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['focus', 'sheet', 3],
  ['focus', 'frame', 3],
  ['line-ctl', 'sheet', 3],
  ['ok-text', 'ok-soft', 4.5],
  ['warn-text', 'warn-soft', 4.5],
  ['bad-text', 'bad-soft', 4.5],
  ['on-answer', 'answer', 4.5],
  ['on-bad', 'p-over-bg', 4.5],
  ['on-inverse', 'inverse', 4.5],
  ['whisper-text', 'whisper', 4.5],
  ...(['note', 'in', 'out'] as const).map((on) => ['text', on, 4.5] as const),
  ['p-ontrack', 'sheet', 3],
  ['p-ontrack-text', 'sheet', 4.5],
  ['p-warn', 'p-warn-bg', 3],
  ['p-warn-text', 'p-warn-bg', 4.5],
  ['p-over-text', 'p-over-bg', 4.5],
  ['p-over-bg', 'sheet', 3],
  ...(['p-paused', 'p-kept', 'p-broken', 'c1', 'c2', 'c3', 'c5'] as const).map((of) => [of, 'sheet', 3] as const),
  ...([1, 2, 3, 4, 5, 6] as const).map((n) => [`av${n}t`, `av${n}`, 4.5] as const),
];

it.each(['light', 'dark'] as const)('LNG-1: every pair of colours in the %s scheme can be told apart', (scheme) => {
  const tokens = schemes[scheme];
  expect(tokens.size).toBeGreaterThan(70);
  const weak = pairs
    .map(([of, on, needed]) => ({ of, on, needed, has: contrast(colour(tokens, of), colour(tokens, on)) }))
    .filter((pair) => pair.has < pair.needed);
  expect(weak).toEqual([]);
});

it('LNG-1: the theme’s palette is the palette of the tokens', () => {
  for (const [name, steps] of Object.entries(palette))
    steps.forEach((step, at) => expect(css).toContain(`--p-${name}-${at}:${step}`));
});

function tokensOf(text: string): Map<string, string> {
  return new Map(
    [...text.matchAll(/--sv-([\w-]+):\s*(#[0-9A-Fa-f]{6})/g)].map((found) => [found[1] ?? '', found[2] ?? '']),
  );
}

function colour(tokens: ReadonlyMap<string, string>, name: string): string {
  const found = tokens.get(name);
  if (!found) throw new Error(`no token --sv-${name}`);
  return found;
}

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
