import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DatabaseAddress } from './embedded-database.ts';
import { type PooledClient, pooledClient } from './pooled-client.ts';

/** Tables of no room; a store narrows a handle to its own by `withTables`. */
export type NoTables = Record<never, never>;

/** The pool of connections and the query builder over it. */
export interface Connections {
  readonly db: Kysely<NoTables>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface ConnectOptions {
  /** Off behind a pooler in transaction mode, which does not keep prepared statements. */
  readonly namedStatements: boolean;
  readonly connections: number;
}

const MOST_AT_REST = 3;

/**
 * Connects to PostgreSQL.
 *
 * int8 and numeric are read as numbers: instants and durations are milliseconds, far below 2^53. Columns are
 * snake_case in SQL and camelCase in code.
 */
export function connect(address: DatabaseAddress | string, options: ConnectOptions): Connections {
  const pool = new pg.Pool({
    ...(typeof address === 'string' ? { connectionString: address } : address),
    max: options.connections,
    // Those the last rush needed are given back; a few stay, with what they have prepared.
    min: Math.min(MOST_AT_REST, options.connections),
    idleTimeoutMillis: 5_000,
    types: { getTypeParser: parserOf as never },
    // Statements are sent without waiting for the answer to the one before.
    pipeline: true,
  });
  // An idle connection that dies is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  const dialectPool = withPooledClients(pool, options.namedStatements);
  const db = new Kysely<NoTables>({
    dialect: new PostgresDialect({ pool: dialectPool as unknown as pg.Pool }),
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
  return { db, pool, close: () => db.destroy() };
}

const INT8 = 20;
const NUMERIC = 1700;
const INT8_ARRAY = 1016;

function parserOf(oid: number, format?: 'text' | 'binary'): unknown {
  if (oid === INT8 || oid === NUMERIC) return Number;
  if (oid === INT8_ARRAY) return numbersOf;
  return format === undefined ? pg.types.getTypeParser(oid) : pg.types.getTypeParser(oid, format as 'text');
}

function numbersOf(text: string): (number | null)[] {
  const read = pg.types.getTypeParser(INT8_ARRAY as never) as unknown as (text: string) => (string | null)[];
  return read(text).map((each) => (each === null ? null : Number(each)));
}

function withPooledClients(pool: pg.Pool, named: boolean) {
  const clients = new WeakMap<pg.PoolClient, PooledClient>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = clients.get(client);
      if (known !== undefined) return known;
      const made = pooledClient(client, named);
      clients.set(client, made);
      return made;
    },
    end: () => pool.end(),
  };
}
