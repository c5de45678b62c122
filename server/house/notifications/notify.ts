import { type NoticeKind, noticePath } from '#core/house/notifications/notice.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Subject } from '#server/platform/db/event.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { memberIdsOf } from '../users/groups.store.ts';
import { type UserRow, usersByIds } from '../users/users.store.ts';
import { insertNotifications } from './notifications.store.ts';
import { sayNotice } from './say-notice.ts';
import { siteAddress } from './site-address.ts';
import { type WantedMail, wantHouseMails } from './want-house-mail.ts';

/** A notice to people and groups (SLA-8). */
export interface Notice {
  readonly to: { readonly userIds?: readonly string[]; readonly groupIds?: readonly string[] };
  readonly kind: NoticeKind;
  readonly subject: Subject;
  readonly facts: Readonly<Record<string, unknown>>;
  /** Also by mail, in each one's own language. */
  readonly mail: boolean;
}

/** Tells users something, in app and, if wanted, by mail; each at most once, however they were named (SLA-8). */
export async function notify(tx: Tx, by: Actor, notice: Notice): Promise<void> {
  await notifyAll(tx, by, [notice]);
}

/** How many notices are written together: what a burst of them holds in memory at once. */
const MOST_TOGETHER = 500;

/** Tells many things at once, in a handful of statements for all of them (SLA-8). */
export async function notifyAll(tx: Tx, by: Actor, notices: readonly Notice[]): Promise<void> {
  for (let first = 0; first < notices.length; first += MOST_TOGETHER) {
    await tellTogether(tx, by, notices.slice(first, first + MOST_TOGETHER));
  }
}

async function tellTogether(tx: Tx, by: Actor, notices: readonly Notice[]): Promise<void> {
  const members = await memberIdsOf(tx, [...new Set(notices.flatMap(({ to }) => to.groupIds ?? []))]);
  const named = notices.map((notice) => {
    const { userIds = [], groupIds = [] } = notice.to;
    return { notice, ids: new Set([...userIds, ...groupIds.flatMap((id) => members.get(id) ?? [])]) };
  });
  const users = new Map(
    (await usersByIds(tx, [...new Set(named.flatMap(({ ids }) => [...ids]))]))
      .filter((user) => user.blockedAt === null)
      .map((user) => [user.id, user]),
  );
  const told = named.flatMap(({ notice, ids }) =>
    [...ids].flatMap((id) => {
      const user = users.get(id);
      return user ? [{ id: tx.newId(), notice, user }] : [];
    }),
  );
  await insertNotifications(
    tx,
    told.map(({ id, notice, user }) => ({
      id,
      userId: user.id,
      kind: notice.kind,
      subjectKind: notice.subject.kind,
      subjectId: notice.subject.id,
      facts: { ...notice.facts },
      createdAt: tx.now,
      readAt: null,
    })),
  );
  for (const { id, user } of told) tx.tell(`user:${user.id}`, { notification: id });
  const byMail = told.filter(({ notice, user }) => notice.mail && user.passwordHash !== null);
  await wantHouseMails(
    tx,
    by,
    byMail.map(({ id, notice, user }) => mailOf(id, notice, user, tx)),
  );
}

function mailOf(id: string, notice: Notice, user: UserRow, tx: Tx): WantedMail {
  const path = noticePath(notice.subject);
  return {
    key: `notice:${id}`,
    to: user.email,
    language: user.language,
    words: 'notice',
    facts: { name: user.name, notice: sayNotice(user.language, notice.kind, notice.facts) },
    ...(path === undefined ? {} : { link: `${siteAddress(tx)}${path}` }),
  };
}
