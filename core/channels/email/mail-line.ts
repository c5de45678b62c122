import { isAttribution, mayStartAttribution } from './attribution.ts';

/**
 * What a line of a mail is, as one letter so that a whole mail reads as a word (EML-3).
 *
 * ```
 * e empty · d drawn line or signature mark · b attribution (“Anna wrote:”) · q quoted (>)
 * h mail header repeated in the text (From: …) · s “Sent from my phone” · t text
 * ```
 */
export type LineKind = 'e' | 'd' | 'b' | 'q' | 'h' | 's' | 't';

/** A line tells what it is by its beginning; how long a stranger makes it decides nothing. */
const MOST_OF_A_LINE = 500;

/** Names every line of a mail; lines of a fenced code block are always text. */
export function readLines(whole: readonly string[]): LineKind[] {
  const lines = whole.map((line) => line.slice(0, MOST_OF_A_LINE));
  const lastFence = lines.findLastIndex((line) => /^\s*```/.test(line));
  const kinds: LineKind[] = [];
  let fenced = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as string;
    if (/^\s*```/.test(line)) fenced = !fenced && lastFence > at;
    else if (!fenced) {
      const span = attributionSpan(lines, at);
      if (span > 0) {
        for (let n = 0; n < span; n++) kinds.push('b');
        at += span;
        continue;
      }
    }
    kinds.push(fenced || /^\s*```/.test(line) ? 't' : kindOf(line));
    at += 1;
  }
  return kinds;
}

function kindOf(line: string): LineKind {
  if (/^[\s\u200b\ufeff]*$/.test(line)) return 'e';
  if (/^\s*[-_,=+~#*ᐧ—–]+\s*$/.test(line)) return 'd';
  if (sentFrom.test(line)) return 's';
  if (/^\s*[A-Za-z]{0,3}[>|]/.test(line)) return 'q';
  if (repeatedHeader.test(line)) return 'h';
  return 't';
}

/** How many lines from `at` make one attribution; 0 when none. A blank line may stand inside only if it begins with a dated “On …”. */
function attributionSpan(lines: readonly string[], at: number): number {
  const first = lines[at] as string;
  if (!mayStartAttribution(first) && !/^\W*\p{L}/u.test(first)) return 0;
  if (/^\s*>/.test(first)) return /^\s*>\s*Begin forwarded message/i.test(first) ? 1 : 0;
  let joined = '';
  let blanks = 0;
  for (let n = 0; n < 6 && at + n < lines.length; n++) {
    const line = lines[at + n] as string;
    if (line.trim() === '') {
      if (n === 0 || blanks > 0 || !/^\s*On\s.*\d{4}.*\d{1,2}:\d{2}/i.test(first)) return 0;
      blanks += 1;
      continue;
    }
    if (
      n > 0 &&
      ((/^\s*>\s*\S/.test(line) && !/^\s*>\s*(?:wrote|schrieb|skrev)?\s*:/.test(line)) || repeatedHeader.test(line))
    )
      return 0;
    joined = joined === '' ? line : `${joined} ${line}`;
    if (n > 0 && !wrapped(first)) return 0;
    if (isAttribution(joined)) return n + (closesAddress(lines[at + n + 1], line) ? 2 : 1);
  }
  return 0;
}

/** Only a line that begins like an attribution may go on over the next lines; a sentence of the customer's may not. */
function wrapped(first: string): boolean {
  return (
    /^[\s*_]*(?:on|le|am|op|il|den|dnia|em|el|at)\s.*\d/iu.test(first) ||
    /^[\s*_]*\d.*[<"@:]/.test(first) ||
    /^\S.{0,80}<[^<>@]+@[^<>]+>/.test(first) ||
    /^[\s*_]*(?:mån|tis|ons|tors|fre|lör|sön|ma|ti|ke|to|pe|la|su)\w*\.?\s\d/iu.test(first)
  );
}

/** `2016-10-24 15:36 GMT+02:00 Foo bar <` and, on the next line, `foo@bar.example>:`. */
function closesAddress(next: string | undefined, line: string): boolean {
  return next !== undefined && /<\s*$/.test(line) && /^\S*>\s*:?\s*$/.test(next);
}

const sentFrom = new RegExp(
  `^\\s*(?:${[
    'sent from (?:my|outlook|mail|yahoo|samsung|proton)',
    'sent (?:with|via|using) ',
    'get outlook for',
    'skickat från (?:min|outlook|mail|e-post)',
    'hämta outlook',
    'lähetetty (?:\\S{1,30} ?){0,2}(?:iphone|ipad|android|puhelim|laitteesta|outlook|samsung)',
    'hanki outlook',
    'von meinem .* gesendet',
    'gesendet (?:von|mit|über) ',
    'diese nachricht wurde von',
    'sendt fra (?:min|outlook)',
    'enviado desde mi',
    'envoyé de(?:puis)? mon',
    'verzonden vanaf mijn',
    'inviato da(?:l mio)? ',
  ].join('|')}).{0,100}$`,
  'iu',
);

const repeatedHeader =
  /^\s*\*?(?:from|sent|to|cc|bcc|subject|date|reply-to|från|skickat|till|kopia|ämne|datum|svara till|lähettäjä|lähetetty|vastaanottaja|kopio|aihe|päivämäärä|pvm|von|gesendet|an|betreff|antwort an|da|risposta|data|a|oggetto|de|envoyé|à|objet|enviado|para|asunto|assunto|fra|sendt|til|emne|van|verzonden|aan|onderwerp):\*?(?:\s|$)/iu;
