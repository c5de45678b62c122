import { MINUTE } from '#core/platform/instant.ts';
import { waitingHouseMails } from '../notifications/notifications.store.ts';
import type { Activity } from './activity.ts';
import { readUserFacts } from './onboarding.store.ts';

/** What the house itself asks for: an administrator, colleagues, and that its own mails get out (ONB-1). */
export const houseActivities: readonly Activity[] = [
  {
    key: 'administrator',
    mandatory: true,
    path: '/me',
    check: async (tx) => {
      const { administrator, totp } = await readUserFacts(tx);
      return { state: administrator === null ? 'missing' : 'holds', facts: { name: administrator ?? '', totp } };
    },
  },
  {
    key: 'colleagues',
    mandatory: false,
    path: '/settings/users',
    check: async (tx) => {
      const { users, waiting } = await readUserFacts(tx);
      return { state: users > 1 ? 'holds' : 'missing', facts: { users, waiting } };
    },
  },
  {
    key: 'house-mail',
    mandatory: true,
    path: '/settings/mail',
    check: async (tx) => {
      const waiting = await waitingHouseMails(tx, 100);
      const stuck = waiting.filter((mail) => tx.now - mail.wantedAt > 2 * MINUTE);
      const [first] = stuck;
      if (!first) return { state: 'holds', facts: { waiting: waiting.length } };
      return { state: 'broken', facts: { waiting: stuck.length, to: first.recipient, reason: first.failure ?? '' } };
    },
  },
];
