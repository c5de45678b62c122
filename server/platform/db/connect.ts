import { createHash } from 'node:crypto';
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import pg from 'pg';
import type { DatabaseAddress } from './embedded-database.ts';

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
    idleTimeoutMillis: 60_000,
    types: { getTypeParser: parserOf as never },
  });
  // An idle connection that dies is replaced at the next query; without a listener it would end the process.
  pool.on('error', () => {});
  const dialectPool = options.namedStatements ? withNamedStatements(pool) : pool;
  const db = new Kysely<NoTables>({
    dialect: new PostgresDialect({ pool: dialectPool as pg.Pool }),
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

/** Statements kept prepared on a connection; further ones run unnamed, so the server's memory stays bounded. */
const MOST_NAMED = 600;
const names = new Map<string, string>();

function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMED || text.length > 20_000) return undefined;
  const name = createHash('sha1').update(text).digest('base64url').slice(0, 20);
  names.set(text, name);
  return name;
}

function withNamedStatements(pool: pg.Pool) {
  const wrapped = new WeakMap<pg.PoolClient, unknown>();
  return {
    connect: async () => {
      const client = await pool.connect();
      const known = wrapped.get(client);
      if (known !== undefined) return known;
      const proxy = {
        query: (text: unknown, values?: readonly unknown[]) => {
          if (typeof text !== 'string' || values === undefined || values.length === 0)
            return client.query(text as string, values as unknown[]);
          const name = nameOf(text);
          return client.query({ ...(name === undefined ? {} : { name }), text, values: values as unknown[] });
        },
        release: () => client.release(),
      };
      wrapped.set(client, proxy);
      return proxy;
    },
    end: () => pool.end(),
  };
}
