import type { MailAccount } from '#api/channels/email.ts';
import { guessServers } from '#core/channels/email/guess-servers.ts';
import { type OauthProvider, oauthPresets } from '#core/channels/email/oauth-providers.ts';

/** A mail account as it is being written: numbers and lists are still text. */
export interface AccountDraft {
  readonly name: string;
  readonly address: string;
  readonly aliases: string;
  readonly siteId: string;
  readonly active: boolean;
  readonly protocol: MailAccount['protocol'];
  readonly host: string;
  readonly port: string;
  readonly security: MailAccount['security'];
  readonly username: string;
  readonly auth: MailAccount['auth'];
  readonly secret: string;
  readonly provider: OauthProvider;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly authorizeUrl: string;
  readonly tokenUrl: string;
  readonly scope: string;
  readonly folder: string;
  readonly afterwards: MailAccount['afterwards'];
  readonly moveTo: string;
  readonly smtpHost: string;
  readonly smtpPort: string;
  readonly smtpSecurity: MailAccount['smtpSecurity'];
  readonly smtpUsername: string;
  readonly smtpSecret: string;
  readonly intake: MailAccount['intake'];
  readonly autoReply: boolean;
  readonly autoReplySubject: string;
  readonly autoReplyText: string;
  readonly autoRepliesPerHour: string;
  readonly tokenIn: MailAccount['tokenIn'];
  readonly megabytes: string;
}

const MEGABYTE = 1_048_576;

/** Begins a draft from an account, or from what most have. */
export function draftOf(account: MailAccount | undefined): AccountDraft {
  return {
    name: account?.name ?? '',
    address: account?.address ?? '',
    aliases: (account?.aliases ?? []).join('\n'),
    siteId: account?.siteId ?? '',
    active: account?.active ?? true,
    protocol: account?.protocol ?? 'imap',
    host: account?.host ?? '',
    port: account === undefined || account.port === 0 ? '' : String(account.port),
    security: account?.security ?? 'tls',
    username: account?.username ?? '',
    auth: account?.auth ?? 'password',
    secret: '',
    provider: account?.oauth?.provider ?? 'microsoft',
    clientId: account?.oauth?.clientId ?? '',
    clientSecret: '',
    authorizeUrl: account?.oauth?.authorizeUrl ?? oauthPresets.microsoft.authorizeUrl,
    tokenUrl: account?.oauth?.tokenUrl ?? oauthPresets.microsoft.tokenUrl,
    scope: account?.oauth?.scope ?? oauthPresets.microsoft.scope,
    folder: account?.folder ?? 'INBOX',
    afterwards: account?.afterwards ?? 'seen',
    moveTo: account?.moveTo ?? '',
    smtpHost: account?.smtpHost ?? '',
    smtpPort: account?.smtpPort == null ? '587' : String(account.smtpPort),
    smtpSecurity: account?.smtpSecurity ?? 'starttls',
    smtpUsername: account?.smtpUsername ?? '',
    smtpSecret: '',
    intake: account?.intake ?? 'automatic',
    autoReply: account?.autoReply ?? false,
    autoReplySubject: account?.autoReplySubject ?? '',
    autoReplyText: account?.autoReplyText ?? '',
    autoRepliesPerHour: String(account?.autoRepliesPerHour ?? 3),
    tokenIn: account?.tokenIn ?? 'address',
    megabytes: String(Math.round((account?.maxBytes ?? 10 * MEGABYTE) / MEGABYTE)),
  };
}

/** The body to send; secrets that were not typed are left out, and so stay as they are. */
export function bodyOf(draft: AccountDraft) {
  const { aliases, port, moveTo, smtpHost, smtpPort, secret, smtpSecret, autoRepliesPerHour, megabytes, ...rest } =
    draft;
  const { provider, clientId, clientSecret, authorizeUrl, tokenUrl, scope, ...plain } = rest;
  const oauth = { provider, clientId, authorizeUrl, tokenUrl, scope };
  return {
    ...plain,
    aliases: aliases.split(/[\s,;]+/).filter((one) => one !== ''),
    ...(port.trim() === '' ? {} : { port: whole(port, 0) }),
    moveTo: moveTo.trim() === '' ? null : moveTo,
    smtpHost: smtpHost.trim() === '' ? null : smtpHost,
    smtpPort: smtpHost.trim() === '' ? null : whole(smtpPort, 587),
    autoRepliesPerHour: Math.min(20, Math.max(1, whole(autoRepliesPerHour, 3))),
    maxBytes: Math.min(50, Math.max(1, whole(megabytes, 10))) * MEGABYTE,
    ...(secret === '' ? {} : { secret }),
    ...(smtpSecret === '' ? {} : { smtpSecret }),
    ...(draft.auth === 'oauth2' ? { oauth: { ...oauth, ...(clientSecret === '' ? {} : { clientSecret }) } } : {}),
  };
}

/** A draft with another provider: its addresses and servers, where they are known. */
export function withProvider(draft: AccountDraft, provider: OauthProvider): Partial<AccountDraft> {
  if (provider === 'other') return { provider, authorizeUrl: '', tokenUrl: '', scope: '' };
  const { authorizeUrl, tokenUrl, scope, imap, pop3, smtp } = oauthPresets[provider];
  const incoming = draft.protocol === 'pop3' ? pop3 : imap;
  return {
    provider,
    authorizeUrl,
    tokenUrl,
    scope,
    ...(draft.protocol === 'smtp'
      ? { smtpUsername: draft.smtpUsername || draft.address }
      : {
          host: incoming.host,
          port: String(incoming.port),
          security: 'tls' as const,
          username: draft.username || draft.address,
        }),
    smtpHost: smtp.host,
    smtpPort: String(smtp.port),
    smtpSecurity: smtp.security,
  };
}

/** What an address lets us propose: servers, user name and name, where nothing is written yet. */
export function withAddress(draft: AccountDraft): Partial<AccountDraft> {
  const guessed = guessServers(draft.address);
  if (guessed === undefined) return {};
  const address = draft.address.trim();
  const fetched = draft.protocol !== 'smtp';
  return {
    ...(draft.name === '' ? { name: address } : {}),
    ...(fetched && draft.host === '' ? { host: draft.protocol === 'pop3' ? guessed.pop3 : guessed.imap } : {}),
    ...(fetched && draft.username === '' ? { username: address } : {}),
    ...(fetched && draft.smtpHost === '' ? { smtpHost: guessed.smtp } : {}),
  };
}

/** Whether nobody has written a server yet: none stands there, or only the one we proposed. */
export function isHostOpen({ host, address }: AccountDraft): boolean {
  const guessed = guessServers(address);
  return host === '' || host === guessed?.imap || host === guessed?.pop3;
}

/** Whether what the way of signing in needs is written. */
export function isSound(draft: AccountDraft): boolean {
  const connects = [draft.clientId, draft.authorizeUrl, draft.tokenUrl].every((one) => one.trim() !== '');
  return draft.name.trim() !== '' && draft.address.includes('@') && (draft.auth === 'password' || connects);
}

function whole(text: string, otherwise: number): number {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? otherwise : number;
}
