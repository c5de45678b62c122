/**
 * Does a text hold the words of a pattern? (FLT-2, SLA-3)
 *
 * Whole words unless `*`, which stands for any run of characters inside one word, also none. Case never matters. A
 * hyphen, an underscore and an @ belong to the word, a full stop only between two of its characters, so `*@klarna.se`
 * does not match `a@klarna.se.example.com`. Every other character of a pattern stands for itself.
 *
 * ```ts
 * matchesWords('kapad', 'skapad'); // false
 * matchesWords('tomat*', 'tomat-puré'); // true
 * ```
 */
export function matchesWords(pattern: string, text: string): boolean {
  const wanted = foldCase(pattern.trim()).replace(/\*+/g, '*');
  if (wanted === '' || wanted === '*') return wanted === '*' && text.trim() !== '';
  const folded = foldCase(text);
  return onlyWord.test(wanted)
    ? wordsOf(folded, wanted).some((word) => matchesGlob(wanted, word))
    : holdsPhrase(wanted, folded);
}

/** The same letters whatever their case, in Unicode's sense and so in all four languages; ß is ss (FLT-2). */
export function foldCase(text: string): string {
  return text.normalize('NFC').toUpperCase().toLowerCase().normalize('NFC');
}

const letter = "\\p{L}\\p{N}\\p{M}_\\-@+'’&";
const word = new RegExp(`[${letter}]+(?:\\.[${letter}]+)*`, 'gu');
const onlyWord = new RegExp(`^[${letter}.*]+$`, 'u');

function wordsOf(text: string, pattern: string): string[] {
  const words: string[] = text.match(word) ?? [];
  if (pattern.includes('.')) return words;
  return words.flatMap((one) => (one.includes('.') && !one.includes('@') ? [one, ...one.split('.')] : [one]));
}

/** Greedy with one step back per star: never more than the product of the two lengths. */
function matchesGlob(pattern: string, text: string): boolean {
  let p = 0;
  let t = 0;
  let star = -1;
  let mark = 0;
  while (t < text.length) {
    if (pattern[p] === '*') {
      star = p++;
      mark = t;
    } else if (p < pattern.length && pattern[p] === text[t]) {
      p++;
      t++;
    } else if (star >= 0) {
      p = star + 1;
      t = ++mark;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}

/** A pattern with blanks or signs in it: whole words at both ends, a star inside one word, blanks of any length. */
function holdsPhrase(pattern: string, text: string): boolean {
  const parts = pattern.split(/([\s*]+)/u).map((part) => {
    if (/^\s+$/u.test(part)) return '\\s+';
    if (part.includes('*')) return `[${letter}.]{0,200}${/\s/u.test(part) ? '\\s+' : ''}`;
    return part.replace(/[.+?^${}()|[\]\\/]/g, '\\$&');
  });
  const starts = new RegExp(`^[${letter}]`, 'u').test(pattern) ? `(?<![${letter}])` : '';
  const ends = new RegExp(`[${letter}]$`, 'u').test(pattern) ? `(?![${letter}])` : '';
  return new RegExp(starts + parts.join('') + ends, 'u').test(text.slice(0, 20_000));
}
