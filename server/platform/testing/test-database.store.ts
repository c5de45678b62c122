import pg from 'pg';
import type { DatabaseAddress } from '#server/platform/db/embedded-database.ts';

/** Makes a database, empty or as a copy of a template. */
export async function makeDatabase(address: DatabaseAddress, name: string, template?: string): Promise<void> {
  await once(address, `create database ${name}${template === undefined ? '' : ` template ${template}`}`);
}

/** Removes a database and whoever is connected to it. */
export async function dropDatabase(address: DatabaseAddress, name: string): Promise<void> {
  await once(address, `drop database if exists ${name} with (force)`);
}

async function once(address: DatabaseAddress, statement: string): Promise<void> {
  const client = new pg.Client(address);
  await client.connect();
  try {
    // Two copies of one template at once are refused by PostgreSQL: they take turns.
    await client.query('select pg_advisory_lock(7310003)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
