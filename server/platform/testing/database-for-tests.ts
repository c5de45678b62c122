import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { connect } from '#server/platform/db/connect.ts';
import { type DatabaseAddress, startEmbeddedDatabase } from '#server/platform/db/embedded-database.ts';
import { migrate } from '#server/platform/db/migrate.ts';
import { makeDatabase } from './test-database.store.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    testDatabase: DatabaseAddress;
  }
}

/** The name of the migrated database every test file's own is copied from. */
export const TEMPLATE = 'svara_template';

/** One real PostgreSQL for a test run, without durability, with a migrated template. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'svara-test-'));
  const database = await startEmbeddedDatabase({ dataFolder: folder, durable: false });
  await makeDatabase(database.address, TEMPLATE);
  const template = connect({ ...database.address, database: TEMPLATE }, { namedStatements: false, connections: 2 });
  await migrate(template.db, path.resolve(import.meta.dirname, '..', '..'));
  await template.close();
  project.provide('testDatabase', database.address);
  return async () => {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
