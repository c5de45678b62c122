import { createHash } from 'node:crypto';
import type { CalendarRow } from '#api/time/calendars.ts';
import { type Actor, userBehind } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { type IcalContent, writeIcal } from '#core/time/calendars/write-ical.ts';
import { translate } from '#languages/translate.ts';
import { siteAddress } from '#server/house/notifications/site-address.ts';
import { findUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import type { FileReply } from '#server/platform/http/route.ts';
import { findCalendar } from '#server/time/calendars/calendars.store.ts';
import { loadCompiledRevision } from '#server/time/calendars/load-compiled-calendar.ts';
import { findLink, insertLink, type LinkRecord, linksOf, revokeLinkRow } from './feeds.store.ts';

/** Makes a secret address at which a calendar can be read (CAL-1). */
export async function makeLink(
  tx: Tx,
  by: Actor,
  asked: { readonly calendarId: string; readonly content: IcalContent },
) {
  const { calendarId, content } = asked;
  if (!(await findCalendar(tx, calendarId))) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  if ((await linksOf(tx, calendarId)).length >= MOST_LINKS) {
    throw new Refusal('limit', 'feeds.too-many', { most: MOST_LINKS });
  }
  const token = tx.world.secrets.token(24);
  const madeByUserId = userBehind(by);
  const maker = madeByUserId === null ? undefined : await findUser(tx, madeByUserId);
  const link: LinkRecord = {
    id: tx.newId(),
    calendarId,
    content,
    language: maker?.language ?? 'sv',
    tokenDigest: digestOf(token),
    sealedToken: tx.world.secrets.seal(LINK_TOKEN, token),
    madeAt: tx.now,
    madeByUserId,
    revokedAt: null,
  };
  await insertLink(tx, link);
  recordLink(tx, by, 'calendar.link-made', link);
  return shownLink(tx, link);
}

/** The addresses of a calendar that hold; they can be copied again (CAL-1). */
export async function listLinks(tx: Tx, calendarId: string) {
  if (!(await findCalendar(tx, calendarId))) throw new Refusal('not-found', 'calendars.not-found', { calendarId });
  return (await linksOf(tx, calendarId)).map((link) => shownLink(tx, link));
}

/** Ends an address: whoever has it reads nothing more (CAL-1). */
export async function revokeLink(tx: Tx, by: Actor, named: { readonly calendarId: string; readonly linkId: string }) {
  const { calendarId, linkId } = named;
  if (!(await revokeLinkRow(tx, calendarId, linkId))) throw new Refusal('not-found', 'feeds.link-not-found', {});
  recordLink(tx, by, 'calendar.link-revoked', { id: linkId, calendarId });
}

/** What whoever has the address reads, as the calendar says now (CAL-1). */
export async function readLink(tx: Tx, token: string): Promise<FileReply> {
  const link = await findLink(tx, digestOf(token));
  const calendar: (Pick<CalendarRow, 'name'> & { currentRevisionId: string }) | undefined =
    link && (await findCalendar(tx, link.calendarId));
  if (!link || !calendar) throw new Refusal('not-found', 'feeds.link-not-found', {});
  const compiled = await loadCompiledRevision(tx, calendar.currentRevisionId);
  const openWord = translate(link.language, 'time:links.openEvent');
  const text = writeIcal(compiled, { content: link.content, openWord, now: tx.now });
  return { content: Buffer.from(text, 'utf8'), type: 'text/calendar; charset=utf-8', name: 'calendar.ics' };
}

const MOST_LINKS = 20;
const LINK_TOKEN = 'time.link-token';

function shownLink(tx: Tx, { id, content, sealedToken, madeAt }: LinkRecord) {
  const token = tx.world.secrets.open(LINK_TOKEN, sealedToken);
  return { id, content, address: `${siteAddress(tx)}/api/v1/public/calendars/${token}/calendar.ics`, madeAt };
}

function digestOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function recordLink(tx: Tx, by: Actor, type: string, { id, calendarId }: Pick<LinkRecord, 'id' | 'calendarId'>): void {
  tx.record(by, { type, subject: { kind: 'calendar', id: calendarId }, data: { linkId: id } });
}
