import type { z } from 'zod';
import type { createTicket as createEndpoint } from '#api/desk/tickets.ts';
import { type Caller, mayAt } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { firstSite, knownSites } from '#server/register/sites/known-sites.ts';
import type { SiteRow } from '#server/register/sites/sites.store.ts';
import type { NewTicket } from './new-ticket.ts';
import { safeAnswer, textOf } from './safe-answer.ts';

/** What the wire says of a new ticket, as the verb takes it: rich text made safe, absent left out (TKT-1). */
export function newTicketOf(body: z.output<(typeof createEndpoint)['body']>, siteId: string): NewTicket {
  const { description, descriptionHtml, fromCustomer, attachmentIds, requester, ...fields } = body;
  const html = descriptionHtml === undefined ? null : safeAnswer(descriptionHtml);
  const text = html === null ? description?.replaceAll('\u0000', '') : textOf(html);
  const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const hasMessage = (text ?? '') !== '' || attachmentIds.length > 0;
  return {
    ...given,
    subject: body.subject,
    channel: body.channel,
    siteId,
    origin: fromCustomer ? 'customer' : 'agent',
    ...(text === undefined ? {} : { description: text }),
    ...(requester === undefined ? {} : { requester }),
    message: hasMessage ? { text: text ?? '', html, attachmentIds } : null,
  };
}

/** The site a caller's ticket belongs to when they do not say: the first they may answer at. */
export async function ownSite(tx: Tx, caller: Caller): Promise<SiteRow> {
  const first = await firstSite(tx);
  if (mayAt(caller, 'tickets.answer', first.id)) return first;
  const sites = [...(await knownSites(tx)).values()];
  return sites.find((site) => site.active && mayAt(caller, 'tickets.answer', site.id)) ?? first;
}
