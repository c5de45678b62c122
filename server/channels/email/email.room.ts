import type { World } from '#server/platform/db/tx.ts';
import type { Room } from '#server/platform/room.ts';
import { emailJobs } from './email.jobs.ts';
import { emailListens } from './email.listens.ts';
import { emailRoutes } from './email.routes.ts';
import { keepAccounts } from './keep-accounts.ts';
import { openReadingJournal } from './reading-journal.ts';
import { receiveSmtp } from './smtp-receiver.ts';

/** The mail room (EML-1…5): accounts, mail in and out. */
export const emailRoom: Room = {
  name: 'email',
  routes: emailRoutes,
  handlers: [...emailJobs, ...emailListens],
  topics: [
    {
      topic: 'mails',
      mayHear: async (_world, caller) => caller.rights.has('settings.edit') || caller.rights.has('tickets.assign'),
    },
    { topic: 'mail-accounts', mayHear: async (_world, caller) => caller.rights.has('settings.edit') },
  ],
  start,
};

async function start(world: World): Promise<() => Promise<void>> {
  const closeJournal = await openReadingJournal(world);
  const keeper = keepAccounts(world);
  const receiver = world.config.smtp === undefined ? undefined : await receiveSmtp(world, world.config.smtp);
  return async () => {
    await Promise.all([keeper.stop(), receiver?.stop()]);
    await closeJournal();
  };
}
