import type { Instant } from '#core/platform/instant.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** The same transaction at another moment: verbs called with it act and are recorded as if it were then (ONB-1). */
export function movedTx(tx: Tx, at: Instant): Tx {
  return { ...tx, now: at, record: (by, news) => tx.record(by, { ...news, at: news.at ?? at }) };
}
