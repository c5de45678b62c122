import type { Tx } from '#server/platform/db/tx.ts';
import { type AccountRow, findAccount, listAccountRows } from './accounts.store.ts';
import { accountOfTicket } from './outgoing.store.ts';

/** The account that mail about a ticket leaves by (EML-1): the one its first mail came to, its site's, or the first. */
export async function accountForTicket(
  tx: Tx,
  { id, siteId }: { readonly id: string; readonly siteId: string },
): Promise<AccountRow | undefined> {
  const own = await accountOfTicket(tx, id);
  const found = own === null ? undefined : await findAccount(tx, own);
  if (found !== undefined) return found;
  const accounts = (await listAccountRows(tx)).filter((account) => account.active);
  return accounts.find((account) => account.siteId === siteId) ?? accounts[0];
}
