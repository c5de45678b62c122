import { z } from 'zod';
import { oauthProviders } from '#core/channels/email/oauth-providers.ts';
import { endpoint } from '#api/platform/endpoint.ts';
import { instant } from '#api/platform/instant.ts';
import { pageOf, pageQuery } from '#api/platform/page.ts';

const accountParams = z.object({ accountId: z.uuid() });
const mailParams = z.object({ mailId: z.uuid() });
const securities = z.enum(['tls', 'starttls', 'none']);
const host = z
  .string()
  .trim()
  .max(253)
  .regex(/^[A-Za-z0-9._:-]*$/u);
const port = z.number().int().min(0).max(65_535);

/** Why an account does not answer (EML-1). */
export const accountTroubles = [
  'wrong-password',
  'unknown-host',
  'refused',
  'timed-out',
  'certificate',
  'no-folder',
  'not-connected',
  'consent-gone',
  'client-refused',
  'provider-silent',
  'token-refused',
  'other',
] as const;

/** What an administrator says about a mail account (EML-1, EML-2); secrets are only ever written, never read. */
export const mailAccountFields = z.object({
  name: z.string().trim().min(1).max(120),
  /** What customers write to, and answers come from. */
  address: z.email().max(254),
  /** Further addresses that lead here. */
  aliases: z.array(z.email().max(254)).max(50),
  siteId: z.uuid(),
  groupId: z.uuid().nullable(),
  active: z.boolean(),
  /** `smtp`: mail is forwarded to Svara's own receiver. */
  protocol: z.enum(['imap', 'pop3', 'smtp']),
  host,
  port,
  security: securities,
  username: z.string().trim().max(254),
  /** With `oauth2` the account is connected in the browser, and its tokens are asked for anew as they end. */
  auth: z.enum(['password', 'oauth2']),
  folder: z.string().trim().min(1).max(200),
  /** What is done with a mail in the mailbox once it is stored. */
  afterwards: z.enum(['seen', 'move', 'delete']),
  moveTo: z.string().trim().min(1).max(200).nullable(),
  smtpHost: host.nullable(),
  smtpPort: port.nullable(),
  smtpSecurity: securities,
  smtpUsername: z.string().trim().max(254),
  /** Whether new mails become tickets at once, or wait until somebody has looked. */
  intake: z.enum(['automatic', 'review']),
  autoReply: z.boolean(),
  /** Empty takes Svara's own words; {nummer}, {ämne}, {länk}, {svarsställe}, {namn} are filled in. */
  autoReplySubject: z.string().trim().max(300),
  autoReplyText: z.string().trim().max(10_000),
  autoRepliesPerHour: z.number().int().min(1).max(20),
  /** Where the signed token of an answer stands: `subject` for mail servers that know no plus in addresses. */
  tokenIn: z.enum(['address', 'subject']),
  /** A larger mail is politely sent back. */
  maxBytes: z
    .number()
    .int()
    .min(100_000)
    .max(50 * 1024 * 1024),
});

