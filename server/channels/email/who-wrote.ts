import { type ForwardedMail, readForwarded } from '#core/channels/email/forwarded-mail.ts';
import { type Address, headerOf } from '#core/channels/email/read-mail.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { KnownAddresses } from './known-addresses.ts';
import { type ParsedMail, parseMail } from './parse-mail.ts';

/** Who wrote a mail, and for whom (EML-3, EML-5). */
export interface WhoWrote {
  /** Who sent it: From, or Reply-To where From is a machine's or our own; null when nobody is named. */
  readonly writer: Address | null;
  /** The customer it is about: the writer, or whoever's mail a colleague passed on. */
  readonly customer: Address | null;
  readonly forwarded: ForwardedMail | null;
  /** Where the writer asks to be answered, when that is one other address (RFC 5322 §3.6.2). */
  readonly answerTo: string | null;
  /** Every address under which the writer may have taken part before. */
  readonly claims: readonly Address[];
}

/** Chooses who wrote (EML-3): contact forms write with Reply-To, colleagues pass customers' mails on. */
export async function chooseSender(tx: Tx, mail: ParsedMail, known: KnownAddresses): Promise<WhoWrote> {
  const [reply] = mail.replyTo.filter(({ address }) => !known.isOurs(address));
  const machine = mail.from !== null && (known.isOurs(mail.from.address) || robot.test(mail.from.address));
  const writer = (machine || mail.from === null ? reply : undefined) ?? mail.from ?? null;
  const claims = [writer, mail.from, ...mail.replyTo].filter(
    (one): one is Address => one !== null && one !== undefined,
  );
  const asked = mail.replyTo.length === 1 && reply !== undefined && reply.address !== writer?.address;
  // The Reply-To of a list leads to all its members.
  const answerTo = asked && headerOf(mail, 'list-id') === '' ? reply.address : null;
  const plain = { writer, customer: writer, forwarded: null, claims, answerTo };
  const forwarded = writer === null ? null : readForwarded(mail, await mailInside(mail));
  if (writer === null || forwarded === null || !(await known.learn(tx, writer.address))) return plain;
  const passedOn = !known.isOurs(forwarded.from.address) && forwarded.from.address !== writer.address;
  return passedOn ? { ...plain, customer: forwarded.from, forwarded, answerTo: null } : plain;
}

/** The mail a colleague attached whole. */
async function mailInside(mail: ParsedMail): Promise<ParsedMail | null> {
  const inside = mail.parts.filter((part) => part.contentType === 'message/rfc822');
  const [only] = inside;
  return inside.length === 1 && only !== undefined && headerOf(mail, 'in-reply-to') === ''
    ? parseMail(only.bytes)
    : null;
}

const robot =
  /^(no|do[-_.]?not|ingen|inte|ei)[-_.]?(reply|svar|svara|vastaa)|^(form|formular|webform|wordpress|www-data|noreply)@/i;
