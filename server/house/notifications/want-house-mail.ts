import type { Language } from '#core/house/users/language.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { asHtml } from './as-html.ts';
import {
  filesOfHouseMail,
  findHouseMail,
  type HouseMailFile,
  type HouseMailRow,
  insertHouseMailFiles,
  insertHouseMails,
  waitingHouseMails,
  writeHouseMailOutcome,
} from './notifications.store.ts';

/** A mail the house itself wants to send: an invitation, a link for a new password, a notice. */
export interface WantedMail {
  /** The same key again is the same mail. */
  readonly key: string;
  readonly to: string;
  readonly language: Language;
  readonly words: 'invitation' | 'passwordReset' | 'notice';
  readonly facts: Readonly<Record<string, string>>;
  readonly link?: string;
}

/** Wants a mail sent (USR-1). */
export async function wantHouseMail(tx: Tx, by: Actor, mail: WantedMail): Promise<void> {
  await wantHouseMails(tx, by, [mail]);
}

/**
 * Wants mails sent (USR-1, SLA-8): they are kept, and `mail.wanted` tells whoever can send by their keys alone, because
 * a text may hold a link that lets somebody in and the history is read by many.
 */
export async function wantHouseMails(tx: Tx, by: Actor, mails: readonly WantedMail[]): Promise<void> {
  const isNew = await insertHouseMails(
    tx,
    mails.map((mail) => written(mail, tx.now)),
  );
  for (const { key, to } of mails) if (isNew.delete(key)) recordWanted(tx, by, key, to);
}

function written(mail: WantedMail, wantedAt: Instant): HouseMailRow {
  const say = (key: string) => translate(mail.language, `house:mails.${key}`, mail.facts);
  const link = mail.link === undefined ? undefined : { title: say(`${mail.words}.button`), address: mail.link };
  const paragraphs = say(`${mail.words}.body`).split('\n\n');
  const foot = say('foot');
  return {
    key: mail.key,
    recipient: mail.to,
    subject: say(`${mail.words}.subject`).replaceAll(/\s+/gu, ' ').slice(0, 200),
    bodyText: textOf(paragraphs, link, foot),
    bodyHtml: htmlOf(paragraphs, link, foot),
    language: mail.language,
    wantedAt,
    sentAt: null,
    failure: null,
    leaveAddress: null,
  };
}

/** A mail of the house's own that a room to the right has written whole, with files. */
export interface WrittenMail {
  /** The same key again is the same mail. */
  readonly key: string;
  readonly to: string;
  readonly language: Language;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly files: readonly HouseMailFile[];
  /** Where who gets it leaves the list it is sent to (RFC 2369); null when there is nothing to leave. */
  readonly leaveAddress: string | null;
}

/** Wants a mail sent that is written already (REP-1); how it went is told by `mail.settled` with its key. */
export async function wantWrittenMail(tx: Tx, by: Actor, mail: WrittenMail): Promise<void> {
  const { key, to, language, subject, text, html, files, leaveAddress } = mail;
  const row: HouseMailRow = {
    ...{ key, recipient: to, language, leaveAddress, bodyText: text, bodyHtml: html },
    subject: subject.replaceAll(/\s+/gu, ' ').slice(0, 200),
    ...{ wantedAt: tx.now, sentAt: null, failure: null },
  };
  if (!(await insertHouseMails(tx, [row])).has(key)) return;
  await insertHouseMailFiles(tx, key, files);
  recordWanted(tx, by, key, to);
}

/** Notes that a mail has left the house, or why it could not (the sender calls this). */
export async function settleHouseMail(tx: Tx, input: { key: string; failure: string | null }): Promise<void> {
  await writeHouseMailOutcome(tx, input.key, input.failure);
  const { key, failure } = input;
  tx.record(sender, { type: 'mail.settled', subject: { kind: 'house-mail', id: key }, data: { key, failure } });
}

const sender: Actor = { kind: 'system', id: 'house.mail' };

/** A mail that waits to be sent, with everything that goes along. */
export type WaitingMail = Omit<WrittenMail, 'key' | 'language'> & { readonly language: string };

/** A wanted mail with its text, or nothing when it is already out (the sender asks for this by the event's key). */
export async function readWantedMail(tx: Tx, key: string): Promise<WaitingMail | undefined> {
  const mail = await findHouseMail(tx, key);
  if (!mail || mail.sentAt !== null) return undefined;
  return {
    to: mail.recipient,
    subject: mail.subject,
    text: mail.bodyText,
    html: mail.bodyHtml,
    language: mail.language,
    files: await filesOfHouseMail(tx, key),
    leaveAddress: mail.leaveAddress,
  };
}

/** Tells again of every mail that waits: when an account that can send has come (EML-1). */
export async function wantWaitingMailsAgain(tx: Tx, by: Actor): Promise<void> {
  for (const mail of await waitingHouseMails(tx, 500)) recordWanted(tx, by, mail.key, mail.recipient);
}

function recordWanted(tx: Tx, by: Actor, key: string, to: string): void {
  tx.record(by, { type: 'mail.wanted', subject: { kind: 'house-mail', id: key }, data: { key, to } });
}

function textOf(paragraphs: readonly string[], link: Link | undefined, foot: string): string {
  return [...paragraphs, ...(link ? [`${link.title}:\n${link.address}`] : []), `--\n${foot}`].join('\n\n');
}

function htmlOf(paragraphs: readonly string[], link: Link | undefined, foot: string): string {
  const body = paragraphs.map((each) => `<p style="margin:0 0 14px">${asHtml(each).replaceAll('\n', '<br>')}</p>`);
  const button = link
    ? [
        `<p style="margin:20px 0"><a href="${asHtml(link.address)}" style="background:#12657A;color:#fff;padding:11px 18px;border-radius:8px;text-decoration:none;font-weight:600">${asHtml(link.title)}</a></p>`,
        `<p style="margin:0 0 14px;font-size:13px;color:#5f5a52">${asHtml(link.address)}</p>`,
      ]
    : [];
  return `<div style="font-family:sans-serif;font-size:15px;line-height:1.5;color:#1c1b19;max-width:560px">${[...body, ...button].join('')}<p style="margin:24px 0 0;font-size:12px;color:#5f5a52">${asHtml(foot)}</p></div>`;
}

interface Link {
  readonly title: string;
  readonly address: string;
}
