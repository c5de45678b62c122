import { findUserByEmail } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { knownSites } from '#server/register/sites/known-sites.ts';
import { ownAddresses } from './accounts.store.ts';
import { knownAccounts } from './known-accounts.ts';

/** Whose an address is, before anything else is asked. */
export interface KnownAddresses {
  /** An address of a mail account or a site's sender: mail from it is our own. */
  isOurs(address: string): boolean;
  /** A user's address, once it has been looked up. */
  readonly isColleague: (address: string) => boolean;
  /** Looks a user's address up. */
  learn(tx: Tx, address: string): Promise<boolean>;
}

/** Reads the addresses that are ours (EML-2); colleagues are learnt one by one. */
export async function knownAddresses(tx: Tx): Promise<KnownAddresses> {
  const ours = new Set((await knownAccounts(tx)).flatMap(ownAddresses));
  for (const site of (await knownSites(tx)).values())
    if (site.senderAddress !== null) ours.add(site.senderAddress.toLowerCase());
  const colleagues = new Set<string>();
  return {
    isOurs: (address) => ours.has(bare(address)),
    isColleague: (address) => colleagues.has(address),
    async learn(within, address) {
      const user = await findUserByEmail(within, address);
      if (user === undefined || user.blockedAt !== null) return false;
      colleagues.add(address);
      return true;
    },
  };
}

/** Without what stands after a plus. */
function bare(address: string): string {
  return address.toLowerCase().replace(/\+[^@]*@/, '@');
}
