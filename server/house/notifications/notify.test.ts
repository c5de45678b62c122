import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#core/platform/actor.ts';
import { houseRooms } from '#server/house/house.rooms.ts';
import { insertGroup, replaceMembers } from '#server/house/users/groups.store.ts';
import { insertUser, updateUser } from '#server/house/users/users.store.ts';
import { platformRoom } from '#server/platform/platform.room.ts';
import { countedStatements } from '#server/platform/testing/counted-statements.ts';
import { openTestWorld } from '#server/platform/testing/test-world.ts';
import { findHouseMail, listNotificationRows } from './notifications.store.ts';
import { type Notice, notifyAll } from './notify.ts';

const world = await openTestWorld({ rooms: [platformRoom, ...houseRooms([])] });
const clock: Actor = { kind: 'system', id: 'promise.clock' };
const [annaId, boId, ciId, goneId, returns, support] = Array.from({ length: 6 }, () => world.newId()) as [
  string,
  string,
  string,
  string,
  string,
  string,
];

beforeAll(async () => {
  await world.transact(async (tx) => {
    for (const [name, id, passwordHash] of [
      ['anna', annaId, 'secret'],
      ['bo', boId, null],
      ['ci', ciId, 'secret'],
      ['gone', goneId, 'secret'],
    ] as const) {
      await insertUser(tx, { id, email: `${name}@kaffebolaget.example`, name, language: 'sv', passwordHash });
    }
    await updateUser(tx, goneId, { blockedAt: tx.now });
    for (const [id, name] of [
      [returns, 'Returer'],
      [support, 'Support'],
    ] as const)
      await insertGroup(tx, { id, name, siteId: null });
    await replaceMembers(tx, returns, [annaId, boId, goneId]);
    await replaceMembers(tx, support, [annaId, ciId]);
  });
});

const missed = (to: Notice['to'], title: string): Notice => ({
  to,
  kind: 'promise.missed',
  subject: { kind: 'ticket', id: world.newId() },
  facts: { number: 'FJ-7', title, promise: 'resolution', dueAt: world.clock.now(), percent: 100 },
  mail: true,
});

const titlesOf = async (userId: string) => {
  const rows = await world.read((tx) => listNotificationRows(tx, userId, { limit: 2_000, unreadOnly: true }));
  return rows.map(({ facts }) => facts['title']).toSorted();
};

describe('many notices at once', () => {
  it('SLA-8: each one named is told once of each thing, and by mail only who can sign in', async () => {
    const notices = [
      missed({ userIds: [annaId, annaId], groupIds: [returns, support] }, 'both'),
      missed({ groupIds: [returns] }, 'returns'),
      missed({ userIds: [goneId] }, 'blocked'),
      missed({}, 'nobody'),
    ];
    await world.transact((tx) => notifyAll(tx, clock, notices));
    expect(await titlesOf(annaId)).toEqual(['both', 'returns']);
    expect(await titlesOf(boId)).toEqual(['both', 'returns']);
    expect(await titlesOf(ciId)).toEqual(['both']);
    expect(await titlesOf(goneId)).toEqual([]);
    const wanted = await world.events('mail.wanted');
    expect(wanted.map(({ data }) => data['to']).toSorted()).toEqual([
      'anna@kaffebolaget.example',
      'anna@kaffebolaget.example',
      'ci@kaffebolaget.example',
    ]);
    const mail = await world.read((tx) => findHouseMail(tx, String(wanted[0]?.subject.id)));
    expect(mail).toMatchObject({ recipient: wanted[0]?.data['to'], sentAt: null, language: 'sv' });
    expect(mail?.bodyText).toContain('FJ-7');
  });

  it('SLA-8: a burst of them takes as many statements as one', async () => {
    const asked = async (notices: readonly Notice[]) =>
      world.transact(async (tx) => {
        const listening = countedStatements(tx);
        await notifyAll(listening.tx, clock, notices);
        return listening.statements();
      });
    const one = await asked([missed({ userIds: [annaId], groupIds: [support] }, 'one')]);
    const many = await asked(
      Array.from({ length: 400 }, (_, place) => missed({ userIds: [annaId], groupIds: [support] }, `burst ${place}`)),
    );
    expect([one, many]).toEqual([4, 4]);
    expect((await titlesOf(ciId)).filter((title) => String(title).startsWith('burst')).length).toBe(400);
  });
});