const webAddress = z
  .url()
  .max(500)
  .regex(/^https?:\/\//u);

/** How an account gets its tokens (EML-1, RFC 6749). */
const oauthFields = z.object({
  provider: z.enum(oauthProviders),
  clientId: z.string().trim().min(1).max(300),
  authorizeUrl: webAddress,
  tokenUrl: webAddress,
  scope: z.string().trim().max(1_000),
});

const secrets = z.object({
  /** Password or access token; absent leaves it as it is. */
  secret: z.string().max(8_000).optional(),
  /** Of the sending server, when it is another one. */
  smtpSecret: z.string().max(8_000).optional(),
  /** The client secret is only written, never read; absent leaves it as it is, empty takes it away. */
  oauth: oauthFields.extend({ clientSecret: z.string().max(2_000).optional() }).optional(),
});

/** A mail account as its page shows it (EML-1). */
export const mailAccount = mailAccountFields.extend({
  id: z.uuid(),
  hasSecret: z.boolean(),
  hasSmtpSecret: z.boolean(),
  oauth: oauthFields
    .extend({
      hasClientSecret: z.boolean(),
      /** Since when it is connected; null while nobody has let Svara in. */
      connectedAt: instant.nullable(),
    })
    .nullable(),
  state: z.enum(['new', 'well', 'failing']),
  /** Why it does not answer; null while it does. */
  trouble: z.enum(accountTroubles).nullable(),
  /** What the server said. */
  detail: z.string().nullable(),
  /** Since when it is in its state. */
  stateAt: instant.nullable(),
  fetchedAt: instant.nullable(),
});
export type MailAccount = z.output<typeof mailAccount>;

export const listMailAccounts = endpoint({
  method: 'GET',
  path: '/mail-accounts',
  summary: 'Every mail account and how it is doing.',
  answer: z.object({
    rows: z.array(mailAccount),
    /** Where forwarded mail is received; null when the receiver is off. */
    receiver: z.object({ host: z.string(), port: z.number().int() }).nullable(),
  }),
});

export const createMailAccount = endpoint({
  method: 'POST',
  path: '/mail-accounts',
  summary: 'Adds a mail account; it is fetched from at once.',
  body: mailAccountFields
    .partial()
    .required({ name: true, address: true, siteId: true, protocol: true })
    .extend(secrets.shape),
  answer: mailAccount,
  refusals: ['mail-accounts.address-taken', 'mail-accounts.host-missing', 'sites.not-found'],
});

export const changeMailAccount = endpoint({
  method: 'PATCH',
  path: '/mail-accounts/{accountId}',
  summary: 'Changes a mail account.',
  params: accountParams,
  body: mailAccountFields.partial().extend(secrets.shape),
  answer: mailAccount,
  refusals: [
    'mail-accounts.not-found',
    'mail-accounts.address-taken',
    'mail-accounts.host-missing',
    'mail-accounts.secret-again',
    'sites.not-found',
  ],
});

export const removeMailAccount = endpoint({
  method: 'DELETE',
  path: '/mail-accounts/{accountId}',
  summary: 'Takes a mail account away; mails that came to it stay.',
  params: accountParams,
  refusals: ['mail-accounts.not-found'],
});

export const checkMailAccount = endpoint({
  method: 'POST',
  path: '/mail-accounts/{accountId}/checks',
  summary: 'Signs in to the mailbox and to the sending server, without touching any mail.',
  writesNothing: true,
  params: accountParams,
  answer: z.object({
    incoming: z.object({
      well: z.boolean(),
      trouble: z.enum(accountTroubles).nullable(),
      detail: z.string().nullable(),
      mails: z.number().int().nullable(),
    }),
    outgoing: z
      .object({ well: z.boolean(), trouble: z.enum(accountTroubles).nullable(), detail: z.string().nullable() })
      .nullable(),
  }),
  refusals: ['mail-accounts.not-found'],
});

export const beginMailAuthorization = endpoint({
  method: 'POST',
  path: '/mail-accounts/{accountId}/authorizations',
  summary: 'Begins to connect an account by OAuth2: the address of the provider the browser is to open.',
  params: accountParams,
  body: z.object({
    /** The page the provider sends the browser back to, as it is registered there. */
    returnTo: webAddress,
  }),
  answer: z.object({ url: z.string() }),
  refusals: ['mail-accounts.not-found', 'mail-accounts.oauth-missing'],
});

export const finishMailAuthorization = endpoint({
  method: 'POST',
  path: '/mail-authorizations',
  summary: 'Connects an account with what the provider sent back; each answer serves once.',
  body: z.object({ state: z.string().min(1).max(200), code: z.string().min(1).max(4_000) }),
  answer: z.object({ accountId: z.uuid(), address: z.string() }),
  refusals: ['mail-accounts.oauth-unknown', 'mail-accounts.oauth-refused', 'mail-accounts.oauth-short'],
});

/** What has become of a mail (EML-2). */
export const mailStates = ['parked', 'filed', 'accepted', 'review', 'dropped', 'failed'] as const;

/** A mail that came in (EML-2, EML-4). */
export const intakeMail = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  accountName: z.string(),
  state: z.enum(mailStates),
  /** Why it is where it is: `manual-review`, `auto-reply`, `delivery-report`… */
  reason: z.string(),
  kind: z.string(),
  fromAddress: z.string().nullable(),
  fromName: z.string(),
  subject: z.string(),
  snippet: z.string(),
  receivedAt: instant,
  size: z.number().int(),
  ticketId: z.uuid().nullable(),
});
export type IntakeMail = z.output<typeof intakeMail>;

