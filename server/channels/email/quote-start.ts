import { Parser } from 'htmlparser2';

/**
 * Where the mail programs begin what they quote (EML-3); -1 when nothing says so, or nothing would be left open.
 *
 * Read in one pass, because a pattern looked for anew from every sign of a hostile letter takes hours.
 */
export function quoteStart(html: string): number {
  let at = -1;
  let hasWords = false;
  /** Where a drawn line began, while only the names of a copied head may follow. */
  let drawn = -1;
  let hidden = 0;
  const parser: Parser = new Parser({
    onopentag(name, attributes) {
      if (at >= 0) return;
      if (hiddenTags.has(name)) hidden += 1;
      else if (name === 'hr') drawn = parser.startIndex;
      else if (beginsQuote(name, attributes)) at = parser.startIndex;
    },
    onclosetag(name) {
      if (hiddenTags.has(name)) hidden = Math.max(0, hidden - 1);
    },
    ontext(text) {
      if (at >= 0 || hidden > 0 || text.trim() === '') return;
      if (drawn >= 0 && copiedHead.test(text.slice(0, 60))) at = drawn;
      drawn = -1;
      if (at < 0) hasWords = true;
    },
  });
  parser.write(html);
  parser.end();
  return hasWords ? at : -1;
}

const hiddenTags: ReadonlySet<string> = new Set(['style', 'head', 'title', 'script']);
const copiedHead = /^\s*(?:from|från|von|lähettäjä)\s*:/i;
const quoting = /gmail_(?:quote|attr|extra)|moz-cite-prefix|yahoo_quoted|protonmail_quote/i;
const separating = /^(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)/i;

function beginsQuote(name: string, attributes: Readonly<Record<string, string>>): boolean {
  if (name === 'blockquote') return true;
  if (name !== 'div') return false;
  const { class: classes = '', id = '', style = '' } = attributes;
  return quoting.test(classes) || separating.test(id) || /border-top:\s?solid/i.test(style);
}
