/** What of a table is a secret: the whole of it, or some of its columns (API-2). */
export type TableSecret = 'whole' | readonly string[];

/**
 * What never leaves in an export: it lets somebody in for a while and is worth nothing elsewhere, or belongs to this
 * very database.
 */
export const neverExported: readonly string[] = [
  'schema_migrations',
  'sessions',
  'sign_in_attempts',
  'password_resets',
  'idempotency_keys',
  'mail_authorizations',
];

/**
 * What leaves only when it is asked for: hashes of what lets people and programs in, and what is sealed with the
 * installation's own key, which only an installation with the same key can open.
 */
export const secretParts: Readonly<Record<string, TableSecret>> = {
  users: ['password_hash', 'totp_secret_sealed', 'totp_on_at', 'totp_last_step'],
  recovery_codes: 'whole',
  api_tokens: 'whole',
  invitations: 'whole',
  house_mails: 'whole',
  house_mail_files: 'whole',
  mail_accounts: ['secret_sealed', 'smtp_secret_sealed'],
  mail_oauth: ['client_secret_sealed', 'refresh_sealed', 'access_sealed', 'connected_at'],
  agreements: ['link_hash', 'link_sealed'],
  calendar_feeds: ['sealed_address'],
  calendar_links: 'whole',
};

/** Whether a column's name says that it may hold a secret, so that somebody must decide about it. */
export function soundsSecret(column: string): boolean {
  return /(^|_)(hash|sealed|secret|password|token)(_|$)/.test(column);
}
