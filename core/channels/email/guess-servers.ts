import { oauthPresets } from './oauth-providers.ts';

/** Where an address's mail most likely lies and leaves (EML-1). */
export interface GuessedServers {
  readonly imap: string;
  readonly pop3: string;
  readonly smtp: string;
}

/**
 * Guesses the servers of an address by its domain (EML-1): the great providers' own, else the names most hosts give them.
 *
 * Only a proposal to be read and changed; nothing is asked of the network. Undefined while there is no whole domain.
 */
export function guessServers(address: string): GuessedServers | undefined {
  const domain = /@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/.exec(address.trim().toLowerCase())?.[1];
  if (domain === undefined) return undefined;
  if (/^(?:gmail|googlemail)\.com$/.test(domain)) return hostsOf('google');
  if (/^(?:outlook|hotmail|live|msn)\.[a-z.]+$/.test(domain)) return hostsOf('microsoft');
  return known.find(([ends]) => ends.test(domain))?.[1] ?? named(domain);
}

function hostsOf(provider: 'google' | 'microsoft'): GuessedServers {
  const { imap, pop3, smtp } = oauthPresets[provider];
  return { imap: imap.host, pop3: pop3.host, smtp: smtp.host };
}

function named(domain: string): GuessedServers {
  return { imap: `imap.${domain}`, pop3: `pop.${domain}`, smtp: `smtp.${domain}` };
}

/** Providers whose servers bear another name than the address, as they document them. */
const known: readonly (readonly [RegExp, GuessedServers])[] = [
  [/^(?:icloud|me|mac)\.com$/, { imap: 'imap.mail.me.com', pop3: '', smtp: 'smtp.mail.me.com' }],
  [/^gmx\.(?:de|net|at|ch)$/, { imap: 'imap.gmx.net', pop3: 'pop.gmx.net', smtp: 'mail.gmx.net' }],
  [/^t-online\.de$/, { imap: 'secureimap.t-online.de', pop3: 'securepop.t-online.de', smtp: 'securesmtp.t-online.de' }],
  [/^yahoo\.[a-z.]+$/, { imap: 'imap.mail.yahoo.com', pop3: 'pop.mail.yahoo.com', smtp: 'smtp.mail.yahoo.com' }],
  [/^fastmail\.(?:com|fm)$/, { imap: 'imap.fastmail.com', pop3: 'pop.fastmail.com', smtp: 'smtp.fastmail.com' }],
];
