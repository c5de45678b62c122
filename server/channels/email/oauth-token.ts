import type { World } from '#server/platform/db/tx.ts';
import { fetchOutside, OutsideFailed } from '#server/platform/outside/fetch-outside.ts';

/** Why no token came: nobody has connected, the consent is gone, our client is refused, or the provider does not answer. */
export type OauthTrouble = 'not-connected' | 'consent-gone' | 'client-refused' | 'provider-silent';

/** No token came; the words are the provider's own. */
export class OauthFailed extends Error {
  readonly trouble: OauthTrouble;
  constructor(trouble: OauthTrouble, words: string) {
    super(words);
    this.name = 'OauthFailed';
    this.trouble = trouble;
  }
}

/** Tokens as a provider gives them. */
export interface Tokens {
  readonly accessToken: string;
  /** Absent when the old one goes on serving. */
  readonly refreshToken: string | null;
  readonly expiresInMs: number;
}

const USUAL_LIFE_MS = 3_600_000;

/**
 * Asks a provider for tokens (EML-1, RFC 6749 §4.1.3 and §6): by a code, or by a refresh token.
 *
 * Throws `OauthFailed`: `invalid_grant` means the consent is gone, `invalid_client` that our own secret is wrong; what
 * cannot be understood is a provider that does not answer, and is asked again.
 */
export async function requestToken(
  world: World,
  tokenUrl: string,
  form: Readonly<Record<string, string>>,
): Promise<Tokens> {
  const answer = await fetchOutside(tokenUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams(form).toString(),
    mostBytes: 100_000,
    allowed: world.config.allowedPrivate,
  }).catch((error: unknown) => {
    throw error instanceof OutsideFailed ? new OauthFailed('provider-silent', error.message) : error;
  });
  const said = readJson(answer.body);
  const words = String(said['error_description'] ?? said['error'] ?? `HTTP ${answer.status}`).slice(0, 300);
  if (said['error'] === 'invalid_grant') throw new OauthFailed('consent-gone', words);
  if (answer.status === 401 || said['error'] === 'invalid_client' || said['error'] === 'unauthorized_client')
    throw new OauthFailed('client-refused', words);
  const accessToken = said['access_token'];
  if (answer.status !== 200 || typeof accessToken !== 'string' || accessToken === '')
    throw new OauthFailed('provider-silent', words);
  const seconds = Number(said['expires_in']);
  return {
    accessToken,
    refreshToken: typeof said['refresh_token'] === 'string' ? said['refresh_token'] : null,
    expiresInMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1_000 : USUAL_LIFE_MS,
  };
}

function readJson(body: Buffer): Record<string, unknown> {
  try {
    const read = JSON.parse(body.toString('utf8')) as unknown;
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
