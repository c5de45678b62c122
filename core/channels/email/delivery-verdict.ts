import type { DeliveryVerdict } from './delivery-result.ts';

/** Judges a failed delivery by its status, reply code and words (EML-4): is the address dead, busy, or only this mail refused? */
export function verdictOf(status: string, replyCode: string, words: string): DeliveryVerdict {
  if (/^5\.1\.([1236]|10)$/.test(status) && !policy.test(words) && !notTheAddress.test(words)) return 'lasting';
  if (unknownUser.test(words) && !notTheAddress.test(words) && !/^(4|5\.2\.[02]|5\.1\.8)/.test(status))
    return 'lasting';
  if (status.startsWith('4') || (status === '' && replyCode.startsWith('4')) || status === '5.2.2') return 'passing';
  return full.test(words) ? 'passing' : 'refused';
}

/** The sender's domain, a local program or a name server is meant, not the recipient's mailbox. */
const notTheAddress = /sender|mail from|procmail|try again|malformed or unexpected/i;
const policy = /spam|blocked|blacklist|policy|denied by|spf|dkim|dmarc|relay/i;
const full = /(mailbox|quota|disk).{0,20}(full|exceeded)|over ?quota|exceeded storage|try again later|temporar/i;
const unknownUser =
  /user unknown|unknown user|no such (user|recipient|mailbox|person|address)|unknown (recipient|address|local part)|recipient (not found|unknown)|mailbox (not found|unavailable|does not exist)|does not exist|doesn't exist|invalid (recipient|mailbox)|no mailbox (here )?by that name|not a (known|valid) (user|mailbox)|unrouteable address|host (unknown|not found)|domain (not found|does not exist|unknown)|unknown host|user (is )?not found|address rejected: (undeliverable|unknown)|no mail-?box|account (is )?disabled|unknown alias|not listed in|name service error|nullmx|does not accept mail|doesn't have an? \S+ account/i;
