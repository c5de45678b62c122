import type { DeliveryResult } from './delivery-result.ts';
import { verdictOf } from './delivery-verdict.ts';
import { judgedText } from './judged-text.ts';
import { replyCodeIn, statusIn } from './reported-status.ts';

/**
 * Reads failures told in plain words, above the copy of the returned mail (EML-4).
 *
 * ```
 * qmail     <a@b>:⏎ user does not exist            postfix   <a@b>: host mx said: 550 5.1.1 …
 * exim        a@b⏎    SMTP error from …: 550 …     sendmail  550 5.1.1 <a@b>... User unknown
 * exchange  a@b on 2026-11-22 10:00⏎    …           others    550 … a@b …
 * ```
 */
export function plainFailures(text: string): readonly DeliveryResult[] {
  const lines = aboveTheCopy(judgedText(text)).split('\n');
  const found = new Map<string, string[]>();
  let current: string[] | null = null;
  for (const line of lines) {
    const named = namedAlone(line);
    if (named !== null) {
      current = found.get(named.address) ?? [];
      found.set(named.address, current);
      if (named.rest !== '') current.push(named.rest);
    } else if (current !== null && line.trim() !== '') current.push(line.trim());
    else if (line.trim() === '' && current !== null && current.length > 0) current = null;
  }
  const told = [...found].map(([recipient, words]) => resultOf(recipient, words.join(' ')));
  const meant = told.filter((one) => one.status !== '' || one.replyCode !== '' || failing.test(one.words));
  return meant.length > 0 ? meant : inOneLine(lines);
}

function resultOf(recipient: string, words: string): DeliveryResult {
  const status = statusIn(words);
  const replyCode = replyCodeIn(words);
  return { recipient, status, replyCode, verdict: verdictOf(status, replyCode, words), words: words.slice(0, 500) };
}

/** A line that names an address first and nothing of a sentence before it. */
function namedAlone(line: string): { readonly address: string; readonly rest: string } | null {
  const match =
    /^\s*<?([^\s<>:,;"()@]+@[^\s<>:,;"()@]+\.[^\s<>:,;"()@]+)>?(?:\s*\((?:expanded from|ultimately generated from|reason)[^)]*\)?)?\s*(?::\s*(.*)|\s+on\s+.*|)$/i.exec(
      line,
    ) ??
    /^\s*(?:recipient|to|adress|address|final-recipient)\s*:?\s*(?:rfc822;)?\s*<?([^\s<>:,;"@]+@[^\s<>:,;"@]+)>?()$/i.exec(
      line,
    );
  if (match === null) return null;
  return { address: (match[1] as string).toLowerCase().replace(/\.+$/, ''), rest: (match[2] ?? '').trim() };
}

/** `550 5.1.1 <a@b>... User unknown`, or any line with a code and an address. */
function inOneLine(lines: readonly string[]): DeliveryResult[] {
  const found = new Map<string, DeliveryResult>();
  for (const line of lines) {
    if (!/(?:^|\D)[45]\d\d(?:\D|$)|[45]\.\d+\.\d+/.test(line) && !failing.test(line)) continue;
    const address = /<?([^\s<>:,;"()@]{1,100}@[^\s<>:,;"()@]+\.\w[^\s<>:,;"()@]*)>?/.exec(line)?.[1];
    if (address === undefined) continue;
    const recipient = address.toLowerCase().replace(/[.>]+$/, '');
    if (!found.has(recipient)) found.set(recipient, resultOf(recipient, line.trim()));
  }
  return [...found.values()];
}

const failing =
  /user unknown|unknown user|no such|does not exist|doesn't exist|not found|unknown|unrouteable|quota|full|rejected|refused|failed|error|undeliverable|disabled|timed? ?out|retry time|too (large|many|long)|denied|unable|can(no|')t|couldn't|invalid|not (accept|allow|deliver)|temporar|exceeded|loop|bounced/i;

function aboveTheCopy(text: string): string {
  const at = text.search(
    /^(?:-{2,}.*(?:copy of (?:the|your) message|returned message|original message|unsent message|message headers follow|header of the).*|-{3,}\s*(?:begin|forwarded|the body|this is a copy).*|.*original message (?:follows|was received from).*|(?:return-path|received):\s.*)$/im,
  );
  return at > 0 ? text.slice(0, at) : text;
}
