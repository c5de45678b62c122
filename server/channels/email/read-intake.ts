import type { Caller } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { MailAccount } from '#api/channels/email.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { readFile } from '#server/platform/files/files.store.ts';
import { accountsToJudge } from './email.access.ts';
import { type AccountRow, findAccount } from './accounts.store.ts';
import type { OauthRow } from './oauth.store.ts';
import { countMailsByState, type MailRow, type MailState, pageOfMails } from './mails.store.ts';
import { type ParsedMail, type ParsedPart, parseMail, unreadable } from './parse-mail.ts';
import { isDeadly, whileReading } from './reading-journal.ts';
import { safeHtml } from './safe-html.ts';

/** A page of mails by what became of them, with the counts of each state (EML-2). */
export async function readIntake(
  tx: Tx,
  caller: Caller,
  query: { state: MailState; limit: number; cursor?: string | undefined },
) {
  const accountIds = await accountsToJudge(tx, caller);
  const rows = await pageOfMails(tx, {
    // What could not be read waits for the same eyes.
    states: query.state === 'review' ? ['review', 'failed'] : [query.state],
    accountIds,
    before: query.cursor === undefined ? null : placeOf(query.cursor),
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const nextCursor =
    rows.length > query.limit && last !== undefined
      ? Buffer.from(JSON.stringify([last.receivedAt, last.id])).toString('base64url')
      : null;
  return {
    rows: shown.map((row) => onTheWire(row, row.accountName)),
    nextCursor,
    counts: await countMailsByState(tx, accountIds),
  };
}

/** One mail to be judged, read from its original. */
export async function readForJudging(tx: Tx, mail: MailRow) {
  const original = await originalOf(tx, mail.digest, mail.id);
  if (isDeadly(tx.world, mail.digest)) return shownForJudging(tx, mail, unreadable(original));
  return whileReading(tx.world, mail.digest, async () => shownForJudging(tx, mail, await parseMail(original)));
}

async function shownForJudging(tx: Tx, mail: MailRow, parsed: ParsedMail) {
  const safe = parsed.html === null ? null : safeHtml(parsed.html, false);
  const account = await findAccount(tx, mail.accountId);
  return {
    ...onTheWire(mail, account?.name ?? ''),
    text: parsed.text.slice(0, 200_000),
    html: safe === null ? null : withOwnPictures(safe.html, parsed.parts),
    remotePictures: safe?.remotePictures ?? false,
    to: parsed.to.map(({ address }) => address),
    attachments: parsed.parts
      .filter((part) => !part.inline)
      .map((part) => ({ name: part.filename ?? part.contentType, mediaType: part.contentType, bytes: part.size })),
  };
}

const MOST_PICTURE_BYTES = 1_000_000;
const MOST_PICTURES_BYTES = 8_000_000;

/** A mail under review has no kept files yet, so its own pictures stand in the text itself. */
function withOwnPictures(html: string, parts: readonly ParsedPart[]): string {
  let left = MOST_PICTURES_BYTES;
  return html.replace(/src="cid:([^"]+)"/gi, (all, id: string) => {
    const picture = parts.find((part) => part.inline && part.contentId === id && part.size <= MOST_PICTURE_BYTES);
    // One picture can be shown a thousand times.
    left -= picture?.size ?? 0;
    if (picture === undefined || left < 0 || !/^image\/(png|jpeg|gif|webp)$/.test(picture.contentType)) return all;
    return `src="data:${picture.contentType};base64,${Buffer.from(picture.bytes).toString('base64')}"`;
  });
}

/** The mail as it came. */
export async function originalOf(tx: Tx, digest: string | null, id: string): Promise<Buffer> {
  const content = digest === null ? undefined : await readFile(tx, digest);
  if (content === undefined) throw new Refusal('not-found', 'mails.original-missing', { id });
  return content;
}

/** An account as the wire shows it: secrets stay in. */
export function accountOnTheWire(row: AccountRow, oauth: OauthRow | undefined): MailAccount {
  const {
    secretSealed,
    smtpSecretSealed,
    stateCode,
    stateDetail,
    toldFailingAt: _told,
    leaseHolder: _holder,
    leaseUntilAt: _until,
    ...shown
  } = row;
  return {
    ...shown,
    aliases: [...row.aliases],
    hasSecret: secretSealed !== null,
    hasSmtpSecret: smtpSecretSealed !== null,
    oauth:
      oauth === undefined
        ? null
        : {
            provider: oauth.provider,
            clientId: oauth.clientId,
            authorizeUrl: oauth.authorizeUrl,
            tokenUrl: oauth.tokenUrl,
            scope: oauth.scope,
            hasClientSecret: oauth.clientSecretSealed !== null,
            connectedAt: oauth.connectedAt,
          },
    trouble: stateCode as MailAccount['trouble'],
    detail: stateDetail,
  };
}

function onTheWire(row: MailRow, accountName: string) {
  const { id, accountId, state, reason, kind, fromAddress, fromName, subject, snippet, receivedAt, size, ticketId } =
    row;
  return {
    id,
    accountId,
    accountName,
    state,
    reason,
    kind,
    fromAddress,
    fromName,
    subject,
    snippet,
    receivedAt,
    size,
    ticketId,
  };
}

function placeOf(cursor: string): { at: number; id: string } {
  try {
    const [at, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (typeof at === 'number' && Number.isSafeInteger(at) && typeof id === 'string' && /^[0-9a-f-]{36}$/i.test(id))
      return { at, id };
  } catch {
    // What is no cursor of ours is the caller's mistake.
  }
  throw new Refusal('invalid', 'mails.bad-cursor', {});
}
