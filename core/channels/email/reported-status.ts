import type { DeliveryResult } from './delivery-result.ts';
import { verdictOf } from './delivery-verdict.ts';
import type { ReadMail } from './read-mail.ts';

/** Reads the recipients of a report's `message/delivery-status` part (EML-4, RFC 3464 §2.3). */
export function reportedStatuses(mail: ReadMail): readonly DeliveryResult[] {
  return mail.parts
    .filter((part) => /^message\/(global-)?delivery-status$/.test(part.contentType))
    .flatMap((part) => groupsOf(part.text ?? ''))
    .filter((group) => group.has('final-recipient') || group.has('original-recipient') || group.has('action'))
    .map(resultOf);
}

function resultOf(group: ReadonlyMap<string, string>): DeliveryResult {
  const words = group.get('diagnostic-code') ?? group.get('x-supplementary-info') ?? '';
  const said = statusIn(words);
  const given = statusIn(group.get('status') ?? '');
  // A relay's own “5.0.0” says nothing: what the far server answered decides then.
  const status = given === '' || (/^[45]\.0\.0$/.test(given) && said !== '') ? said || given : given;
  const replyCode = replyCodeIn(words);
  const action = (group.get('action') ?? 'failed').trim().toLowerCase().replace(/\W.*$/, '');
  return {
    recipient: addressIn(group.get('original-recipient')) ?? addressIn(group.get('final-recipient')),
    status,
    replyCode,
    verdict:
      action === 'failed'
        ? verdictOf(status, replyCode, words)
        : action === 'delayed'
          ? 'delayed'
          : action === ''
            ? 'refused'
            : 'delivered',
    words,
  };
}

/** An enhanced status code anywhere in the words (RFC 3463). */
export function statusIn(words: string): string {
  return /(?:^|[^\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])/.exec(words)?.[1] ?? '';
}

/** A reply code of the far server (RFC 5321). */
export function replyCodeIn(words: string): string {
  return /(?:^|[^\d.])([45]\d\d)(?=[- ;:]|$)(?!\.\d)/m.exec(words)?.[1] ?? '';
}

function addressIn(value: string | undefined): string | null {
  const found = /[^\s<>;,"]+@[^\s<>;,"]+/.exec((value ?? '').slice(0, 500).replace(/^[\w-]+\s*;/, ''));
  return found === null ? null : found[0].toLowerCase();
}

function groupsOf(text: string): ReadonlyMap<string, string>[] {
  return text
    .replace(/\r/g, '')
    .replace(/\n[ \t]+/g, ' ')
    .split(/\n\s*\n/)
    .map((block) => {
      const group = new Map<string, string>();
      for (const line of block.split('\n')) {
        const at = line.indexOf(':');
        const name = line.slice(0, at).trim().toLowerCase();
        if (at > 0 && !group.has(name)) group.set(name, line.slice(at + 1).trim());
      }
      return group;
    });
}
