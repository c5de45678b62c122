import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { sfntOf } from './sfnt.ts';

/** How a text is set on a printed sheet: size in points, weight, side, colour. */
export interface Setting {
  readonly size?: number;
  readonly weight?: Weight;
  readonly align?: 'left' | 'right';
  readonly colour?: string;
}
type Weight = 400 | 600 | 700;

/** A4 in points, with the margins all pages share. */
export const sheet = { width: 595.28, height: 841.89, left: 51, right: 544, top: 54, bottom: 778 } as const;

/** What is printed about a document itself. */
export interface SheetInfo {
  readonly title: string;
  readonly author: string;
  readonly language: string;
  readonly madeAt: number;
}

/** A4 sheets to print on, in the product's own type with all letters of Latin script (SLR-5); `finish` gives the bytes. */
export async function openSheets({ title, author, language, madeAt }: SheetInfo) {
  // Loaded with the first sheet: it takes 25 MB that most days need not.
  const { default: PDFDocument } = await import('pdfkit');
  const doc = new PDFDocument({
    ...{ size: 'A4', margin: 0, bufferPages: true, lang: language, displayTitle: true, pdfVersion: '1.7' as const },
    info: { Title: title, Author: author, Creator: 'Svara', Producer: 'Svara', CreationDate: new Date(madeAt) },
  });
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  for (const weight of weights)
    for (const script of scripts) doc.registerFont(`${script}-${weight}`, fontFile(script, weight));

  const choose = (script: Script, { size = 9.5, weight = 400 }: Setting) =>
    doc.font(`${script}-${weight}`).fontSize(size);
  const width = (text: string, how: Setting = {}) =>
    runsOf(text).reduce((sum, run) => sum + choose(run.script, how).widthOfString(run.text), 0);

  /** One line; with a width it is cut to it, and may stand at its right side. */
  const line = (text: string, x: number, y: number, how: Setting = {}, within?: number) => {
    const shown = within === undefined ? text : cut(text, within, how);
    let at = how.align === 'right' && within !== undefined ? x + within - width(shown, how) : x;
    for (const run of runsOf(shown)) {
      choose(run.script, how)
        .fillColor(how.colour ?? ink)
        .text(run.text, at, y, { lineBreak: false });
      at += choose(run.script, how).widthOfString(run.text);
    }
  };
  const cut = (text: string, within: number, how: Setting) => {
    if (width(text, how) <= within) return text;
    let [fits, tooLong] = [0, text.length];
    while (tooLong - fits > 1) {
      const middle = (fits + tooLong) >> 1;
      if (width(`${text.slice(0, middle)}…`, how) <= within) fits = middle;
      else tooLong = middle;
    }
    return `${text.slice(0, fits).trimEnd()}…`;
  };
  /** The lines a text takes within a width. */
  const wrap = (text: string, within: number, how: Setting = {}) => {
    const lines: string[] = [];
    for (const word of text.split(' ')) {
      const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
      if (lines.length > 0 && width(longer, how) <= within) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };
  return {
    line,
    wrap,
    width,
    rule: (y: number, colour = hairline, thickness = 0.6) =>
      doc.moveTo(sheet.left, y).lineTo(sheet.right, y).lineWidth(thickness).strokeColor(colour).stroke(),
    box: (x: number, y: number, wide: number, high: number, colour: string) =>
      doc.roundedRect(x, y, wide, high, 7).fill(colour),
    /** A bar of a chart, whose top is rounded. */
    bar: (x: number, y: number, wide: number, high: number, colour: string) =>
      doc.roundedRect(x, y, wide, high, Math.min(2, wide / 3, high / 2)).fill(colour),
    /** A bar in stripes, so that it differs in shape and not in colour alone. */
    stripes(x: number, y: number, wide: number, high: number, colour: string) {
      doc.save().rect(x, y, wide, high).clip().rect(x, y, wide, high).fill(colour);
      for (let at = x - high; at < x + wide; at += 3.6)
        doc
          .moveTo(at, y + high)
          .lineTo(at + high, y)
          .lineWidth(0.9)
          .strokeColor('#ffffff')
          .stroke();
      doc.restore();
    },
    /** A line through points, each with a dot; it breaks where there is none. */
    curve(points: readonly (readonly [number, number] | null)[], colour: string) {
      for (const [index, point] of points.entries()) {
        const before = points[index - 1];
        if (point === null) continue;
        if (before)
          doc
            .moveTo(...before)
            .lineTo(...point)
            .lineWidth(1.4)
            .strokeColor(colour)
            .stroke();
      }
      for (const point of points) if (point !== null) doc.circle(...point, 1.9).fill(colour);
    },
    /** A line from side to side, dotted or thin. */
    across: (x: number, to: number, y: number, colour: string, dotted = false) => {
      doc
        .save()
        .moveTo(x, y)
        .lineTo(to, y)
        .lineWidth(dotted ? 0.9 : 0.4)
        .strokeColor(colour);
      if (dotted) doc.dash(1.5, { space: 2.5 });
      doc.stroke().undash().restore();
    },
    page: () => doc.addPage(),
    /** Writes a foot on every page, which knows how many there are, and gives the document. */
    async finish(foot: (page: number, pages: number) => string): Promise<Buffer> {
      const { count } = doc.bufferedPageRange();
      for (let page = 0; page < count; page += 1) {
        doc.switchToPage(page);
        line(foot(page + 1, count), sheet.left, 806, { size: 8, colour: faint }, sheet.right - sheet.left);
      }
      doc.end();
      return whole;
    },
  };
}
export type Sheets = Awaited<ReturnType<typeof openSheets>>;

/** The colours of print: those of the light screen. */
export const ink = '#1d2327';
export const faint = '#5c666d';
export const hairline = '#dad7d2';
export const sunken = '#f5f3f0';
export const bad = '#a31435';
export const good = '#2f5d16';

const weights = [400, 600, 700] as const;
const scripts = ['latin', 'latin-ext'] as const;
type Script = (typeof scripts)[number];

const fonts = new Map<string, Buffer>();
const packages = createRequire(import.meta.url);

function fontFile(script: Script, weight: Weight): Buffer {
  const name = `hanken-grotesk-${script}-${weight}-normal.woff`;
  let font = fonts.get(name);
  if (font === undefined) {
    const folder = path.dirname(packages.resolve('@fontsource/hanken-grotesk/package.json'));
    font = sfntOf(readFileSync(path.join(folder, 'files', name)));
    fonts.set(name, font);
  }
  return font;
}

/** Texts in stretches that one file of the type has all letters of; what none has is a question mark. */
function runsOf(text: string): readonly { readonly text: string; readonly script: Script }[] {
  const runs: { text: string; script: Script }[] = [];
  for (const letter of text.replaceAll(/[\u2009\u202f]/gu, '\u00a0')) {
    const script = scriptOf(letter.codePointAt(0) ?? 63);
    const shown = script === undefined ? '?' : letter;
    const last = runs.at(-1);
    if (last !== undefined && last.script === (script ?? 'latin')) last.text += shown;
    else runs.push({ text: shown, script: script ?? 'latin' });
  }
  return runs;
}

/** The files' own ranges, as their package tells them. */
function scriptOf(code: number): Script | undefined {
  if (code <= 0xff || code === 0x131 || code === 0x152 || code === 0x153) return 'latin';
  if ((code >= 0x2010 && code <= 0x203a) || code === 0x20ac || code === 0x2122 || code === 0x2212) return 'latin';
  if ((code >= 0x100 && code <= 0x17f) || code === 0x218 || code === 0x219 || code === 0x21a || code === 0x21b)
    return 'latin-ext';
  return undefined;
}
