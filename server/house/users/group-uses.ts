import { type Caller, mayAt } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listGroupRows } from './groups.store.ts';

/** How much of something stands with a group (USR-1). */
export interface GroupUse {
  readonly groupId: string;
  readonly kind: 'open-tickets' | 'mail-accounts' | 'level-rules';
  readonly count: number;
}

/** A socket: rooms tell here what of theirs stands with which group (USR-1). */
export type GroupUses = (tx: Tx, groupIds: readonly string[]) => Promise<readonly GroupUse[]>;

/** Filled by the composition, once, before anything runs. */
export const groupUses: GroupUses[] = [];

/** What stands with the groups the caller manages, so that it is known before one is taken away (USR-1). */
export async function usesOfGroups(tx: Tx, caller: Caller): Promise<GroupUse[]> {
  const managed = (await listGroupRows(tx)).filter(({ siteId }) => mayAt(caller, 'users.manage', siteId));
  const ids = managed.map(({ id }) => id);
  const found: GroupUse[] = [];
  for (const uses of groupUses) found.push(...(await uses(tx, ids)));
  return found.filter(({ count }) => count > 0);
}

/** The socket's plug for what can be read whole: how many of them speak of each group. */
export function countedIn<Thing>(
  kind: GroupUse['kind'],
  list: (tx: Tx) => Promise<readonly Thing[]>,
  speaksOf: (thing: Thing, groupId: string) => boolean,
): GroupUses {
  return async (tx, groupIds) => {
    const things = await list(tx);
    return groupIds.map((groupId) => ({
      groupId,
      kind,
      count: things.filter((thing) => speaksOf(thing, groupId)).length,
    }));
  };
}
