import {
  acceptReviewedMail,
  beginMailAuthorization,
  changeMailAccount,
  checkMailAccount,
  clearBounce,
  createMailAccount,
  dropReviewedMail,
  finishMailAuthorization,
  listBounces,
  listMailAccounts,
  listMails,
  readMail,
  readMessageOriginal,
  readOriginal,
  removeMailAccount,
} from '#api/channels/email.ts';
import { mayAt, sitesWhere } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { findMessage } from '#server/desk/tickets/messages.store.ts';
import { findTicketRecord } from '#server/desk/tickets/tickets.store.ts';
import { needs, type Route, serve } from '#server/platform/http/route.ts';
import { markAddress } from '#server/register/customers/persons.store.ts';
import { changeAccount, createAccount, removeAccount } from './change-account.ts';
import { checkAccount } from './check-account.ts';
import { beginConnecting, finishConnecting } from './connect-account.ts';
import { acceptMail, dropMail } from './decide-mail.ts';
import { accountsToEdit, accountToEdit, demandSettings, mailToJudge } from './email.access.ts';
import { findOauth, listOauthRows } from './oauth.store.ts';
import { clearBounces, listBouncedAddresses } from './outgoing.store.ts';
import { accountOnTheWire, originalOf, readForJudging, readIntake } from './read-intake.ts';

const settings = needs('settings.edit');
const judging = needs('tickets.assign');

/** What the mail room serves. */
export const emailRoutes: readonly Route[] = [
  serve(listMailAccounts, settings, async ({ tx, caller }) => {
    const oauth = new Map((await listOauthRows(tx)).map((row) => [row.accountId, row]));
    return {
      rows: (await accountsToEdit(tx, caller)).map((row) => accountOnTheWire(row, oauth.get(row.id))),
      receiver: tx.world.config.smtp ?? null,
    };
  }),
  serve(createMailAccount, settings, async ({ tx, caller, body }) => {
    demandSettings(caller, body.siteId);
    const row = await createAccount(tx, caller.actor, body);
    return accountOnTheWire(row, await findOauth(tx, row.id));
  }),
  serve(changeMailAccount, settings, async ({ tx, caller, params, body }) => {
    const before = await accountToEdit(tx, caller, params.accountId);
    if (body.siteId !== undefined) demandSettings(caller, body.siteId);
    const row = await changeAccount(tx, caller.actor, before, body);
    return accountOnTheWire(row, await findOauth(tx, row.id));
  }),
  serve(removeMailAccount, settings, async ({ tx, caller, params }) =>
    removeAccount(tx, caller.actor, await accountToEdit(tx, caller, params.accountId)),
  ),
  serve(checkMailAccount, settings, async ({ tx, caller, params }) =>
    checkAccount(tx.world, await accountToEdit(tx, caller, params.accountId)),
  ),
  serve(beginMailAuthorization, settings, async ({ tx, caller, params, body }) => {
    const account = await accountToEdit(tx, caller, params.accountId);
    return beginConnecting(tx, { account, userId: caller.userId, returnTo: body.returnTo });
  }),
  serve(finishMailAuthorization, settings, async ({ tx, caller, body }) => {
    const { id, address } = await finishConnecting(tx, caller.actor, { ...body, userId: caller.userId });
    return { accountId: id, address };
  }),
  serve(listMails, judging, async ({ tx, caller, query }) => readIntake(tx, caller, query)),
  serve(readMail, judging, async ({ tx, caller, params }) =>
    readForJudging(tx, await mailToJudge(tx, caller, params.mailId)),
  ),
  serve(acceptReviewedMail, judging, async ({ tx, caller, params }) => {
    await mailToJudge(tx, caller, params.mailId);
    return acceptMail(tx, caller.actor, { mailId: params.mailId, userId: caller.userId });
  }),
  serve(dropReviewedMail, judging, async ({ tx, caller, params, body }) => {
    await mailToJudge(tx, caller, params.mailId);
    await dropMail(tx, caller.actor, { mailId: params.mailId, userId: caller.userId, as: body.as });
  }),
  serve(readOriginal, judging, async ({ tx, caller, params }) => {
    const mail = await mailToJudge(tx, caller, params.mailId);
    return { content: await originalOf(tx, mail.digest, mail.id), type: 'message/rfc822', name: `${mail.id}.eml` };
  }),
  serve(readMessageOriginal, needs('tickets.read'), async ({ tx, caller, params }) => {
    const message = await findMessage(tx, params.messageId);
    const ticket = message === undefined ? undefined : await findTicketRecord(tx, message.ticketId);
    if (message === undefined || ticket === undefined || !mayAt(caller, 'tickets.read', ticket.siteId))
      throw new Refusal('not-found', 'mails.not-found', { messageId: params.messageId });
    return {
      content: await originalOf(tx, message.originalDigest, message.id),
      type: 'message/rfc822',
      name: `${ticket.number}.eml`,
    };
  }),
  serve(listBounces, needs('customers.read'), async ({ tx, caller }) => ({
    rows: (await listBouncedAddresses(tx, sitesWhere(caller, 'customers.read'), 500)).map(
      ({ address, verdict, status, words, at, ticketId }) => ({
        address,
        verdict: verdict as 'lasting' | 'passing' | 'refused',
        status,
        words,
        at,
        ticketId,
      }),
    ),
  })),
  serve(clearBounce, needs('customers.edit'), async ({ tx, caller, params }) => {
    const cleared = await clearBounces(tx, sitesWhere(caller, 'customers.edit'), params.address);
    if (cleared === 0) throw new Refusal('not-found', 'mails.address-not-bounced', { address: params.address });
    await markAddress(tx, params.address, null);
  }),
];
