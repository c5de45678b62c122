import { beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '#core/platform/caller.ts';
import { seededRoles } from '#core/house/roles/seeded-roles.ts';
import { DAY } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { notify } from '../notifications/notify.ts';
import { readWantedMail, settleHouseMail, wantWaitingMailsAgain } from '../notifications/want-house-mail.ts';
import { listRoleRows } from '../roles/roles.store.ts';
import { recordedChanges } from '#core/house/audit/recorded-changes.ts';
import { createAdministrator } from '../sign-in/create-administrator.ts';
import { callerOf } from '../sign-in/resolve-caller.ts';

const world = await openTestWorld();
const here = { internetAddress: '127.0.0.1', agent: 'test' };
const fjallbo = '01930000-0000-7000-8000-0000000000f1';
const norrvik = '01930000-0000-7000-8000-0000000000f2';
const roleIds: Record<string, string> = {};
let elin: Caller;

async function accept(link: string, name: string): Promise<Caller> {
  const token = /token=([\w-]+)/u.exec(link)?.[1];
  const accepted = await world.call(undefined, 'POST', '/invitation-acceptances', {
    token,
    name,
    password: 'kanoten vid bryggan',
    language: 'sv',
  });
  expect(accepted.status).toBe(200);
  return callerById(accepted.body.id);
}

async function callerById(id: string): Promise<Caller> {
  const caller = await world.read((tx) => callerOf(tx, id, { kind: 'user', id }));
  if (!caller) throw new Error(`Nobody has the id ${id}.`);
  return caller;
}

async function invited(by: Caller, email: string, assignments: object[], groupIds: string[] = []): Promise<Caller> {
  const { body } = await world.call(by, 'POST', '/invitations', { email, language: 'sv', assignments, groupIds });
  return accept(body.link, email.split('@')[0] ?? '');
}

beforeAll(async () => {
  const { userId } = await world.transact((tx) =>
    createAdministrator(tx, {
      name: 'Elin Sandström',
      email: 'elin@fjallbo.se',
      password: 'kanoten vid bryggan',
      language: 'sv',
      origin: here,
    }),
  );
  elin = await callerById(userId);
  for (const role of await world.read(listRoleRows)) roleIds[role.key ?? role.name] = role.id;
});

describe('roles', () => {
  it('USR-1: the roles in the database give what the rules say they give from the start', async () => {
    const rows = await world.read(listRoleRows);
    expect(Object.fromEntries(rows.map((row) => [row.key, row.rights]))).toEqual(
      Object.fromEntries(Object.entries(seededRoles).map(([key, rights]) => [key, [...rights]])),
    );
  });

  it('USR-1: an own role is made, given, changed and, once nobody has it, deleted', async () => {
    const made = await world.call(elin, 'POST', '/roles', {
      name: 'Dispatcher',
      rights: ['tickets.read', 'tickets.assign'],
    });
    expect(made.status).toBe(200);
    expect((await world.call(elin, 'POST', '/roles', { name: 'dispatcher', rights: [] })).body.code).toBe(
      'roles.name-taken',
    );
    const dan = await invited(elin, 'dan@fjallbo.se', [{ roleId: made.body.id, siteId: fjallbo }]);
    expect([...dan.rights.keys()]).toEqual(['tickets.read', 'tickets.assign']);
    expect((await world.call(elin, 'DELETE', `/roles/${made.body.id}`)).body.code).toBe('roles.in-use');
    await world.call(elin, 'PATCH', `/roles/${made.body.id}`, { rights: ['tickets.read'] });
    expect([...(await callerById(dan.userId)).rights.keys()]).toEqual(['tickets.read']);
    await world.call(elin, 'PATCH', `/users/${dan.userId}`, { assignments: [] });
    expect((await world.call(elin, 'DELETE', `/roles/${made.body.id}`)).status).toBe(204);
  });

  it('USR-1: the administrator’s role stays, and so does the last who manages users', async () => {
    const changed = await world.call(elin, 'PATCH', `/roles/${roleIds['administrator']}`, { rights: [] });
    expect(changed.body.code).toBe('roles.fixed');
    const left = await world.call(elin, 'PATCH', `/users/${elin.userId}`, { assignments: [] });
    expect([left.status, left.body.code]).toEqual([409, 'users.last-administrator']);
    expect((await callerById(elin.userId)).rights.size).toBe(10);
  });
});

describe('invitations', () => {
  it('USR-1: an invitation is mailed in the language of the invited, opened, accepted once', async () => {
    const sent = await world.call(elin, 'POST', '/invitations', {
      email: 'mikko@norrvik.fi',
      name: 'Mikko Laine',
      language: 'fi',
      assignments: [{ roleId: roleIds['agent'], siteId: norrvik }],
    });
    const key = `invitation:${sent.body.invitation.id}`;
    const mail = await world.read((tx) => readWantedMail(tx, key));
    expect(mail?.subject).toBe('Elin Sandström kutsuu sinut Svaraan');
    expect(mail?.text).toContain(sent.body.link);
    expect(sent.body.link).toMatch(/^https:\/\/svara\.example\/invitation\?token=/u);
    const token = sent.body.link.split('token=')[1];
    const opened = await world.call(undefined, 'POST', '/invitation-openings', { token });
    expect(opened.body).toMatchObject({ email: 'mikko@norrvik.fi', invitedBy: 'Elin Sandström', language: 'fi' });
    const mikko = await accept(sent.body.link, 'Mikko Laine');
    expect(mikko.rights.get('tickets.answer')).toEqual(new Set([norrvik]));
    const again = await world.call(undefined, 'POST', '/invitation-openings', { token });
    expect(again.body.code).toBe('sign-in.link-spent');
    const taken = await world.call(elin, 'POST', '/invitations', {
      email: 'MIKKO@norrvik.fi',
      language: 'fi',
      assignments: [{ roleId: roleIds['agent'], siteId: norrvik }],
    });
    expect(taken.body.code).toBe('users.email-taken');
  });

  it('USR-1: a renewed invitation has a new link, and the old one is worthless', async () => {
    const asked = {
      email: 'johan@fjallbo.se',
      language: 'sv',
      assignments: [{ roleId: roleIds['agent'], siteId: fjallbo }],
    };
    const first = await world.call(elin, 'POST', '/invitations', asked);
    const renewed = await world.call(elin, 'POST', `/invitations/${first.body.invitation.id}/renewals`);
    const old = await world.call(undefined, 'POST', '/invitation-openings', {
      token: first.body.link.split('token=')[1],
    });
    expect(old.status).toBe(404);
    expect((await world.call(elin, 'GET', '/invitations')).body.rows).toHaveLength(1);
    await world.call(elin, 'DELETE', `/invitations/${renewed.body.invitation.id}`);
    expect((await world.call(elin, 'GET', '/invitations')).body.rows).toHaveLength(0);
  });

  it('USR-1: an invitation older than seven days no longer works', async () => {
    const sent = await world.call(elin, 'POST', '/invitations', {
      email: 'sen@fjallbo.se',
      language: 'sv',
      assignments: [{ roleId: roleIds['agent'], siteId: fjallbo }],
    });
    const before = world.clock.now();
    world.clock.advance(7 * DAY);
    const late = await world.call(undefined, 'POST', '/invitation-openings', {
      token: sent.body.link.split('token=')[1],
    });
    world.clock.set(before);
    expect(late.body.code).toBe('sign-in.link-spent');
    await world.call(elin, 'DELETE', `/invitations/${sent.body.invitation.id}`);
  });

  it('USR-1: a mail that cannot be sent is kept and told of again when an account has come', async () => {
    const sent = await world.call(elin, 'POST', '/invitations', {
      email: 'vantar@fjallbo.se',
      language: 'sv',
      assignments: [{ roleId: roleIds['agent'], siteId: fjallbo }],
    });
    const key = `invitation:${sent.body.invitation.id}`;
    await world.transact((tx) => settleHouseMail(tx, { key, failure: 'no account can send' }));
    expect((await world.read((tx) => readWantedMail(tx, key)))?.to).toBe('vantar@fjallbo.se');
    await world.transact((tx) => wantWaitingMailsAgain(tx, { kind: 'system', id: 'test' }));
    expect((await world.events('mail.wanted')).filter((event) => event.data['key'] === key)).toHaveLength(2);
    await world.transact((tx) => settleHouseMail(tx, { key, failure: null }));
    expect(await world.read((tx) => readWantedMail(tx, key))).toBeUndefined();
    expect((await world.call(elin, 'GET', '/invitations')).body.rows[0].mailSent).toBe(true);
  });
});

describe('leaders of a site', () => {
  let bo: Caller;
  let anna: Caller;
  let nora: Caller;
  beforeAll(async () => {
    bo = await invited(elin, 'bo@fjallbo.se', [{ roleId: roleIds['team-leader'], siteId: fjallbo }]);
    anna = await invited(bo, 'anna@fjallbo.se', [{ roleId: roleIds['agent'], siteId: fjallbo }]);
    nora = await invited(elin, 'nora@norrvik.se', [{ roleId: roleIds['agent'], siteId: norrvik }]);
  });

  it('USR-1: a leader sees and invites people of the own site only', async () => {
    const names = (await world.call(bo, 'GET', '/users')).body.rows.map((row: { name: string }) => row.name);
    expect(names).toEqual(['anna', 'bo']);
    expect((await world.call(bo, 'GET', `/users/${nora.userId}`)).status).toBe(404);
    for (const assignment of [
      { roleId: roleIds['agent'], siteId: norrvik },
      { roleId: roleIds['agent'], siteId: null },
      { roleId: roleIds['administrator'], siteId: fjallbo },
    ]) {
      const asked = { email: 'x@fjallbo.se', language: 'sv', assignments: [assignment] };
      expect((await world.call(bo, 'POST', '/invitations', asked)).body.code).toBe('roles.more-than-own');
    }
  });

  it('USR-1: a leader cannot raise themselves', async () => {
    const raised = await world.call(bo, 'PATCH', `/users/${bo.userId}`, {
      assignments: [{ roleId: roleIds['administrator'], siteId: null }],
    });
    expect(raised.status).toBe(403);
    expect((await world.call(bo, 'PATCH', `/roles/${roleIds['team-leader']}`, { rights: ['audit.read'] })).status).toBe(
      403,
    );
  });

  it('USR-1: roles somebody holds elsewhere are neither shown to a leader nor lost by the leader’s change', async () => {
    await world.call(elin, 'PATCH', `/users/${anna.userId}`, {
      assignments: [
        { roleId: roleIds['agent'], siteId: fjallbo },
        { roleId: roleIds['agent'], siteId: norrvik },
      ],
    });
    const seen = await world.call(bo, 'GET', `/users/${anna.userId}`);
    expect(seen.body.assignments).toEqual([{ roleId: roleIds['agent'], siteId: fjallbo }]);
    await world.call(bo, 'PATCH', `/users/${anna.userId}`, {
      assignments: [{ roleId: roleIds['service-manager'], siteId: fjallbo }],
    });
    expect((await callerById(anna.userId)).rights.get('tickets.answer')).toEqual(new Set([norrvik]));
    expect((await world.call(bo, 'PUT', `/users/${anna.userId}/blocking`)).body.code).toBe('roles.more-than-own');
  });

  it('USR-1: a blocked user is out at once, with sessions and tokens, and can be let in again', async () => {
    const made = await world.call(nora, 'POST', '/me/tokens', { name: 'Skript', scopes: ['tickets.read'] });
    const bearer = { authorization: `Bearer ${made.body.secret}` };
    const byToken = () => world.inject({ method: 'GET', url: '/api/v1/me', headers: bearer });
    expect((await byToken()).status).toBe(200);
    expect((await world.call(elin, 'PUT', `/users/${nora.userId}/blocking`)).status).toBe(204);
    expect((await byToken()).status).toBe(401);
    const entry = { email: 'nora@norrvik.se', password: 'kanoten vid bryggan' };
    expect((await world.call(undefined, 'POST', '/session', entry)).status).toBe(401);
    await world.call(elin, 'DELETE', `/users/${nora.userId}/blocking`);
    expect((await world.call(undefined, 'POST', '/session', entry)).status).toBe(200);
    expect((await byToken()).status).toBe(401);
    expect((await world.call(elin, 'PUT', `/users/${elin.userId}/blocking`)).body.code).toBe('users.self');
  });

  it('USR-1: groups of a site are made by its leader, those of all sites are not', async () => {
    const made = await world.call(bo, 'POST', '/groups', {
      name: 'Kundtjänst',
      siteId: fjallbo,
      memberIds: [anna.userId],
    });
    expect(made.body.memberIds).toEqual([anna.userId]);
    expect((await world.call(bo, 'POST', '/groups', { name: 'Alla' })).status).toBe(403);
    const twice = await world.call(elin, 'POST', '/groups', { name: 'kundtjänst', siteId: fjallbo });
    expect(twice.body.code).toBe('groups.name-taken');
    expect((await callerById(anna.userId)).groupIds).toEqual([made.body.id]);
    const moved = await world.call(bo, 'PATCH', `/groups/${made.body.id}`, { siteId: norrvik });
    expect(moved.status).toBe(403);
    expect((await world.call(bo, 'DELETE', `/groups/${made.body.id}`)).status).toBe(204);
    expect((await callerById(anna.userId)).groupIds).toEqual([]);
  });

  it('USR-1: what stands with a group is known before it is taken away, to those who manage it', async () => {
    const groupId: string = (await world.call(elin, 'POST', '/groups', { name: 'Faktura' })).body.id;
    const siteId: string = (await world.call(elin, 'GET', '/sites')).body.rows[0].id;
    const account = { name: 'Faktura', address: 'faktura@fjallbo.example', siteId, protocol: 'smtp', groupId };
    expect((await world.call(elin, 'POST', '/mail-accounts', account)).status).toBe(200);
    const uses = async (caller: Caller) =>
      (await world.call(caller, 'GET', '/groups/uses')).body.rows.filter(
        (row: { groupId: string }) => row.groupId === groupId,
      );
    expect(await uses(elin)).toEqual([{ groupId, kind: 'mail-accounts', count: 1 }]);
    // A leader of one site does not manage a group of all sites.
    expect(await uses(bo)).toEqual([]);
    expect((await world.call(anna, 'GET', '/groups/uses')).status).toBe(403);
  });
});

describe('tokens', () => {
  it('API-1: a token may what it was made for and is worthless once revoked; its secret is shown once', async () => {
    const made = await world.call(elin, 'POST', '/me/tokens', { name: 'Rapporter', scopes: ['reports.read'] });
    const { secret } = made.body;
    const call = (path: string, method: 'GET' | 'PATCH' = 'GET') =>
      world.inject({
        method,
        url: `/api/v1${path}`,
        headers: { authorization: `Bearer ${secret}` },
        ...(method === 'PATCH' ? { payload: { name: 'Någon annan' } } : {}),
      });
    expect((await call('/me')).status).toBe(200);
    expect((await call('/users')).status).toBe(403);
    expect((await call('/me', 'PATCH')).body.code).toBe('profile.in-person');
    const listed = (await world.call(elin, 'GET', '/me/tokens')).body.rows;
    expect(JSON.stringify(listed)).not.toContain(secret);
    expect(secret.startsWith(listed[0].hint)).toBe(true);
    await world.call(elin, 'DELETE', `/me/tokens/${listed[0].id}`);
    expect((await call('/me')).status).toBe(401);
  });

  it('API-1: a token ends on its last day, and cannot be given more than its maker holds', async () => {
    const expiresAt = new Date(world.clock.now() + DAY).toISOString();
    const made = await world.call(elin, 'POST', '/me/tokens', { name: 'Kort', scopes: ['reports.read'], expiresAt });
    const headers = { authorization: `Bearer ${made.body.secret}` };
    expect((await world.inject({ method: 'GET', url: '/api/v1/me', headers })).status).toBe(200);
    world.clock.advance(DAY);
    expect((await world.inject({ method: 'GET', url: '/api/v1/me', headers })).status).toBe(401);
    const anna = callerWith(elin.userId, { 'tickets.read': 'everywhere' });
    const more = await world.call(anna, 'POST', '/me/tokens', { name: 'För mycket', scopes: ['users.manage'] });
    expect(more.body.code).toBe('tokens.scope-not-held');
  });
});

describe('profile', () => {
  it('LNG-1: language and looks are the user’s own, and a signature is kept without anything that runs', async () => {
    const png = `data:image/png;base64,${Buffer.from('89504e470d0a1a0a00', 'hex').toString('base64')}`;
    const changed = await world.call(elin, 'PATCH', '/me', {
      language: 'de',
      theme: 'dark',
      density: 'tight',
      signatureHtml: '<p onclick="x()">Hälsningar<script>alert(1)</script> <a href="javascript:x()">Elin</a></p>',
      signaturePicture: png,
    });
    expect(changed.body).toMatchObject({
      language: 'de',
      theme: 'dark',
      density: 'tight',
      signatureHtml: '<p>Hälsningar <a>Elin</a></p>',
      signaturePicture: png,
    });
    const html = `data:image/png;base64,${Buffer.from('<script>').toString('base64')}`;
    expect((await world.call(elin, 'PATCH', '/me', { signaturePicture: html })).body.code).toBe('profile.picture');
    await world.call(elin, 'PATCH', '/me', { language: 'sv' });
  });
});

describe('notices', () => {
  it('SLA-8: a notice reaches people and groups once each, in app and by mail in their language', async () => {
    const group = await world.call(elin, 'POST', '/groups', { name: 'Jour', memberIds: [elin.userId] });
    const told: string[] = [];
    const stop = world.live.listen(`user:${elin.userId}`, (message) => told.push(message.type));
    await world.transact((tx) =>
      notify(
        tx,
        { kind: 'system', id: 'clock' },
        {
          to: { userIds: [elin.userId], groupIds: [group.body.id] },
          kind: 'promise.missed',
          subject: { kind: 'ticket', id: 'FJ-1' },
          facts: {
            number: 'FJ-1',
            title: 'Trasig pump $t(house:numbers.1)',
            promise: 'next-answer',
            dueAt: Date.parse('2025-10-30T12:42:00Z'),
          },
          mail: true,
        },
      ),
    );
    stop();
    expect(told).toEqual(['told']);
    const { body } = await world.call(elin, 'GET', '/notifications');
    expect(body.rows).toHaveLength(1);
    expect(body.unread).toBe(1);
    const mail = await world.read((tx) => readWantedMail(tx, `notice:${body.rows[0].id}`));
    expect(mail?.subject).toBe('FJ-1: löftet om nästa svar bröts tors 13:42. Trasig pump $t(house:numbers.1)');
    expect((await world.call(elin, 'PUT', `/notifications/${body.rows[0].id}/reading`)).status).toBe(204);
    expect((await world.call(elin, 'GET', '/notifications?unread=true')).body.rows).toEqual([]);
  });

  it('SLA-8: a notice of somebody else does not exist', async () => {
    const { body } = await world.call(elin, 'GET', '/notifications');
    const other = callerWith('01930000-0000-7000-8000-00000000dead', {});
    const stolen = await world.call(other, 'PUT', `/notifications/${body.rows[0].id}/reading`);
    expect(stolen.status).toBe(404);
    expect((await world.call(other, 'GET', '/notifications')).body.rows).toEqual([]);
  });
});

describe('audit log', () => {
  it('USR-1: it tells who did what, when and from where, newest first, page by page', async () => {
    const one = await world.call(elin, 'GET', '/audit?limit=3&type=user.');
    expect(one.body.rows).toHaveLength(3);
    const two = await world.call(elin, 'GET', `/audit?limit=3&type=user.&cursor=${one.body.nextCursor}`);
    const all = [...one.body.rows, ...two.body.rows] as { id: string; at: string; type: string; actorName: string }[];
    expect(new Set(all.map((row) => row.id)).size).toBe(6);
    expect(all.every((row) => row.type.startsWith('user.'))).toBe(true);
    const first = (await world.call(elin, 'GET', '/audit?type=user.created&limit=500')).body.rows.at(-1);
    expect(first).toMatchObject({ actorName: 'Elin Sandström', internetAddress: '127.0.0.1' });
    expect((await world.call(elin, 'GET', '/audit?cursor=fejk')).status).toBe(422);
  });

  it('USR-1: it calls things by their names, those that were, and those that old and new values speak of', async () => {
    const made = (await world.call(elin, 'POST', '/groups', { name: 'Namnlös', siteId: null, memberIds: [] })).body;
    await world.call(elin, 'PATCH', `/groups/${made.id}`, { name: 'Kanotister', memberIds: [elin.userId] });
    const { rows, names } = (await world.call(elin, 'GET', '/audit?type=group.changed&limit=1')).body;
    expect(rows[0].subject.id).toBe(made.id);
    expect(names[made.id]).toEqual({ kind: 'group', name: 'Kanotister' });
    expect(names[elin.userId]).toEqual({ kind: 'user', name: 'Elin Sandström' });
    expect(recordedChanges(rows[0].data)).toEqual([
      { field: 'name', from: 'Namnlös', to: 'Kanotister' },
      { field: 'memberIds', from: [], to: [elin.userId] },
    ]);
  });

  it('USR-1: whatever somebody signed in does is told with the address and the program it was done from', async () => {
    const agent = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';
    await world.call(elin, 'POST', '/groups', { name: 'Nattskiftet' }, { 'user-agent': agent });
    const [row] = (await world.call(elin, 'GET', '/audit?type=group.created&limit=1')).body.rows;
    expect(row).toMatchObject({ internetAddress: '127.0.0.1', program: 'Firefox, Linux' });
  });

  it('USR-1: it reaches over all sites, so it is read by those who may do so everywhere', async () => {
    const atOne = callerWith(elin.userId, { 'audit.read': [fjallbo] });
    expect((await world.call(atOne, 'GET', '/audit')).status).toBe(403);
  });
});

describe('getting started', () => {
  it('ONB-1: the checklist tells what holds and what is missing', async () => {
    const { body } = await world.call(elin, 'GET', '/checklist');
    const administrator = body.activities.find((each: { key: string }) => each.key === 'administrator');
    expect(administrator).toMatchObject({
      state: 'holds',
      mandatory: true,
      facts: { name: 'Elin Sandström', totp: false },
    });
    expect(body.all).toBe(body.activities.length);
  });

  it('OPS-1: the operations card tells the truth about the database', async () => {
    const { body } = await world.call(elin, 'GET', '/operations');
    expect(body.databaseBytes).toBeGreaterThan(1_000_000);
    expect(body.lastBackupAt).toBeNull();
  });
});
