import { gatherRights } from '#core/house/roles/gather-rights.ts';
import { assignmentsOf } from '#server/house/roles/roles.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** Whether a user may read tickets at a site (USR-1): only such a one is given them. */
export async function readsAt(tx: Tx, siteId: string, userId: string): Promise<boolean> {
  const reach = gatherRights((await assignmentsOf(tx, [userId])).get(userId) ?? []).get('tickets.read');
  return reach === 'everywhere' || reach?.has(siteId) === true;
}
