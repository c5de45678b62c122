import type { Instant } from '#core/platform/instant.ts';
import { figureTexts } from '#core/insight/sla-reports/figure-text.ts';
import { translate } from '#languages/translate.ts';
import { bad, faint, good, hairline, openSheets, type Sheets, sheet, sunken } from '../agreements/print-sheet.ts';
import type { MadeReport, PrintedRow, PrintedTable, ReckonedReport } from './made-report.ts';
import { drawChart } from './print-chart.ts';
import { periodText } from './period-text.ts';

const wide = sheet.right - sheet.left;
const small = { size: 8, colour: faint } as const;

/** A report as PDF (REP-1): its figures, how they went over time, its rows, and how they are counted. */
export async function printReport(
  report: MadeReport,
  how: {
    readonly name: string;
    readonly language: string;
    readonly reckoned: ReckonedReport;
    readonly madeAt: Instant;
  },
): Promise<Buffer> {
  const { language, reckoned, madeAt } = how;
  const texts = figureTexts(language);
  const say = (key: string, facts = {}) => translate(language, `insight:reportCentre.pdf.${key}`, facts);
  const period = periodText(reckoned.period, reckoned.zone, language);
  const title = `${report.title} · ${period}`;
  const sheets = await openSheets({ title, author: 'Svara', language, madeAt });

  let y: number = sheet.top;
  sheets.line(how.name, sheet.left, y, { size: 10, weight: 600, colour: faint }, wide / 2);
  const stamp = say('made', { when: texts.moment(madeAt, reckoned.zone) });
  sheets.line(stamp, sheet.left + wide / 2, y, { ...small, align: 'right' }, wide / 2);
  y += 26;
  for (const part of sheets.wrap(report.title, wide, { size: 21, weight: 700 })) {
    sheets.line(part, sheet.left, y, { size: 21, weight: 700 }, wide);
    y += 26;
  }
  y += 4;
  sheets.line(period, sheet.left, y, { size: 12, weight: 600 }, wide);
  y += 18;
  for (const line of report.about)
    for (const part of sheets.wrap(line, wide, { size: 9.5 })) {
      sheets.line(part, sheet.left, y, { size: 9.5, colour: faint });
      y += 13;
    }
  y = figures(sheets, report, y + 8);
  if (reckoned.isEmpty) {
    sheets.line(say('empty'), sheet.left, y, { size: 10.5, weight: 600 }, wide);
    y += 24;
  } else {
    if (report.chart !== undefined) y = drawChart(sheets, report.chart, texts, y);
    for (const table of report.tables) if (table.rows.length > 0) y = printed(sheets, table, say, y);
  }
  explained(sheets, { text: report.how, title: say('how') }, y);
  return sheets.finish((page, pages) =>
    [title, translate(language, 'insight:agreements.pdf.page', { page, pages })].join('  ·  '),
  );
}

type Say = (key: string, facts?: Record<string, unknown>) => string;

function figures(sheets: Sheets, { headline }: MadeReport, from: number): number {
  let y = from;
  for (let first = 0; first < headline.length; first += 4) {
    const some = headline.slice(first, first + 4);
    const columns = Math.max(3, some.length);
    const each = (wide - (columns - 1) * 8) / columns;
    for (const [index, { label, value, under, tone }] of some.entries()) {
      const x = sheet.left + index * (each + 8);
      sheets.box(x, y, each, 60, sunken);
      sheets.line(label, x + 10, y + 10, small, each - 20);
      const colour = tone === 'plain' ? {} : { colour: tone === 'good' ? good : bad };
      sheets.line(value, x + 10, y + 21, { size: 16, weight: 700, ...colour }, each - 20);
      sheets.line(under, x + 10, y + 43, { size: 7.5, colour: faint }, each - 20);
    }
    y += 68;
  }
  return y + 14;
}

function printed(sheets: Sheets, table: PrintedTable, say: Say, from: number): number {
  let y = from;
  const headings = { size: headSize(sheets, table), weight: 600 } as const;
  const headLines = Math.max(
    ...table.columns.map(({ title, width }) => sheets.wrap(title, width - 6, headings).length),
  );
  const head = (again: boolean) => {
    if (table.title !== '') {
      const title = again ? say('continued', { heading: table.title }) : table.title;
      sheets.line(title, sheet.left, y, { size: 12, weight: 600 }, wide);
      y += 20;
    }
    let x: number = sheet.left;
    for (const { title, width, align } of table.columns) {
      const lines = sheets.wrap(title, width - 6, headings);
      for (const [index, line] of lines.entries()) {
        const at = y + (headLines - lines.length + index) * 9.5;
        sheets.line(line, x, at, { ...headings, colour: faint, align }, width - (align === 'left' ? 6 : 0));
      }
      x += width;
    }
    y += headLines * 9.5 + 4;
    sheets.rule(y);
  };
  const line = (row: PrintedRow, isFoot: boolean) => {
    const weightOf = (index: number) => (isFoot || row.bad === index ? (600 as const) : (400 as const));
    const size = table.size ?? 8.5;
    const names = sheets.wrap(row.cells[0] ?? '', (table.columns[0]?.width ?? 0) - 6, { size, weight: weightOf(0) });
    const taller = (names.length - 1) * (size + 1.5);
    const height = (row.under === undefined ? 17 : 26) + taller;
    if (y + height > sheet.bottom) {
      sheets.page();
      y = sheet.top;
      head(true);
    }
    let x: number = sheet.left;
    for (const [index, { width, align }] of table.columns.entries()) {
      const how = { size, weight: weightOf(index), align, ...(row.bad === index ? { colour: bad } : {}) };
      const lines = index === 0 ? names : [row.cells[index] ?? ''];
      for (const [at, text] of lines.entries())
        sheets.line(text, x, y + 4 + at * (size + 1.5), how, width - (align === 'left' ? 6 : 0));
      x += width;
    }
    if (row.under !== undefined)
      sheets.line(row.under, sheet.left, y + 15 + taller, { size: 7.5, colour: faint }, table.columns[0]?.width ?? 100);
    y += height;
    sheets.rule(y, hairline, 0.4);
  };
  if (y + headLines * 9.5 + 60 > sheet.bottom) {
    sheets.page();
    y = sheet.top;
  }
  head(false);
  for (const row of table.rows) line(row, false);
  if (table.foot !== undefined) line(table.foot, true);
  if (table.more !== undefined) {
    y += 6;
    sheets.line(table.more, sheet.left, y, small, wide);
    y += 12;
  }
  return y + 20;
}

/** The size at which the longest word of every head fits its column, so that none is cut (LNG-1); points. */
function headSize(sheets: Sheets, { columns }: PrintedTable): number {
  const usual = 7.5;
  const fitting = columns.flatMap(({ title, width }) =>
    title.split(' ').map((word) => ((width - 6) / sheets.width(word, { size: usual, weight: 600 })) * usual),
  );
  return Math.min(usual, ...fitting.map((size) => Math.floor(size * 20) / 20));
}

function explained(sheets: Sheets, { text, title }: { text: string; title: string }, from: number): void {
  const lines = sheets.wrap(text, wide, { size: 8.5 });
  let y = from;
  if (y + 20 + lines.length * 12 > sheet.bottom) {
    sheets.page();
    y = sheet.top;
  }
  sheets.line(title, sheet.left, y, { size: 10.5, weight: 600 });
  y += 17;
  for (const line of lines) {
    sheets.line(line, sheet.left, y, { size: 8.5, colour: faint });
    y += 12;
  }
}
