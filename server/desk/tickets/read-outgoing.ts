import { firstName } from '#core/register/customers/recognise.ts';
import { findUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import type { SiteRow } from '#server/register/sites/sites.store.ts';
import { linkPath } from './ticket-link.ts';
import { type AttachmentRow, findMessage, listAttachments } from './messages.store.ts';
import { htmlOf, textOf } from './safe-answer.ts';
import { findTicketRecord } from './tickets.store.ts';

/** A message as a channel sends it: everything but the headers that are the channel's own. */
export interface Outgoing {
  readonly messageId: string;
  readonly ticketId: string;
  readonly number: string;
  readonly kind: 'answer' | 'forward';
  readonly state: string;
  readonly subject: string;
  readonly to: readonly string[];
  readonly cc: readonly string[];
  readonly bcc: readonly string[];
  /** With the signature; pictures by `cid:`. */
  readonly html: string;
  readonly text: string;
  readonly siteId: string;
  readonly senderName: string;
  readonly senderAddress: string | null;
  readonly language: string;
  /** Path of the customer's private page, for a forward empty: a third party does not follow the ticket. */
  readonly linkPath: string;
  readonly attachments: readonly Pick<AttachmentRow, 'id' | 'name' | 'mediaType' | 'digest' | 'contentId' | 'inline'>[];
  /** Pictures of the signature, to be sent along inline. */
  readonly pictures: readonly { readonly contentId: string; readonly mediaType: string; readonly content: Buffer }[];
}

/** Reads a message for the channel that sends it (TKT-3): with the site's sender and the signature with its picture. */
export async function readOutgoing(tx: Tx, messageId: string): Promise<Outgoing | undefined> {
  const message = await findMessage(tx, messageId);
  const ticket = message === undefined ? undefined : await findTicketRecord(tx, message.ticketId);
  if (message === undefined || ticket === undefined) return undefined;
  if (message.kind !== 'answer' && message.kind !== 'forward') return undefined;
  const site = await demandSite(tx, ticket.siteId);
  const author = message.authorUserId === null ? undefined : await findUser(tx, message.authorUserId);
  const signature = signatureOf(site, author);
  const body = message.bodyHtml ?? htmlOf(message.bodyText);
  return {
    messageId,
    ticketId: ticket.id,
    number: ticket.number,
    kind: message.kind,
    state: message.state,
    subject: message.subject,
    to: message.toAddresses,
    cc: message.ccAddresses,
    bcc: message.bccAddresses,
    html: body + signature.html,
    text: signature.text === '' ? message.bodyText : `${message.bodyText}\n\n-- \n${signature.text}`,
    siteId: site.id,
    senderName: site.senderName === '' ? site.name : site.senderName,
    senderAddress: site.senderAddress,
    language: ticket.language ?? site.languages[0] ?? 'sv',
    linkPath: message.kind === 'answer' ? linkPath(tx, ticket) : '',
    attachments: await listAttachments(tx, ticket.id, [messageId]),
    pictures: signature.pictures,
  };
}

/** What ends an answer: the agent's own signature and the site's, with their pictures as parts of the mail (TKT-3). */
export function signatureOf(
  site: SiteRow,
  author:
    | { readonly name: string; readonly signatureHtml: string; readonly signaturePicture: string | null }
    | undefined,
) {
  const pictures = [
    ...pictureOf('signature-agent', author?.signaturePicture ?? null),
    ...pictureOf('signature-site', site.signaturePicture),
  ];
  const blocks = [author?.signatureHtml ?? '', site.signatureHtml]
    .map((html) => html.replaceAll('{agent}', author === undefined ? '' : plain(author.name)))
    .filter((html) => html.trim() !== '');
  const inner = blocks.join('') + pictures.map((each) => `<img src="cid:${each.contentId}" alt="">`).join('');
  const html = inner === '' ? '' : `<div>-- </div><div>${inner}</div>`;
  return { html, text: blocks.map(textOf).join('\n'), pictures };
}

/** A site's greeting filled in for a person. */
export function greetingFor(site: SiteRow, personName: string | null): string {
  return site.greeting
    .replaceAll('{förnamn}', firstName(personName ?? ''))
    .replaceAll('{namn}', personName ?? '')
    .replace(/ +([,.])/gu, '$1');
}

function pictureOf(contentId: string, dataUrl: string | null) {
  const parts = /^data:(image\/(?:png|jpeg|gif|webp));base64,(.+)$/u.exec(dataUrl ?? '');
  if (parts === null) return [];
  return [{ contentId, mediaType: parts[1] as string, content: Buffer.from(parts[2] as string, 'base64') }];
}

function plain(text: string): string {
  return text.replace(/[<>&"]/gu, '');
}
