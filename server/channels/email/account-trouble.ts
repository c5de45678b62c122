import type { OauthTrouble } from './oauth-token.ts';

/** Why a mail account does not answer, as its page says it. */
export type AccountTrouble =
  | 'wrong-password'
  | 'unknown-host'
  | 'refused'
  | 'timed-out'
  | 'certificate'
  | 'no-folder'
  | OauthTrouble
  | 'token-refused'
  | 'other';
