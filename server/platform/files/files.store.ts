import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Tx } from '#server/platform/db/tx.ts';

type FileTables = {
  files: { digest: string; size: number; content: Buffer; createdAt: number };
};

/** Keeps content under its own digest (SHA-256, hex), once however often it comes; returns the digest. */
export async function keepFile(tx: Tx, content: Buffer): Promise<string> {
  const digest = digestOf(content);
  await sql`insert into files (digest, size, content, created_at)
            values (${digest}, ${content.length}, ${content}, ${tx.now}) on conflict (digest) do nothing`.execute(
    tx.db,
  );
  return digest;
}

/** Content on its way into the file store, named by its own digest. */
export interface NewContent {
  readonly digest: string;
  readonly content: Buffer;
}

/** The digest content is kept under (SHA-256, hex). */
export function digestOf(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Keeps contents at the end of the transaction, with everything else that waits: whoever reads them sooner settles first. */
export function keepFilesLater(tx: Tx, contents: readonly NewContent[]): void {
  if (contents.length === 0) return;
  // In one order everywhere, so that two transactions with the same contents wait for each other instead of locking up.
  const rows = contents
    .toSorted((one, other) => (one.digest < other.digest ? -1 : 1))
    .map(({ digest, content }) => sql`(${digest}, ${content.length}::bigint, ${content}::bytea, ${tx.now}::bigint)`);
  tx.defer(
    sql`insert into files (digest, size, content, created_at) values ${sql.join(rows)} on conflict (digest) do nothing`,
  );
}

/** Reads kept content; undefined when nothing is kept under the digest. */
export async function readFile(tx: Tx, digest: string): Promise<Buffer | undefined> {
  const row = await tx.db
    .withTables<FileTables>()
    .selectFrom('files')
    .select('content')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row?.content;
}

/** How much the database and its kept files take, in bytes (OPS-1). */
export async function readSizes(tx: Tx): Promise<{ databaseBytes: number; fileBytes: number }> {
  const { rows } = await sql<{ databaseBytes: number; fileBytes: number }>`
    select pg_database_size(current_database()) as database_bytes,
           coalesce((select sum(size) from files), 0) as file_bytes`.execute(tx.db);
  return rows[0] ?? { databaseBytes: 0, fileBytes: 0 };
}
