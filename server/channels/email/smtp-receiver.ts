import { createHash } from 'node:crypto';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { World } from '#server/platform/db/tx.ts';
import { type AccountRow, listAccountRows, ownAddresses } from './accounts.store.ts';
import { knownAccounts } from './known-accounts.ts';
import { mailHostOf } from './mail-signing.ts';
import { selfMadeCertificate } from './self-made-certificate.ts';
import { takeInMail } from './take-in-mail.ts';

/** A running receiver. */
export interface Receiver {
  readonly port: number;
  stop(): Promise<void>;
}

/** How the receiver is run. */
export interface ReceiverOptions {
  readonly host: string;
  readonly port: number;
  /** Our own certificate; one is made when there is none. */
  readonly certificate?: { readonly cert: string; readonly key: string };
  /** Mails a minute from one address on the network. */
  readonly mailsPerMinute?: number;
}

/** The most any account may set, so that the announced SIZE is true for all. */
const MOST_BYTES = 60 * 1024 * 1024;
const MOST_RECIPIENTS = 50;
/** One relay may pass on everybody's mail, so this stops floods, not bursts. */
const USUAL_MAILS_PER_MINUTE = 12_000;

/**
 * Receives mail forwarded to Svara (EML-1, EML-4).
 *
 * Only for addresses we know, so nothing is ever relayed; SIZE is announced and a larger mail is refused in words;
 * `250` is said when the mail is committed, and if it cannot be stored the sender is asked to come again (451).
 */
export async function receiveSmtp(world: World, options: ReceiverOptions): Promise<Receiver> {
  const host = mailHostOf(world);
  const size = await largestAccount(world);
  const lately = new Map<string, number[]>();
  const mayGoOn = (address: string): boolean => {
    const now = world.clock.now();
    const times = (lately.get(address) ?? []).filter((at) => at > now - 60_000);
    if (times.length >= (options.mailsPerMinute ?? USUAL_MAILS_PER_MINUTE)) return false;
    times.push(now);
    if (lately.size > 10_000) lately.clear();
    lately.set(address, times);
    return true;
  };
  const server = new SMTPServer({
    name: host,
    banner: 'Svara',
    size,
    authOptional: true,
    disabledCommands: ['AUTH'],
    disableReverseLookup: true,
    maxClients: 200,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    ...(options.certificate ?? selfMadeCertificate(host, world.clock.now())),
    logger: false,
    onMailFrom: (_address, session, done) => {
      if (mayGoOn(session.remoteAddress)) done();
      else done(refusal(451, '4.7.0 Too many mails at once, please come again'));
    },
    onRcptTo: (address, session, done) => {
      if (session.envelope.rcptTo.length >= MOST_RECIPIENTS) return done(refusal(452, '4.5.3 Too many recipients'));
      findRecipient(world, address.address).then(
        (account) => done(account === undefined ? refusal(550, '5.1.1 Nobody here has this address') : null),
        () => done(refusal(451, '4.3.0 Please come again')),
      );
    },
    onData: (stream, session, done) => {
      receiveData(world, stream, session, size).then(
        () => done(),
        (error: Error & { responseCode?: number }) => {
          if (error.responseCode === undefined) world.log.error({ err: error }, 'a received mail could not be stored');
          done(error.responseCode === undefined ? refusal(451, '4.3.0 Could not be stored, please come again') : error);
        },
      );
    },
  });
  // Short answers wait for no others: without this every command costs the delayed acknowledgement of TCP.
  server.server.on('connection', (socket) => socket.setNoDelay(true));
  server.on('error', (error) => world.log.debug({ err: error }, 'an SMTP connection failed'));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, () => resolve());
  });
  const bound = server.server.address();
  return {
    port: typeof bound === 'object' && bound !== null ? bound.port : options.port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The account a recipient belongs to, with or without what stands after a plus. */
async function findRecipient(world: World, recipient: string): Promise<AccountRow | undefined> {
  const bare = recipient.toLowerCase().replace(/\+[^@]*@/, '@');
  const accounts = await world.read((tx) => knownAccounts(tx));
  return accounts.find((account) => account.active && ownAddresses(account).includes(bare));
}

async function receiveData(
  world: World,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  most: number,
): Promise<void> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream as AsyncIterable<Buffer>) {
    length += piece.length;
    // What goes on past the size that was announced is heard to its end, and not kept.
    if (length <= most) pieces.push(piece);
    else pieces.length = 0;
  }
  const recipients = session.envelope.rcptTo.map(({ address }) => address);
  const [first] = recipients;
  const account = first === undefined ? undefined : await findRecipient(world, first);
  if (account === undefined) throw refusal(550, '5.1.1 Nobody here has this address');
  if (stream.sizeExceeded || length > account.maxBytes) {
    const most = Math.floor(account.maxBytes / 1_048_576);
    throw refusal(
      552,
      `5.3.4 The mail is larger than ${most} MB. Please send it without large attachments, or as a link`,
    );
  }
  const from = session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address;
  const transaction = createHash('sha256').update(JSON.stringify([from, recipients]));
  const body = Buffer.concat(pieces);
  const digest = transaction.update(body).digest('hex').slice(0, 40);
  // The envelope is written above the mail as a mail server would (RFC 5321 §4.4); the rest is byte for byte.
  const trace = `Return-Path: <${plain(from)}>\r\n${recipients.map((to) => `X-Svara-Recipient: ${plain(to)}\r\n`).join('')}`;
  await takeInMail(world, {
    accountId: account.id,
    // Each transaction is an arrival of its own; a mail handed over again is known by what it is.
    sourceKey: `smtp:${digest}:${world.newId()}`,
    receivedAt: world.clock.now(),
    raw: Buffer.concat([Buffer.from(trace), body]),
  });
}

async function largestAccount(world: World): Promise<number> {
  const accounts = await world.read((tx) => listAccountRows(tx));
  const most = Math.max(10 * 1024 * 1024, ...accounts.map(({ maxBytes }) => maxBytes));
  return Math.min(most, MOST_BYTES);
}

function refusal(responseCode: number, words: string): Error & { responseCode: number } {
  return Object.assign(new Error(words), { responseCode });
}

function plain(address: string): string {
  return address.replace(/[\r\n<>]/g, '');
}
