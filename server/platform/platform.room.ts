import { readHealth } from '#api/platform/health.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { DAY, HOUR } from '#core/platform/instant.ts';
import { answers } from './db/alive.store.ts';
import { forgetKeys } from './http/idempotency.store.ts';
import { open, serve } from './http/route.ts';
import { timer } from './jobs/appointments.ts';
import type { Room } from './room.ts';

const FORGET_KEYS = 'platform.forget-keys';

/** What the platform itself serves: health, and the forgetting of old idempotency keys (OPS-1). */
export const platformRoom: Room = {
  name: 'platform',
  routes: [
    serve(readHealth, open, async ({ tx }) => {
      if (!(await answers(tx))) throw new Refusal('unavailable', 'server.database-silent');
      const { version, databaseUrl } = tx.world.config;
      return {
        status: 'ok' as const,
        version,
        database: databaseUrl === undefined ? ('embedded' as const) : ('external' as const),
      };
    }),
  ],
  handlers: [
    timer(FORGET_KEYS, async (tx) => {
      await forgetKeys(tx, tx.now - DAY);
      tx.schedule({ kind: FORGET_KEYS, key: 'all', dueAt: tx.now + HOUR });
    }),
  ],
  start: async (world) => {
    await world.transact(async (tx) => tx.schedule({ kind: FORGET_KEYS, key: 'all', dueAt: tx.now + HOUR }));
    return async () => {};
  },
};
