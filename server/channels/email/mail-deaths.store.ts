import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

/** How often a Svara died while it read a mail (EML-4); the digest is of the mail's bytes. */
export type MailDeathsTables = { mailDeaths: { digest: string; deaths: number; diedAt: number } };

/** Notes that the process died once more while it read each of these mails. */
export async function addDeaths(tx: Tx, digests: readonly string[]): Promise<void> {
  await sql`
    insert into mail_deaths (digest, deaths, died_at) select digest, 1, ${tx.now} from unnest(${digests}::text[]) digest
    on conflict (digest) do update set deaths = mail_deaths.deaths + 1, died_at = excluded.died_at`.execute(tx.db);
}

/** The mails a process died of so often. */
export async function deadlyMails(tx: Tx, atLeast: number): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ digest: string }>`
    select digest from mail_deaths where deaths >= ${atLeast}`.execute(tx.db);
  return new Set(rows.map(({ digest }) => digest));
}
