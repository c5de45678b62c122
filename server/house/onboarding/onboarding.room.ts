import path from 'node:path';
import { readChecklist, readOperations } from '#api/house/onboarding.ts';
import { type CheckedActivity, sumUpChecklist } from '#core/house/onboarding/checklist.ts';
import { needsEverywhere, serve } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { countWaitingMails } from '../notifications/notifications.store.ts';
import type { Activity } from './activity.ts';
import { readDatabaseFacts } from './onboarding.store.ts';

/** Getting started: the checklist that rooms plug into, and how the installation is doing (ONB-1, OPS-1). */
export function onboardingRoom(activities: readonly Activity[]): Room {
  return {
    name: 'onboarding',
    routes: [
      serve(readChecklist, needsEverywhere('settings.edit'), async ({ tx }) => {
        const checked: CheckedActivity[] = [];
        for (const { check, ...activity } of activities) checked.push({ ...activity, ...(await check(tx)) });
        const { next, ...sums } = sumUpChecklist(checked);
        return {
          activities: checked.map((each) => ({ ...each, facts: { ...each.facts } })),
          ...sums,
          next: next ?? null,
        };
      }),
      serve(readOperations, needsEverywhere('settings.edit'), async ({ tx }) => {
        const { config } = tx.world;
        const database = await readDatabaseFacts(tx);
        const own = config.databaseUrl === undefined;
        return {
          version: config.version,
          database: own ? ('embedded' as const) : ('external' as const),
          databaseVersion: database.version,
          databaseBytes: database.bytes,
          // Svara makes no backups of its own yet; the page says how to make one instead of claiming one.
          lastBackupAt: null,
          waitingMails: await countWaitingMails(tx),
          dataFolder: own ? path.resolve(config.dataFolder) : null,
        };
      }),
    ],
  };
}
