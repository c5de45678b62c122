import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import PostalMime from 'postal-mime';
import { rooms } from '#server/build.ts';
import { createAccount } from '#server/channels/email/change-account.ts';
import { emailActor, takeInMail } from '#server/channels/email/take-in-mail.ts';
import { readConfig } from '#server/platform/config/config.ts';
import { openWorld } from '#server/platform/open-world.ts';
import { quantile, report } from '../report.ts';

/**
 * Mails taken in per second, each a new ticket with its person, clock and history, against the bare limit on the same
 * durable database in the same run: parse the mail and insert the rows it becomes, one statement each, in one transaction
 * (the original, its attachment's bytes and row, the mail, the ticket, the message, the event), and nothing else.
 *
 * Mails are as customers' are: HTML and text, a quote, a picture of forty kilobytes; every one differs, from three
 * hundred customers. Four at once.
 */
const CLIENTS = 4;
const ROUND_MS = 2_500;
const ROUNDS = 7;
const folder = await mkdtemp(path.join(os.tmpdir(), 'svara-bench-'));
const config = readConfig({ SVARA_DATA: folder, SVARA_LOG: 'silent' }, '0.0.0-bench');
const handlers = rooms.flatMap((room) => room.handlers ?? []);
const world = await openWorld(
  config,
  pino({ level: 'silent' }),
  handlers,
  path.resolve(import.meta.dirname, '../../server'),
  () => {},
);
// The database's own process keeps nobody alive, so something must while it stops.
const alive = setInterval(() => {}, 1_000);
const picture = Buffer.alloc(40_000, 7).toString('base64').replace(/.{76}/g, '$&\r\n');
let made = 0;
try {
  const account = await world.transact((tx) =>
    createAccount(tx, emailActor, {
      name: 'Kundtjänst',
      address: 'support@fjallgren.example',
      siteId: '01930000-0000-7000-8000-0000000000a1',
      protocol: 'smtp',
    }),
  );
  await sql`create table bare_files (digest text primary key, content bytea not null)`.execute(world.db);
  await sql`create table bare_mails (id uuid primary key, message_id text unique, sender text, subject text, body text, html text, digest text, at bigint)`.execute(
    world.db,
  );
  await sql`create index on bare_mails (at, id)`.execute(world.db);
  await sql`create table bare_rows (id uuid primary key, parent_id uuid, words text, data jsonb, at bigint)`.execute(
    world.db,
  );
  await sql`create index on bare_rows (parent_id, at)`.execute(world.db);

  const bare = async (): Promise<void> => {
    const raw = mail(++made);
    const parsed = await PostalMime.parse(raw);
    const digest = createHash('sha256').update(raw).digest('hex');
    await world.db.transaction().execute(async (trx) => {
      await sql`insert into bare_files values (${digest}, ${raw})`.execute(trx);
      for (const { content } of parsed.attachments) {
        const bytes = Buffer.from(content as ArrayBuffer);
        const own = createHash('sha256').update(bytes).digest('hex');
        await sql`insert into bare_files values (${own}, ${bytes}) on conflict do nothing`.execute(trx);
      }
      const ticketId = crypto.randomUUID();
      for (const words of [parsed.subject, parsed.text, parsed.attachments[0]?.filename, 'ticket.created'])
        await sql`insert into bare_rows values (${crypto.randomUUID()}, ${ticketId}, ${words}, '{}', ${Date.now()})`.execute(
          trx,
        );
      await sql`insert into bare_mails values (${crypto.randomUUID()}, ${parsed.messageId}, ${parsed.from?.address}, ${parsed.subject},
        ${parsed.text}, ${parsed.html}, ${digest}, ${Date.now()})`.execute(trx);
    });
  };
  const taken = async (): Promise<void> => {
    const raw = mail(++made);
    const done = await takeInMail(world, {
      accountId: account.id,
      sourceKey: `bench:${made}`,
      receivedAt: Date.now(),
      raw,
    });
    if (done.state !== 'accepted') throw new Error(`A mail was ${done.state}: ${done.reason}`);
  };
  await perSecond(taken, 1_500);
  await perSecond(bare, 1_500);
  const ratios: number[] = [];
  let [intake, limit] = [0, 0];
  for (let round = 0; round < ROUNDS; round += 1) {
    limit = await perSecond(bare, ROUND_MS);
    intake = await perSecond(taken, ROUND_MS);
    ratios.push(intake / limit);
  }
  report(
    'channels.intake.ratio',
    quantile(ratios, 0.5),
    'ratio',
    `${intake.toFixed(0)} mails/s taken in, ${limit.toFixed(0)}/s bare`,
  );
} finally {
  await world.close();
  clearInterval(alive);
  await rm(folder, { recursive: true, force: true });
}

async function perSecond(work: () => Promise<void>, ms: number): Promise<number> {
  let done = 0;
  const began = performance.now();
  const client = async (): Promise<void> => {
    while (performance.now() - began < ms) {
      await work();
      done += 1;
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
  return done / ((performance.now() - began) / 1_000);
}

function mail(n: number): Buffer {
  const text = `Hej! Nummer ${n}: kaffemaskinen läcker.\r\n\r\nDen tors 30 okt. 2025 kl 10:00 skrev Anna <anna@fjallgren.example>:\r\n> Har du startat om den?\r\n> Hälsningar, Anna\r\n`;
  return Buffer.from(
    [
      `From: Kund ${n % 300} <kund${n % 300}@kaffe${n % 90}.example>`,
      'To: support@fjallgren.example',
      `Subject: =?utf-8?Q?Kaffemaskinen_l=C3=A4cker_${n}?=`,
      `Message-ID: <bench-${n}@kaffe.example>`,
      'Date: Thu, 30 Oct 2025 13:30:00 +0100',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=m',
      '',
      '--m',
      'Content-Type: multipart/alternative; boundary=a',
      '',
      '--a',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      text,
      '--a',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: 8bit',
      '',
      `<div>Hej! <b>Nummer ${n}</b>: kaffemaskinen läcker.</div><div class="gmail_quote"><blockquote>Har du startat om den?</blockquote></div>`,
      '--a--',
      '--m',
      `Content-Type: image/png; name="bild-${n}.png"`,
      'Content-Disposition: attachment',
      'Content-Transfer-Encoding: base64',
      '',
      picture,
      '--m--',
      '',
    ].join('\r\n'),
  );
}
