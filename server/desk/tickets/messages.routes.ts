import {
  askCustomer,
  dropDraft,
  forwardTicket as forwardEndpoint,
  noteTicket as noteEndpoint,
  readAttachment,
  readReplyFrame,
  replyToTicket as replyEndpoint,
  retrySending as retryEndpoint,
  saveDraft,
  undoAnswer as undoEndpoint,
  uploadAttachment,
} from '#api/desk/messages.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { readFile } from '#server/platform/files/files.store.ts';
import { needs, type Route, serve, signedIn } from '#server/platform/http/route.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { forwardTicket } from './forward-ticket.ts';
import { keepAttachment, mayShowInline } from './keep-attachment.ts';
import { knownChoices, statusFor } from './known-choices.ts';
import { retrySending } from './let-message-leave.ts';
import { type AttachmentRow, listAttachments, type MessageRow } from './messages.store.ts';
import { noteTicket } from './note-ticket.ts';
import { readFrame } from './read-frame.ts';
import { readUpload } from './read-upload.ts';
import { replyToTicket } from './reply-to-ticket.ts';
import { demandAttachment, demandMessage, demandReaders, demandTicket } from './tickets.access.ts';
import { putDraft, removeDraft, type TicketRecord } from './tickets.store.ts';
import { undoAnswer } from './undo-answer.ts';
import { wireAttachment, wireMessage, wireTicket } from './wire-ticket.ts';

const answers = needs('tickets.answer');

/** Answers, notes, forwards, drafts and files (TKT-3). */
export const messageRoutes: readonly Route[] = [
  serve(replyEndpoint, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return written(tx, await replyToTicket(tx, caller.actor, { ...params, ...body }));
  }),
  serve(askCustomer, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    const waiting = statusFor(await knownChoices(tx), 'waiting-for-customer');
    return written(tx, await replyToTicket(tx, caller.actor, { ...params, ...body, statusId: waiting.id }));
  }),
  serve(undoEndpoint, answers, async ({ tx, caller, params }) => {
    await demandMessage(tx, caller, 'tickets.answer', params.messageId);
    const { html, ticket } = await undoAnswer(tx, caller.actor, params);
    return { html, ticket: await wireTicket(tx, ticket) };
  }),
  serve(retryEndpoint, answers, async ({ tx, caller, params }) => {
    await demandMessage(tx, caller, 'tickets.answer', params.messageId);
    return wireWithFiles(tx, await retrySending(tx, caller.actor, params));
  }),
  serve(noteEndpoint, answers, async ({ tx, caller, params, body }) => {
    const { siteId } = await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    await demandReaders(tx, siteId, body.mentioned);
    return written(tx, await noteTicket(tx, caller.actor, { ...params, ...body }));
  }),
  serve(forwardEndpoint, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    return written(tx, await forwardTicket(tx, caller.actor, { ...params, ...body }));
  }),
  serve(saveDraft, answers, async ({ tx, caller, params, body }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    await putDraft(tx, { ...params, ...body, userId: caller.userId, savedAt: tx.now });
    return { savedAt: tx.now };
  }),
  serve(dropDraft, answers, async ({ tx, caller, params }) => {
    await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
    await removeDraft(tx, params.ticketId, caller.userId);
  }),
  serve(readReplyFrame, answers, async ({ tx, caller, params }) =>
    readFrame(tx, caller.userId, await demandTicket(tx, caller, 'tickets.answer', params.ticketId)),
  ),
  serve(uploadAttachment, answers, async ({ tx, caller, request }) =>
    wireAttachment(await keepAttachment(tx, `user:${caller.userId}`, await readUpload(request))),
  ),
  serve(readAttachment, signedIn, async ({ tx, caller, params }) =>
    fileReply(tx, await demandAttachment(tx, caller, params.attachmentId)),
  ),
];

/** A kept file as it leaves: pictures may be shown, all else is saved (TKT-3). */
export async function fileReply(tx: Tx, file: AttachmentRow) {
  const content = await readFile(tx, file.digest);
  if (content === undefined) throw new Refusal('not-found', 'attachments.not-found', { attachmentIds: [file.id] });
  const inline = mayShowInline(file.mediaType);
  return {
    content,
    name: file.name,
    inline,
    lasting: true,
    type: inline ? file.mediaType : 'application/octet-stream',
  };
}

async function written(tx: Tx, done: { readonly ticket: TicketRecord; readonly message: MessageRow }) {
  return { message: await wireWithFiles(tx, done.message), ticket: await wireTicket(tx, done.ticket) };
}

async function wireWithFiles(tx: Tx, message: MessageRow) {
  return wireMessage(message, await listAttachments(tx, message.ticketId, [message.id]));
}
