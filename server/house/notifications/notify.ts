import { type NoticeKind, noticePath } from '#core/house/notifications/notice.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Subject } from '#server/platform/db/event.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { memberIdsOf } from '../users/groups.store.ts';
import { usersByIds } from '../users/users.store.ts';
import { insertNotifications } from './notifications.store.ts';
import { sayNotice } from './say-notice.ts';
import { siteAddress } from './site-address.ts';
import { wantHouseMail } from './want-house-mail.ts';

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
  const ids = new Set([...(notice.to.userIds ?? []), ...(await memberIdsOf(tx, notice.to.groupIds ?? []))]);
  const users = (await usersByIds(tx, [...ids])).filter((user) => user.blockedAt === null);
  const rows = users.map((user) => ({
    id: tx.newId(),
    userId: user.id,
    kind: notice.kind,
    subjectKind: notice.subject.kind,
    subjectId: notice.subject.id,
    facts: { ...notice.facts },
    createdAt: tx.now,
    readAt: null,
  }));
  await insertNotifications(tx, rows);
  for (const row of rows) tx.tell(`user:${row.userId}`, { notification: row.id });
  if (!notice.mail) return;
  const path = noticePath(notice.subject);
  for (const [index, user] of users.entries()) {
    const row = rows[index];
    if (!row || user.passwordHash === null) continue;
    await wantHouseMail(tx, by, {
      key: `notice:${row.id}`,
      to: user.email,
      language: user.language,
      words: 'notice',
      facts: { name: user.name, notice: sayNotice(user.language, notice.kind, notice.facts) },
      ...(path === undefined ? {} : { link: `${siteAddress(tx)}${path}` }),
    });
  }
}
