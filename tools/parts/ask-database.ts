import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';

/** Asks the database of a Svara under test directly: its own one in the data folder, or the one at the address. */
export async function askDatabase<Row extends pg.QueryResultRow>(
  place: { readonly dataFolder: string; readonly databaseUrl?: string | undefined },
  query: string,
  values: readonly unknown[] = [],
): Promise<readonly Row[]> {
  const client = new pg.Client(place.databaseUrl ?? ownDatabaseIn(place.dataFolder));
  await client.connect();
  try {
    return (await client.query<Row>(query, [...values])).rows;
  } finally {
    await client.end();
  }
}

function ownDatabaseIn(dataFolder: string): pg.ClientConfig {
  // The fifth line of postmaster.pid is the folder of its socket.
  const socket =
    readFileSync(join(dataFolder, 'postgres', 'postmaster.pid'), 'utf8')
      .split('\n')[4]
      ?.trim() ?? '';
  const password = readFileSync(join(dataFolder, 'postgres.password'), 'utf8').trim();
  return { host: socket, port: 5432, user: 'svara', password, database: 'postgres' };
}
