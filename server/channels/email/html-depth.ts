import { Parser } from 'htmlparser2';

/** Deeper than any letter is laid out; what is deeper was made to exhaust whoever reads it. */
const DEEPEST = 1_000;

/** Whether HTML is nested past all reason (EML-3); told in one pass that ends as soon as it is. */
export function isTooDeep(html: string): boolean {
  let depth = 0;
  let deepest = 0;
  const parser: Parser = new Parser({
    onopentag() {
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (deepest > DEEPEST) parser.pause();
    },
    onclosetag() {
      depth -= 1;
    },
  });
  for (let at = 0; at < html.length && deepest <= DEEPEST; at += PIECE) parser.write(html.slice(at, at + PIECE));
  return deepest > DEEPEST;
}

const PIECE = 16_384;
