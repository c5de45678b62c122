import type { Tx } from '#server/platform/db/tx.ts';
import { jsonText } from '#server/platform/db/json-text.ts';

type IdempotencyTables = {
  idempotencyKeys: {
    caller: string;
    key: string;
    digest: string;
    status: number;
    body: unknown;
    createdAt: number;
  };
};

/** Takes a key for this request; undefined when it is new, otherwise the answer given then. */
export async function takeKey(
  tx: Tx,
  caller: string,
  key: string,
  digest: string,
): Promise<{ digest: string; status: number; body: unknown } | undefined> {
  const db = tx.db.withTables<IdempotencyTables>();
  // A request under way with the same key makes this wait for its commit, and then conflict.
  const taken = await db
    .insertInto('idempotencyKeys')
    .values({ caller, key, digest, status: 0, body: null, createdAt: tx.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('key')
    .executeTakeFirst();
  if (taken !== undefined) return undefined;
  return db
    .selectFrom('idempotencyKeys')
    .select(['digest', 'status', 'body'])
    .where('caller', '=', caller)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
}

/** Keeps the answer under the key, in the transaction of the change itself. */
export async function keepAnswer(tx: Tx, caller: string, key: string, status: number, body: unknown): Promise<void> {
  await tx.db
    .withTables<IdempotencyTables>()
    .updateTable('idempotencyKeys')
    .set({ status, body: jsonText(body ?? null) })
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute();
}

/** Lets go of a key whose request was refused, so that it can be used again. */
export async function dropKey(tx: Tx, caller: string, key: string): Promise<void> {
  await tx.db
    .withTables<IdempotencyTables>()
    .deleteFrom('idempotencyKeys')
    .where('caller', '=', caller)
    .where('key', '=', key)
    .execute();
}

/** Forgets keys older than an instant. */
export async function forgetKeys(tx: Tx, before: number): Promise<void> {
  await tx.db.withTables<IdempotencyTables>().deleteFrom('idempotencyKeys').where('createdAt', '<', before).execute();
}
