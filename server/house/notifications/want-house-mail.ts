import type { Language } from '#core/house/users/language.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Instant } from '#core/platform/instant.ts';
import { translate } from '#languages/translate.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import {
  findHouseMail,
  type HouseMailRow,
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
  };
}

/** Notes that a mail has left the house, or why it could not (the sender calls this). */
export async function settleHouseMail(tx: Tx, input: { key: string; failure: string | null }): Promise<void> {
  await writeHouseMailOutcome(tx, input.key, input.failure);
}

/** A wanted mail with its text, or nothing when it is already out (the sender asks for this by the event's key). */
export async function readWantedMail(
  tx: Tx,
  key: string,
): Promise<{ to: string; subject: string; text: string; html: string; language: string } | undefined> {
  const mail = await findHouseMail(tx, key);
  if (!mail || mail.sentAt !== null) return undefined;
  return {
    to: mail.recipient,
    subject: mail.subject,
    text: mail.bodyText,
    html: mail.bodyHtml,
    language: mail.language,
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

/** Text made harmless inside HTML. */
function asHtml(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replaceAll(/[&<>"']/gu, (sign) => signs[sign] ?? sign);
}
