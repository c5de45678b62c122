import { Refusal } from '#core/platform/refusal.ts';
import { siteAddress } from '#server/house/notifications/site-address.ts';
import { findUserByEmail } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findSubscription } from './subscriptions.store.ts';

const PURPOSE = 'report-leaving';

/** Who leaves which subscription (REP-1). */
export interface Leaving {
  readonly subscriptionId: string;
  readonly email: string;
}

/** The page where who gets a report by mail ends that, without signing in (REP-1): signed, so that nobody makes one up. */
export function leavingLink(tx: Tx, { subscriptionId, email }: Leaving): string {
  const told = Buffer.from(JSON.stringify([subscriptionId, email])).toString('base64url');
  return `${siteAddress(tx)}/leave/${told}~${tx.world.secrets.sign(PURPOSE, told, 18)}`;
}

/** Reads the token of such a page; a made-up one opens nothing. */
export function readLeaving(tx: Tx, token: string): Leaving {
  const [told = '', signature = ''] = token.split('~');
  if (!tx.world.secrets.verify(PURPOSE, told, signature)) throw new Refusal('not-found', 'links.invalid', {});
  const [subscriptionId, email] = JSON.parse(Buffer.from(told, 'base64url').toString()) as [string, string];
  return { subscriptionId, email };
}

/** What such a page is about (REP-1), and whether who opened it gets the report no more. */
export async function describeLeaving(tx: Tx, { subscriptionId, email }: Leaving) {
  const row = await findSubscription(tx, subscriptionId);
  if (row === undefined) throw new Refusal('not-found', 'links.invalid', {});
  const user = await findUserByEmail(tx, email);
  const outside = row.addresses.find((one) => one.email.toLowerCase() === email.toLowerCase());
  const gets = outside !== undefined || (user !== undefined && row.recipientIds.includes(user.id));
  const language = outside?.language ?? user?.language ?? row.addresses[0]?.language ?? 'sv';
  return { name: row.name, email, language, left: !gets || row.deletedAt !== null };
}
