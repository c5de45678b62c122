import type { FigureTexts } from '#core/insight/sla-reports/figure-text.ts';
import { faint, hairline, type Sheets, sheet } from '../agreements/print-sheet.ts';
import type { PrintedChart } from './made-report.ts';

/** The colours of charts on the light screen. */
const kept = '#12637a';
const missed = '#b4213a';
const level = '#c77700';

const HEIGHT = 118;
const LEFT = sheet.left + 26;
const RIGHT = sheet.right - 46;

/** Kept and striped missed over time, the level on the right axis and the goal, as on the screen (SLR-1); where it ends. */
export function drawChart(sheets: Sheets, chart: PrintedChart, texts: FigureTexts, from: number): number {
  const { stretches, goal, words } = chart;
  if (stretches.length < 2) return from;
  legend(sheets, words, from);
  const top = from + 22;
  const bottom = top + HEIGHT;
  const most = niceTop(Math.max(...stretches.map((one) => one.met + one.missed)));
  const heightOf = (count: number) => (count / most) * HEIGHT;
  const lowest = lowestLevel([goal, ...stretches.flatMap((one) => (one.level === null ? [] : [one.level]))]);
  const levelAt = (share: number) => bottom - ((share - lowest) / (1 - lowest)) * HEIGHT;

  for (const part of [0, 0.5, 1]) {
    const y = bottom - part * HEIGHT;
    sheets.across(LEFT, RIGHT, y, hairline);
    sheets.line(texts.count(most * part), sheet.left, y - 4, { size: 7, colour: faint, align: 'right' }, 20);
    const share = lowest + part * (1 - lowest);
    sheets.line(texts.goal(Math.round(share * 1000) / 1000), RIGHT + 6, y - 4, { size: 7, colour: faint }, 40);
  }
  const each = (RIGHT - LEFT) / stretches.length;
  const wide = Math.min(each * 0.64, 26);
  const every = Math.ceil((stretches.length * 24) / (RIGHT - LEFT));
  for (const [index, one] of stretches.entries()) {
    const x = LEFT + index * each + (each - wide) / 2;
    const high = heightOf(one.met);
    if (high > 0) sheets.bar(x, bottom - high, wide, high, kept);
    const over = heightOf(one.missed);
    if (over > 0) sheets.stripes(x, bottom - high - over - (high > 0 ? 0.8 : 0), wide, over, missed);
    if (index % every === 0)
      sheets.line(one.label, LEFT + index * each - 6, bottom + 5, { size: 7, colour: faint }, each * every + 10);
  }
  sheets.across(LEFT, RIGHT, levelAt(goal), faint, true);
  sheets.curve(
    stretches.map((one, index) =>
      one.level === null ? null : ([LEFT + (index + 0.5) * each, levelAt(one.level)] as const),
    ),
    level,
  );
  return bottom + 30;
}

function legend(sheets: Sheets, words: PrintedChart['words'], y: number): void {
  let x: number = LEFT;
  const mark = (draw: (x: number) => void, text: string) => {
    draw(x);
    sheets.line(text, x + 14, y, { size: 8, colour: faint });
    x += 14 + sheets.width(text, { size: 8 }) + 18;
  };
  mark((at) => sheets.bar(at, y + 1, 9, 8, kept), words.met);
  mark((at) => sheets.stripes(at, y + 1, 9, 8, missed), words.missed);
  mark(
    (at) =>
      sheets.curve(
        [
          [at - 1, y + 5],
          [at + 10, y + 5],
        ],
        level,
      ),
    words.level,
  );
  mark((at) => sheets.across(at - 1, at + 10, y + 5, faint, true), words.goal);
}

/** The top of the left axis: a round number that halves. */
function niceTop(most: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most, 1)));
  for (const step of [1, 2, 4, 6, 10]) if (most <= step * power) return Math.max(2, step * power);
  return most;
}

/** The foot of the right axis: a whole ten per cent under whatever is drawn. */
function lowestLevel(levels: readonly number[]): number {
  return Math.max(0, Math.min(0.9, Math.floor(Math.min(...levels) * 10 - 0.001) / 10));
}
