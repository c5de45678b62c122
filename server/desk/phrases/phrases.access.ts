import { type Caller, demandAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findPhraseRow, type PhraseRow } from './phrases.store.ts';

/** A phrase the caller may edit: they set up its site, or every site when it is for all. */
export async function demandPhrase(tx: Tx, caller: Caller, phraseId: string): Promise<PhraseRow> {
  const phrase = await findPhraseRow(tx, phraseId);
  if (phrase === undefined) throw new Refusal('not-found', 'phrases.not-found', { phraseId });
  demandAt(caller, 'settings.edit', phrase.siteId);
  return phrase;
}
