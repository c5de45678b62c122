import type { CheckResult } from '#core/house/onboarding/checklist.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/**
 * The socket of the checklist (ONB-1): a room plugs in what must hold before answers can be promised in time.
 *
 * Its words are in the languages under `house.checklist.<key>`: title and text for `holds`, `missing` and `broken`,
 * filled in with the facts.
 */
export interface Activity {
  readonly key: string;
  readonly mandatory: boolean;
  /** The page on which it is put right. */
  readonly path: string;
  /** Looks, changes nothing, and is quick: it runs each time the page is shown. */
  readonly check: (tx: Tx) => Promise<CheckResult>;
}
