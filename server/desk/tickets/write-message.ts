import { type Actor, userBehind } from '#core/platform/actor.ts';
import { findUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { uploaderOf } from './uploader-of.ts';
import { demandAttachments } from './keep-attachment.ts';
import { insertMessage, type MessageRow } from './messages.store.ts';

/** What one of us writes into a ticket: the row but for what every such message has alike. */
export type Writing = Pick<MessageRow, 'ticketId' | 'kind' | 'state' | 'channel' | 'bodyText' | 'bodyHtml'> &
  Partial<Pick<MessageRow, 'toAddresses' | 'ccAddresses' | 'bccAddresses' | 'subject' | 'mentioned' | 'sendAt'>> & {
    readonly attachmentIds?: readonly string[] | undefined;
  };

/** Writes an answer, a note or a forward into its ticket, with the files its writer had uploaded (TKT-3). */
export async function writeMessage(tx: Tx, by: Actor, writing: Writing): Promise<MessageRow> {
  const { attachmentIds = [], ...said } = writing;
  const userId = userBehind(by);
  const author = userId === null ? undefined : await findUser(tx, userId);
  const message: MessageRow = {
    id: tx.newId(),
    authorUserId: userId,
    authorPersonId: null,
    authorName: author?.name ?? '',
    fromAddress: null,
    answerTo: null,
    toAddresses: [],
    ccAddresses: [],
    bccAddresses: [],
    subject: '',
    quotedText: '',
    quotedHtml: null,
    remotePictures: false,
    signature: null,
    mentioned: [],
    originalDigest: null,
    at: tx.now,
    sendAt: null,
    sentAt: null,
    failure: null,
    ...said,
  };
  await insertMessage(tx, message);
  const to = { ticketId: message.ticketId, messageId: message.id, uploadedBy: uploaderOf(by) };
  await demandAttachments(tx, attachmentIds, to, message.bodyHtml ?? '');
  return message;
}

/** Appoints when a held or scheduled message leaves the house; its id makes the leaving one (TKT-3). */
export function appointLeaving(tx: Tx, by: Actor, message: MessageRow): void {
  tx.schedule({
    kind: 'message.leave',
    key: message.id,
    dueAt: message.sendAt ?? tx.now,
    payload: { messageId: message.id, ticketId: message.ticketId, by },
  });
}
