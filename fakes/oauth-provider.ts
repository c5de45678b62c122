import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A fake of a provider of tokens on loopback, with a memory of its own, that can be made to fail. */
export interface OauthProviderFake {
  readonly url: string;
  readonly client: { readonly id: string; readonly secret: string };
  /** What mail servers ask about a token (RFC 7662). */
  readonly introspectionUrl: string;
  /** Every form that came to the token address. */
  readonly asked: readonly Readonly<Record<string, string>>[];
  /** How long a token from now on serves. */
  life: number;
  /** How the next requests for a token are answered instead. */
  fail(answers: readonly (readonly [status: number, body: string])[]): void;
  /** Ends every access token at once, as a changed password would. */
  endAccess(): void;
  /** Takes the user's consent back: no refresh token serves any more. */
  takeConsentBack(): void;
  /** What a person's browser does at the provider: looks at the page, agrees, and is sent back; the address it ends at. */
  agree(authorizeUrl: string): Promise<string>;
  stop(): Promise<void>;
}

interface Code {
  readonly challenge: string;
  readonly returnTo: string;
  readonly user: string;
}

/**
 * Starts the fake: the authorisation code with PKCE (RFC 7636), refresh tokens that serve once each, and introspection
 * for a mail server.
 */
export async function startOauthProvider(): Promise<OauthProviderFake> {
  const client = { id: 'svara-app', secret: 'appens hemlighet' };
  const codes = new Map<string, Code>();
  const refreshable = new Map<string, string>();
  const access = new Map<string, { user: string; until: number }>();
  const asked: Record<string, string>[] = [];
  let failures: (readonly [number, string])[] = [];

  const authorize = (url: URL, response: ServerResponse): void => {
    const given = Object.fromEntries(url.searchParams);
    const sound =
      given['response_type'] === 'code' &&
      given['client_id'] === client.id &&
      given['code_challenge_method'] === 'S256';
    if (!sound) return void response.writeHead(400).end('not a request of a client I know');
    const code = secret();
    const returnTo = given['redirect_uri'] ?? '';
    codes.set(code, { challenge: given['code_challenge'] ?? '', returnTo, user: given['login_hint'] ?? '' });
    const back = new URL(returnTo);
    back.searchParams.set('code', code);
    back.searchParams.set('state', given['state'] ?? '');
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end(`<title>Give permission</title><a id="agree" href="${back.href.replaceAll('&', '&amp;')}">Agree</a>`);
  };

  const token = (form: Record<string, string>, response: ServerResponse): void => {
    asked.push(form);
    const failure = failures.shift();
    if (failure !== undefined)
      return void response.writeHead(failure[0], { 'content-type': 'application/json' }).end(failure[1]);
    if (form['client_id'] !== client.id || form['client_secret'] !== client.secret)
      return json(response, 401, { error: 'invalid_client', error_description: 'The client is not known.' });
    const user = form['grant_type'] === 'authorization_code' ? userOfCode(form) : userOfRefresh(form);
    if (user === undefined)
      return json(response, 400, { error: 'invalid_grant', error_description: 'The grant is gone.' });
    const [accessToken, refreshToken] = [secret(), secret()];
    access.set(accessToken, { user, until: Date.now() + fake.life * 1_000 });
    refreshable.set(refreshToken, user);
    json(response, 200, {
      access_token: accessToken,
      token_type: 'Bearer',
      expires_in: fake.life,
      refresh_token: refreshToken,
    });
  };

  const userOfCode = (form: Record<string, string>): string | undefined => {
    const code = codes.get(form['code'] ?? '');
    codes.delete(form['code'] ?? '');
    const proof = createHash('sha256')
      .update(form['code_verifier'] ?? '')
      .digest('base64url');
    return code !== undefined && code.challenge === proof && code.returnTo === form['redirect_uri']
      ? code.user
      : undefined;
  };

  const userOfRefresh = (form: Record<string, string>): string | undefined => {
    const user = refreshable.get(form['refresh_token'] ?? '');
    refreshable.delete(form['refresh_token'] ?? '');
    return user;
  };

  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    if (url.pathname === '/authorize') authorize(url, response);
    else if (url.pathname === '/token') void formOf(request).then((form) => token(form, response));
    else if (url.pathname === '/introspect')
      void formOf(request).then((form) => {
        const known = access.get(form['token'] ?? '');
        const isActive = known !== undefined && known.until > Date.now();
        json(response, 200, isActive ? { active: true, username: known.user, scope: 'mail' } : { active: false });
      });
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const fake: OauthProviderFake = {
    url,
    client,
    introspectionUrl: `${url}/introspect`,
    asked,
    life: 3_600,
    fail: (answers) => {
      failures = [...answers];
    },
    endAccess: () => access.clear(),
    takeConsentBack: () => refreshable.clear(),
    async agree(authorizeUrl) {
      const page = await (await fetch(authorizeUrl)).text();
      const link = /href="([^"]+)"/.exec(page)?.[1];
      if (link === undefined) throw new Error(`The provider showed no page to agree on: ${page}`);
      return link.replaceAll('&amp;', '&');
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return fake;
}

async function formOf(request: IncomingMessage): Promise<Record<string, string>> {
  let text = '';
  for await (const piece of request) text += String(piece);
  return Object.fromEntries(new URLSearchParams(text));
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
