import type { World } from '#server/platform/db/tx.ts';
import { type AccountRow, dropLeases, listAccountRows, takeLease } from './accounts.store.ts';
import { type Keeper, keepImap } from './imap.ts';
import { keepPop3 } from './pop3.ts';

const LOOK_MS = 5_000;
/** As long a mailbox waits when the instance that kept it is killed. */
const LEASE_MS = 15_000;

/**
 * Keeps every active mailbox, each on one instance at a time (EML-1): the lease is taken and prolonged here; who loses
 * it stops, and who finds it free begins. A changed account is kept anew.
 */
export function keepAccounts(world: World, lookMs: number = LOOK_MS): Keeper {
  const holder = world.newId();
  const kept = new Map<string, { readonly keeper: Keeper; readonly changedAt: number; untilAt: number }>();
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();

  const look = async (): Promise<void> => {
    const accounts = (await world.read((tx) => listAccountRows(tx))).filter(
      (each) => each.active && each.protocol !== 'smtp',
    );
    for (const account of accounts) await keep(account);
    const there = new Set(accounts.map(({ id }) => id));
    for (const [id] of kept) if (!there.has(id)) await letGo(id);
  };

  const keep = async (account: AccountRow): Promise<void> => {
    const untilAt = world.clock.now() + LEASE_MS;
    const mine = await world.transact((tx) => takeLease(tx, account.id, holder, untilAt));
    const before = kept.get(account.id);
    if (!mine || (before !== undefined && before.changedAt !== account.changedAt)) await letGo(account.id);
    if (!mine || stopped) return;
    const now = kept.get(account.id);
    if (now !== undefined) now.untilAt = untilAt;
    else {
      const keeper = account.protocol === 'imap' ? keepImap(world, account.id) : keepPop3(world, account.id);
      kept.set(account.id, { keeper, changedAt: account.changedAt, untilAt });
    }
  };

  const letGo = async (id: string): Promise<void> => {
    const there = kept.get(id);
    kept.delete(id);
    await there?.keeper.stop();
  };

  const go = (): void => {
    if (stopped) return;
    looking = look()
      .catch(async (error) => {
        world.log.error({ err: error }, 'the mail accounts could not be looked at');
        // Without the database nothing can be stored, and the lease may be another's by now.
        for (const [id, { untilAt }] of kept) if (untilAt < world.clock.now()) await letGo(id);
      })
      .finally(() => {
        if (!stopped) timer = setTimeout(go, lookMs);
      });
  };
  go();
  const stopListening = world.live.listen('mail-accounts', () => {
    clearTimeout(timer);
    void looking.then(() => {
      clearTimeout(timer);
      go();
    });
  });
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      stopListening();
      await looking;
      await Promise.all([...kept.keys()].map(letGo));
      await world.transact((tx) => dropLeases(tx, holder)).catch(() => {});
    },
  };
}
