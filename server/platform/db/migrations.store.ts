import { type Kysely, sql } from 'kysely';
import type { NoTables } from './connect.ts';

type MigrationTables = {
  schemaMigrations: { name: string; appliedAt: number };
};

const LOCK = 7_310_001;

/** Runs a piece of work while no other instance migrates this database. */
export function holdMigrationLock<T>(db: Kysely<NoTables>, work: (held: Kysely<NoTables>) => Promise<T>): Promise<T> {
  return db.connection().execute(async (held) => {
    await sql`select pg_advisory_lock(${sql.lit(LOCK)})`.execute(held);
    try {
      await sql`create table if not exists schema_migrations (name text primary key, applied_at bigint not null)`.execute(
        held,
      );
      return await work(held);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(LOCK)})`.execute(held);
    }
  });
}

/** The names of the migrations this database has had. */
export async function applied(held: Kysely<NoTables>): Promise<readonly string[]> {
  const rows = await held.withTables<MigrationTables>().selectFrom('schemaMigrations').select('name').execute();
  return rows.map((row) => row.name);
}

/** Applies one migration and remembers it, both or neither. */
export async function applyMigration(held: Kysely<NoTables>, name: string, text: string): Promise<void> {
  await sql`begin`.execute(held);
  try {
    await sql.raw(text).execute(held);
    await sql`insert into schema_migrations (name, applied_at)
              values (${name}, (extract(epoch from clock_timestamp()) * 1000)::bigint)`.execute(held);
    await sql`commit`.execute(held);
  } catch (error) {
    await sql`rollback`.execute(held);
    throw new Error(`Migration ${name} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
