import { type LineKind, readLines } from './mail-line.ts';

/** A stretch `[from, to)` of characters in the text that is shown folded (EML-3). */
export interface Fold {
  readonly from: number;
  readonly to: number;
}

/**
 * Says which stretches of a mail's text are quotes, signatures and copied headers, to be folded away on the screen (EML-3).
 *
 * Nothing is ever removed: every character stays in the text, folded or not. A mail of which nothing would be left
 * open is not folded at all. Answers written between quotes stay open together with the quotes they answer.
 */
export function foldQuote(text: string): readonly Fold[] {
  const lines = text.split('\n');
  const open = openLines(readLines(lines.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line))));
  return open === 'all' ? [] : foldsBetween(lines, open);
}

/** The offset from which everything to the end is folded, or null: for screens that know one fold only (EML-3). */
export function foldedFrom(text: string): number | null {
  const last = foldQuote(text).at(-1);
  return last !== undefined && last.to === text.length ? last.from : null;
}

/** The text as it stands when the folds are shut: what the writer added (EML-3). */
export function openText(text: string): string {
  let kept = '';
  let at = 0;
  for (const fold of foldQuote(text)) {
    kept += text.slice(at, fold.from);
    at = fold.to;
  }
  return (kept + text.slice(at)).trim();
}

/**
 * The lines that stay open, by number. The steps run over the mail read as a word of line kinds.
 *
 * ```
 * 1 after the first drawn line          t t e d | t t          everything after it folds
 * 2 “Sent from my phone”                t e s                   the line folds
 * 3 an answer below the quote           b q q e | t t           the head folds
 * 4 attribution with a quote to the end t t | b e q q q         the tail folds
 * 5 headers of a copied mail            t t | h h h t t         the tail folds
 * ```
 */
function openLines(kinds: readonly LineKind[]): Set<number> | 'all' {
  let rows = kinds.map((kind, at) => ({ kind, at }));
  const word = (): string => rows.map((row) => row.kind).join('');
  const hasText = kinds.includes('t');
  if (!hasText) return 'all';

  const drawn = word().indexOf('d');
  if (drawn >= 0 && word().slice(0, drawn).includes('t')) rows = rows.slice(0, drawn);
  rows = rows.filter((row) => row.kind !== 's');

  const below = answerBelow(word());
  if (below > 0) rows = rows.slice(below);

  // A program that does not mark what it quotes: all below its attribution is the earlier mail.
  const unmarked = /te*b+e*[th]/.exec(word());
  if (unmarked !== null && !word().slice(0, unmarked.index).includes('b')) rows = rows.slice(0, unmarked.index + 1);

  const short = beforeShortEnd(word());
  if (short >= 0) rows = rows.slice(0, short + 1);

  const tail = word();
  const lastText = startOfRun(tail, tail.length, 'qbe') - 1;
  if (tail[lastText] === 't' && lastText < tail.length - 1) rows = rows.slice(0, lastText + 1);
  rows = rows.filter((row) => row.kind !== 'b');

  // A header that wraps over the next line: the line between belongs to the headers.
  const [from, to] = wrappedHeaders(word());
  rows = rows.map((row, n) => (n >= from && n < to ? { ...row, kind: 'h' } : row));
  const headers = word().search(/t[eq]*h{3,}/);
  if (headers >= 0) rows = rows.slice(0, headers + 1);
  else if (/h{3,}/.test(word())) rows = rows.filter((row) => row.kind !== 'h');
  else rows = rows.map((row) => (row.kind === 'h' ? { ...row, kind: 't' } : row));

  if (word().includes('t')) rows = rows.slice(0, startOfRun(word(), rows.length, 'eq'));
  return rows.some((row) => row.kind === 't') ? new Set(rows.map((row) => row.at)) : 'all';
}

/**
 * Where the customer's answer below the quote begins: `b…b[bqeh]+` and then text to the end; 0 when the mail is no such.
 *
 * The places are sought by hand here and below: a mail is whatever a stranger writes, and an expression that tries the
 * ways to share out a run of lines would try for ever.
 */
function answerBelow(word: string): number {
  const text = word.indexOf('t');
  if (text < 2 || word[0] !== 'b' || startOfRun(word, word.length, 'et') > text) return 0;
  const strange = startOfRun(word, text, 'bqeh');
  return strange === 0 || word.slice(strange, text - 1).includes('b') ? text : 0;
}

/** The text line above an attribution below which hardly a line follows, `te*b[eqbh]*[te]*` with fewer than seven lines of text. */
function beforeShortEnd(word: string): number {
  const end = startOfRun(word, word.length, 'te');
  const answer = word.indexOf('t', end);
  const quoteEnds = answer < 0 ? word.length : answer;
  if (word.slice(quoteEnds).replaceAll('e', '').length >= 7) return -1;
  const quote = startOfRun(word, quoteEnds, 'eqbh');
  const first = [...word.slice(quote, quoteEnds)].find((kind) => kind !== 'e');
  return word[quote - 1] === 't' && first === 'b' ? quote - 1 : -1;
}

/** The stretch of headers with wrapped lines between them, `h+[hte]+h+e`; empty when there is none. */
function wrappedHeaders(word: string): readonly [number, number] {
  for (const run of word.matchAll(/[hte]+/g)) {
    const first = run[0].indexOf('h');
    const last = run[0].lastIndexOf('he');
    if (first >= 0 && last >= first + 2) return [run.index + first, run.index + last + 2];
  }
  return [0, 0];
}

/** Where the run of these kinds begins that ends before `end`; `end` itself when the line before it is of none of them. */
function startOfRun(word: string, end: number, kinds: string): number {
  let at = end;
  while (at > 0 && kinds.includes(word[at - 1] as string)) at -= 1;
  return at;
}

function foldsBetween(lines: readonly string[], open: ReadonlySet<number>): Fold[] {
  const folds: Fold[] = [];
  const length = lines.reduce((sum, line) => sum + line.length + 1, -1);
  let offset = 0;
  lines.forEach((line, at) => {
    const end = Math.min(offset + line.length + 1, length);
    const last = folds.at(-1);
    if (!open.has(at)) {
      if (last !== undefined && last.to === offset) folds[folds.length - 1] = { from: last.from, to: end };
      else folds.push({ from: offset, to: end });
    }
    offset += line.length + 1;
  });
  return folds.filter((fold) => fold.to > fold.from);
}
