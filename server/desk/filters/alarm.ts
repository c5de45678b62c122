import type { FilterDeed } from '#core/conditions/filter-action.ts';
import { notify } from '#server/house/notifications/notify.ts';
import { sayNotice } from '#server/house/notifications/say-notice.ts';
import { wantHouseMail } from '#server/house/notifications/want-house-mail.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { findTicketRecord } from '../tickets/tickets.store.ts';
import { actorOf, type WaitingDeed } from './record-touch.ts';

/** Tells those a filter names (FLT-4): colleagues in app and by mail in their own language, others by mail in the site's. */
export async function alarm(
  tx: Tx,
  key: string,
  { deed, ticketId, filterId, name }: WaitingDeed<Extract<FilterDeed, { readonly kind: 'alarm' }>>,
): Promise<void> {
  const ticket = await findTicketRecord(tx, ticketId);
  if (ticket === undefined) return;
  const by = actorOf({ filterId });
  const facts = { filter: name, number: ticket.number, title: ticket.subject, text: deed.text };
  await notify(tx, by, {
    to: { userIds: deed.userIds, groupIds: deed.groupIds },
    kind: 'filter.alarm',
    subject: { kind: 'ticket', id: ticketId },
    facts,
    mail: true,
  });
  const language = (await demandSite(tx, ticket.siteId)).languages[0] ?? 'sv';
  for (const address of new Set(deed.addresses.map((one) => one.toLowerCase())))
    await wantHouseMail(tx, by, {
      key: `filter:${key}:${address}`,
      to: address,
      language,
      words: 'notice',
      facts: { name: '', notice: sayNotice(language, 'filter.alarm', facts) },
    });
}
