import type { Tx } from '#server/platform/db/tx.ts';

/** The same transaction with its statements counted, to show that many cost no more than one; those it defers are not. */
export function countedStatements(tx: Tx): { readonly tx: Tx; readonly statements: () => number } {
  let asked = 0;
  const db = tx.db.withPlugin({
    transformQuery: ({ node }) => {
      asked += 1;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return { tx: { ...tx, db }, statements: () => asked };
}
