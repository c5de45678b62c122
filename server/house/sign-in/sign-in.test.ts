import { generateSync } from 'otplib';
import { describe, expect, it } from 'vitest';
import { DAY, MINUTE } from '#core/platform/instant.ts';
import { findHouseMail } from '../notifications/notifications.store.ts';
import { openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld();
const elin = {
  name: 'Elin Sandström',
  email: 'Elin.Sandstrom@fjallbo.se',
  password: 'kanoten vid bryggan',
  language: 'sv',
};

/** A browser: keeps its cookie between requests. */
function browser(agent = 'Firefox on Linux') {
  let cookie: string | undefined;
  return {
    async call(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const answered = await world.inject({
        method: method as 'GET',
        url: `/api/v1${path}`,
        headers: {
          'user-agent': agent,
          'accept-language': 'sv',
          ...(cookie === undefined ? {} : { cookie }),
          ...headers,
        },
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const set = answered.headers['set-cookie'];
      const text = Array.isArray(set) ? set.join('; ') : typeof set === 'string' ? set : undefined;
      const token = /svara_session=([^;]*)/u.exec(text ?? '')?.[1];
      if (token !== undefined) cookie = token === '' ? undefined : `svara_session=${token}`;
      return { ...answered, setCookie: text };
    },
  };
}

/** Whoever became the administrator; set by the first test. */
let first = browser();

describe('the first visit', () => {
  it('ONB-1: of two first visitors at once, one becomes the administrator and the other is refused', async () => {
    expect((await first.call('GET', '/first-visit')).body.open).toBe(true);
    const visitors = [browser(), browser()];
    const answers = await Promise.all(visitors.map((visitor) => visitor.call('POST', '/first-visit', elin)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    first = visitors[answers.findIndex((answer) => answer.status === 200)] ?? first;
    const created = await world.events('user.created');
    expect(created).toHaveLength(1);
    expect((await first.call('GET', '/first-visit')).body.open).toBe(false);
    const { rights } = (await first.call('GET', '/me')).body;
    expect(rights.find((each: { right: string }) => each.right === 'users.manage').siteIds).toBe('everywhere');
  });

  it('USR-1: the session cookie is out of reach of scripts, not sent from other sites, and secure under https', async () => {
    const answered = await browser().call('POST', '/session', { email: elin.email, password: elin.password });
    expect(answered.setCookie).toMatch(/HttpOnly/u);
    expect(answered.setCookie).toMatch(/SameSite=Lax/u);
    expect(answered.setCookie).toMatch(/Secure/u);
  });
});

describe('signing in', () => {
  it('USR-1: the address is the same whatever its capitals', async () => {
    expect((await browser().call('POST', '/session', { ...elin, email: 'ELIN.sandstrom@FJALLBO.se' })).status).toBe(
      200,
    );
  });

  it('USR-1: wrong passwords are counted in the words of the answer, then a minute is waited, and the right one gets in after it', async () => {
    const wrong = () => browser().call('POST', '/session', { email: elin.email, password: 'fel fel fel fel' });
    await wrong();
    const second = await wrong();
    expect(second.status).toBe(401);
    expect(second.body.title).toBe('Fel e-post eller lösenord. Tre försök kvar, sedan väntar vi en minut.');
    await wrong();
    await wrong();
    expect((await wrong()).body.title).toBe('Fel e-post eller lösenord. Vi väntar en minut innan nästa försök.');
    const blocked = await browser().call('POST', '/session', { email: elin.email, password: elin.password });
    expect(blocked.status).toBe(429);
    expect(blocked.body.facts.seconds).toBe(60);
    world.clock.advance(MINUTE);
    expect((await browser().call('POST', '/session', { email: elin.email, password: elin.password })).status).toBe(200);
    expect((await wrong()).body.facts.triesLeft).toBe(4);
  });

  it('USR-1: guesses made at the same time are counted one by one', async () => {
    world.clock.advance(DAY / 12);
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        browser().call('POST', '/session', { email: 'nobody@fjallbo.se', password: `gissning ${n}` }),
      ),
    );
    expect(answers.filter((each) => each.status === 401)).toHaveLength(5);
    expect(answers.filter((each) => each.status === 429)).toHaveLength(7);
  });

  it('USR-1: an address that nobody has is answered like a wrong password', async () => {
    world.clock.advance(DAY / 12);
    const unknown = await browser().call('POST', '/session', {
      email: 'ingen@fjallbo.se',
      password: 'vad som helst alls',
    });
    const known = await browser().call('POST', '/session', { email: elin.email, password: 'vad som helst alls' });
    expect(unknown.body.title).toBe(known.body.title);
    expect(unknown.status).toBe(known.status);
  });

  it('USR-1: every attempt is in the log with where it came from, and no password is', async () => {
    const refused = await world.events('session.refused');
    expect(refused.length).toBeGreaterThan(5);
    expect(refused[0]?.data).toMatchObject({
      email: 'elin.sandstrom@fjallbo.se',
      internetAddress: '127.0.0.1',
      agent: 'Firefox on Linux',
    });
    expect(JSON.stringify(await world.events())).not.toContain('fel fel fel');
    expect(JSON.stringify(await world.events())).not.toContain(elin.password);
  });
});

describe('sessions', () => {
  it('USR-1: a session is listed with where and with what, and ends at once when revoked', async () => {
    const laptop = browser('Safari on macOS');
    await laptop.call('POST', '/session', elin);
    expect((await laptop.call('GET', '/me')).body.name).toBe(elin.name);
    const listed = (await first.call('GET', '/me/sessions')).body.rows as {
      id: string;
      agent: string;
      current: boolean;
    }[];
    const other = listed.find((each) => each.agent === 'Safari on macOS');
    expect(other?.current).toBe(false);
    expect(listed.filter((each) => each.current)).toHaveLength(1);
    expect((await first.call('DELETE', `/me/sessions/${other?.id}`)).status).toBe(204);
    expect((await laptop.call('GET', '/me')).status).toBe(401);
    expect((await first.call('DELETE', `/me/sessions/${other?.id}`)).status).toBe(404);
  });

  it('USR-1: signing out ends the session itself, not only the cookie', async () => {
    const laptop = browser();
    const { setCookie } = await laptop.call('POST', '/session', elin);
    await laptop.call('DELETE', '/session');
    const kept = /svara_session=[^;]*/u.exec(setCookie ?? '')?.[0] ?? '';
    const again = await world.inject({ method: 'GET', url: '/api/v1/me', headers: { cookie: kept } });
    expect(again.status).toBe(401);
  });

  it('USR-1: a session not used for fourteen days has ended', async () => {
    const laptop = browser();
    await laptop.call('POST', '/session', elin);
    world.clock.advance(14 * DAY);
    expect((await laptop.call('GET', '/me')).status).toBe(401);
    await first.call('POST', '/session', elin);
  });

  it('USR-1: a changed password ends every other session', async () => {
    const laptop = browser();
    await laptop.call('POST', '/session', elin);
    const next = 'tre gröna kanoter';
    expect((await first.call('PUT', '/me/password', { current: 'inte det', next })).body.code).toBe('sign-in.wrong');
    const short = await first.call('PUT', '/me/password', { current: elin.password, next: 'kort' });
    expect([short.status, short.body.facts.fault]).toEqual([422, 'too-short']);
    expect((await first.call('PUT', '/me/password', { current: elin.password, next })).status).toBe(204);
    expect((await laptop.call('GET', '/me')).status).toBe(401);
    expect((await first.call('GET', '/me')).status).toBe(200);
    elin.password = next;
  });

  it('USR-1: a request that another page makes the browser send is refused', async () => {
    const forged = await first.call('DELETE', '/me/sessions', undefined, { 'sec-fetch-site': 'cross-site' });
    expect(forged.status).toBe(403);
  });
});

describe('two-step sign-in', () => {
  let secret = '';
  let recovery: string[] = [];
  const codeNow = () => generateSync({ secret, epoch: world.clock.now() / 1000 });

  it('USR-1: it counts first when a code from the secret has been given', async () => {
    expect((await first.call('POST', '/me/totp-preparation', { password: 'fel lösen här' })).status).toBe(422);
    const prepared = await first.call('POST', '/me/totp-preparation', { password: elin.password });
    secret = prepared.body.secret;
    expect(prepared.body.uri).toMatch(/^otpauth:\/\/totp\/Svara:/u);
    expect((await browser().call('POST', '/session', elin)).status).toBe(200);
    expect((await first.call('PUT', '/me/totp', { code: '000000' })).status).toBe(422);
    const on = await first.call('PUT', '/me/totp', { code: codeNow() });
    recovery = on.body.recoveryCodes;
    expect(new Set(recovery).size).toBe(10);
  });

  it('USR-1: then the password alone is not enough, a code works once, and a wrong one is counted', async () => {
    const alone = await browser().call('POST', '/session', elin);
    expect([alone.status, alone.body.code]).toEqual([401, 'sign-in.code-needed']);
    const replayed = await browser().call('POST', '/session', { ...elin, code: codeNow() });
    expect(replayed.body.code).toBe('sign-in.code-wrong');
    world.clock.advance(MINUTE);
    const code = codeNow();
    expect((await browser().call('POST', '/session', { ...elin, code })).status).toBe(200);
    expect((await browser().call('POST', '/session', { ...elin, code })).body.code).toBe('sign-in.code-wrong');
  });

  it('USR-1: a recovery code opens once when the telephone is lost', async () => {
    const [code = ''] = recovery;
    expect((await browser().call('POST', '/session', { ...elin, code })).status).toBe(200);
    expect((await browser().call('POST', '/session', { ...elin, code })).status).toBe(401);
  });

  it('USR-1: neither secret nor recovery codes can be read in the database', async () => {
    const events = JSON.stringify(await world.events());
    expect(events).not.toContain(secret);
    for (const code of recovery) expect(events).not.toContain(code);
  });

  it('USR-1: it is turned off with the password', async () => {
    expect((await first.call('POST', '/me/totp-removal', { password: elin.password })).status).toBe(204);
    expect((await browser().call('POST', '/session', elin)).status).toBe(200);
  });
});

describe('a forgotten password', () => {
  async function wish(email: string) {
    const answered = await browser().call('POST', '/password-resets', { email });
    const wanted = await world.events('mail.wanted');
    return { answered, wanted };
  }

  async function linkOf(key: string): Promise<string> {
    const mail = await world.read((tx) => findHouseMail(tx, key));
    return /new-password\?token=([\w-]+)/u.exec(mail?.bodyText ?? '')?.[1] ?? '';
  }

  it('USR-1: the answer never tells whether the address belongs to anybody', async () => {
    const nobody = await wish('okand@fjallbo.se');
    expect([nobody.answered.status, nobody.wanted.length]).toEqual([204, 0]);
    const somebody = await wish(elin.email);
    expect([somebody.answered.status, somebody.wanted.length]).toEqual([204, 1]);
    expect(somebody.answered.raw.toString()).toBe(nobody.answered.raw.toString());
  });

  it('USR-1: the link sets a new password once, within an hour, and ends all sessions', async () => {
    const [event] = await world.events('mail.wanted');
    const token = await linkOf(String(event?.data['key']));
    expect(token).toHaveLength(43);
    expect(JSON.stringify(await world.events())).not.toContain(token);
    const weak = await browser().call('POST', '/password-reset-completions', { token, password: 'lösenord123' });
    expect(weak.body.facts.fault).toBe('too-common');
    const done = await browser().call('POST', '/password-reset-completions', { token, password: 'ny kanot vid sjön' });
    expect(done.status).toBe(200);
    elin.password = 'ny kanot vid sjön';
    expect((await first.call('GET', '/me')).status).toBe(401);
    const again = await browser().call('POST', '/password-reset-completions', { token, password: 'en annan kanot' });
    expect([again.status, again.body.code]).toEqual([404, 'sign-in.link-spent']);
  });

  it('USR-1: a link that lies in a mailbox opens nothing once the password has been changed', async () => {
    const { wanted } = await wish(elin.email);
    const token = await linkOf(String(wanted.at(-1)?.data['key']));
    const laptop = browser();
    await laptop.call('POST', '/session', elin);
    const next = 'fyra kanoter i vassen';
    expect((await laptop.call('PUT', '/me/password', { current: elin.password, next })).status).toBe(204);
    elin.password = next;
    const late = await browser().call('POST', '/password-reset-completions', { token, password: 'en stulen kanot' });
    expect(late.body.code).toBe('sign-in.link-spent');
  });

  it('USR-1: a link older than an hour no longer works', async () => {
    world.clock.advance(2 * 60 * MINUTE);
    const { wanted } = await wish(elin.email);
    const token = await linkOf(String(wanted.at(-1)?.data['key']));
    world.clock.advance(60 * MINUTE);
    const late = await browser().call('POST', '/password-reset-completions', { token, password: 'för sen kanot' });
    expect(late.body.code).toBe('sign-in.link-spent');
  });
});
