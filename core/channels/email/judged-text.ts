/**
 * As much of a mail's text as is judged by its words (EML-2, EML-4): no mail program writes longer lines or needs more
 * of them to say that it bounced or passed on, and a hostile text may not cost more than an honest one.
 */
export function judgedText(text: string): string {
  return text
    .slice(0, MOST_TEXT)
    .split('\n')
    .map((line) => line.slice(0, MOST_LINE))
    .join('\n');
}

const MOST_TEXT = 100_000;
const MOST_LINE = 1_000;