export const listMails = endpoint({
  method: 'GET',
  path: '/mails',
  summary: 'Mails that came in, by what became of them, newest first.',
  query: pageQuery.extend({ state: z.enum(mailStates).default('review') }),
  answer: pageOf(intakeMail).extend({ counts: z.partialRecord(z.enum(mailStates), z.number().int()) }),
  refusals: ['mails.bad-cursor'],
});

export const readMail = endpoint({
  method: 'GET',
  path: '/mails/{mailId}',
  summary: 'One mail with its words and safe HTML, to be judged.',
  params: mailParams,
  answer: intakeMail.extend({
    text: z.string(),
    html: z.string().nullable(),
    remotePictures: z.boolean(),
    to: z.array(z.string()),
    attachments: z.array(z.object({ name: z.string(), mediaType: z.string(), bytes: z.number().int() })),
  }),
  refusals: ['mails.not-found', 'mails.original-missing'],
});

export const acceptReviewedMail = endpoint({
  method: 'PUT',
  path: '/mails/{mailId}/acceptance',
  summary: 'Accepts a mail: it becomes a ticket, or a message of the ticket it belongs to.',
  params: mailParams,
  answer: z.object({ state: z.enum(mailStates), reason: z.string(), ticketId: z.uuid().nullable() }),
  refusals: ['mails.not-found', 'mails.already-accepted', 'mails.original-missing'],
});

export const dropReviewedMail = endpoint({
  method: 'PUT',
  path: '/mails/{mailId}/dropping',
  summary: 'Drops a mail, or calls it spam; its original stays and it can still be accepted.',
  params: mailParams,
  body: z.object({ as: z.enum(['dropped', 'spam']) }),
  refusals: ['mails.not-found', 'mails.already-accepted'],
});

export const readOriginal = endpoint({
  method: 'GET',
  path: '/mails/{mailId}/original',
  summary: 'The mail as it came, byte for byte.',
  params: mailParams,
  sends: 'file',
  refusals: ['mails.not-found', 'mails.original-missing'],
});

export const readMessageOriginal = endpoint({
  method: 'GET',
  path: '/messages/{messageId}/original',
  summary: 'The mail a ticket’s message was made of, as it came, byte for byte.',
  params: z.object({ messageId: z.uuid() }),
  sends: 'file',
  refusals: ['mails.not-found', 'mails.original-missing'],
});

export const listBounces = endpoint({
  method: 'GET',
  path: '/bounced-addresses',
  summary: 'Addresses that mail bounced from, latest first.',
  answer: z.object({
    rows: z.array(
      z.object({
        address: z.string(),
        verdict: z.enum(['lasting', 'passing', 'refused']),
        status: z.string(),
        words: z.string(),
        at: instant,
        ticketId: z.uuid().nullable(),
      }),
    ),
  }),
});

export const clearBounce = endpoint({
  method: 'PUT',
  path: '/bounced-addresses/{address}/clearance',
  summary: 'Says that an address is well again.',
  params: z.object({ address: z.string().trim().toLowerCase().max(254) }),
  refusals: ['mails.address-not-bounced'],
});
