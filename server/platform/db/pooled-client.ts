import { createHash } from 'node:crypto';
import type pg from 'pg';

/** What the query builder's driver needs of a connection. */
export interface PooledClient {
  query(text: string, values?: readonly unknown[]): Promise<pg.QueryResult>;
  release(): void;
}

/** Ends the statement that is a transaction's last: its commit is sent in the same packet. */
export const COMMIT_FOLLOWS = '/* then commit */';

/** Ends a statement that is planned for the very values it is asked with: how rare they are decides the way to them. */
export const PLANNED_EACH_TIME = '/* planned each time */';

/**
 * A pooled connection that spares round trips.
 *
 * ```
 * begin ┐                        held back until there is something to do in the transaction
 * first ┴─► one packet
 * …
 * last  ┬─► one packet           a last statement that fails makes of the commit behind it a rollback
 * commit┘
 * ```
 *
 * With `named`, statements stay prepared on their connection; off behind a pooler that does not keep them.
 */
export function pooledClient(client: pg.PoolClient, named: boolean): PooledClient {
  let begins: string | undefined;
  let ended: Promise<pg.QueryResult> | undefined;

  const send = (text: string, values: readonly unknown[] | undefined): Promise<pg.QueryResult> => {
    if (values === undefined || values.length === 0) return client.query(text);
    const name = named && !text.endsWith(PLANNED_EACH_TIME) ? nameOf(text) : undefined;
    return client.query({ ...(name === undefined ? {} : { name }), text, values: values as unknown[] });
  };
  return {
    async query(text, values) {
      if (text === 'begin' || text.startsWith('start transaction')) {
        begins = text;
        return nothing;
      }
      if (text === 'commit' || text === 'rollback') {
        const end = ended;
        ended = undefined;
        if (end !== undefined || begins === undefined) {
          const done = await (end ?? client.query(text));
          // PostgreSQL answers a commit so when a statement before it failed: whoever passed that over must not believe
          // that anything was written.
          if (text === 'commit' && done.command === 'ROLLBACK')
            throw new Error('Nothing was committed: a statement of the transaction had failed.');
          return done;
        }
        begins = undefined;
        return nothing;
      }
      const endsHere = text.endsWith(COMMIT_FOLLOWS);
      if (begins === undefined && !endsHere) return send(text, values);
      return inOnePacket(client, () => {
        // Whatever fails before it, the statement itself fails too and tells.
        if (begins !== undefined) client.query(begins).catch(() => {});
        begins = undefined;
        const answer = send(text, values);
        if (endsHere) {
          ended = client.query('commit');
          ended.catch(() => {});
        }
        return answer;
      });
    },
    release: () => {
      begins = undefined;
      ended = undefined;
      client.release();
    },
  };
}

const nothing = { command: '', rowCount: null, oid: 0, fields: [], rows: [] } as pg.QueryResult;

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

function inOnePacket<Result>(client: pg.PoolClient, write: () => Result): Result {
  const { stream } = (client as unknown as { connection: { stream: NodeJS.WritableStream & Corked } }).connection;
  stream.cork();
  try {
    return write();
  } finally {
    stream.uncork();
  }
}

interface Corked {
  cork(): void;
  uncork(): void;
}
