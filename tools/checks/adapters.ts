/** The files, outside server/platform, that speak to a foreign thing and therefore touch the world. */
export const adapters: readonly string[] = [
  'server/channels/email/imap.ts',
  'server/channels/email/keep-accounts.ts',
  'server/channels/email/pop3.ts',
];
