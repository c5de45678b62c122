import type { MailAccount } from '#api/channels/email.ts';

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
  const { aliases, port, moveTo, smtpHost, smtpPort, secret, smtpSecret, autoRepliesPerHour, megabytes, ...plain } =
    draft;
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
  };
}

function whole(text: string, otherwise: number): number {
  const number = Number.parseInt(text, 10);
  return Number.isNaN(number) ? otherwise : number;
}
