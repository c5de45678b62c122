import { type Kysely, sql } from 'kysely';
import type { NoTables } from './connect.ts';

/** Begins a part of a transaction that can be undone alone. */
export async function beginPart(db: Kysely<NoTables>): Promise<void> {
  await sql`savepoint part`.execute(db);
}

/** Keeps the part that was begun last. */
export async function keepPart(db: Kysely<NoTables>): Promise<void> {
  await sql`release savepoint part`.execute(db);
}

/** Undoes the part that was begun last. */
export async function undoPart(db: Kysely<NoTables>): Promise<void> {
  await sql`rollback to savepoint part`.execute(db);
  await keepPart(db);
}
