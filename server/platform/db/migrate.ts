import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Kysely } from 'kysely';
import type { NoTables } from './connect.ts';
import { applied, applyMigration, holdMigrationLock } from './migrations.store.ts';

/**
 * Brings the database's tables up to date: every `*.migration.sql` below the server, in the order of its time stamp.
 *
 * One instance migrates at a time; the others wait. A migration merged late (an older stamp than the newest applied)
 * is run, never skipped. Each file is one transaction.
 */
export async function migrate(db: Kysely<NoTables>, root: string): Promise<readonly string[]> {
  const files = await migrationFiles(root);
  return holdMigrationLock(db, async (held) => {
    const known = new Set(await applied(held));
    const done: string[] = [];
    for (const { name, file } of files) {
      if (known.has(name)) continue;
      await applyMigration(held, name, await readFile(file, 'utf8'));
      done.push(name);
    }
    return done;
  });
}

/** Every migration below a folder, oldest stamp first; two of the same name are refused. */
export async function migrationFiles(root: string): Promise<readonly { name: string; file: string }[]> {
  const entries = await readdir(root, { recursive: true });
  const files = entries
    .filter((entry) => entry.endsWith('.migration.sql'))
    .map((entry) => ({ name: path.basename(entry, '.migration.sql'), file: path.join(root, entry) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const twice = files.find((each, index) => files[index + 1]?.name === each.name);
  if (twice !== undefined) throw new Error(`Two migrations are called ${twice.name}: give one another time stamp.`);
  return files;
}
