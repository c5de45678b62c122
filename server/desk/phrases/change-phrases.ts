import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { safeAnswer, textOf } from '../tickets/safe-answer.ts';
import { insertPhrase, isShortcutTaken, type PhraseRow, removePhrase, updatePhrase } from './phrases.store.ts';

/** What is written of a phrase. */
export type PhraseFields = Omit<PhraseRow, 'id' | 'createdAt' | 'changedAt'>;

/** Makes a canned phrase (TKT-3). */
export async function createPhrase(tx: Tx, by: Actor, input: PhraseFields): Promise<PhraseRow> {
  const phrase: PhraseRow = {
    ...input,
    id: tx.newId(),
    bodyHtml: demandText(input.bodyHtml),
    createdAt: tx.now,
    changedAt: tx.now,
  };
  if (phrase.siteId !== null) await demandSite(tx, phrase.siteId);
  if (!(await insertPhrase(tx, phrase))) throw taken(phrase);
  record(tx, by, 'phrase.created', phrase);
  return phrase;
}

/** Changes a canned phrase (TKT-3). */
export async function changePhrase(
  tx: Tx,
  by: Actor,
  input: { readonly before: PhraseRow; readonly changes: Partial<PhraseFields> },
): Promise<PhraseRow> {
  const { before, changes } = input;
  const written = changes.bodyHtml === undefined ? changes : { ...changes, bodyHtml: demandText(changes.bodyHtml) };
  const after = { ...before, ...written };
  if (after.siteId !== null && after.siteId !== before.siteId) await demandSite(tx, after.siteId);
  if (await isShortcutTaken(tx, after)) throw taken(after);
  await updatePhrase(tx, before.id, written);
  tx.record(by, {
    type: 'phrase.changed',
    subject: { kind: 'phrase', id: before.id },
    data: { name: after.name, from: told(before), to: told(after) },
  });
  return { ...after, changedAt: tx.now };
}

/** Deletes a canned phrase (TKT-3); what was written with it stays as it is. */
export async function deletePhrase(tx: Tx, by: Actor, input: { readonly phrase: PhraseRow }): Promise<void> {
  await removePhrase(tx, input.phrase.id);
  record(tx, by, 'phrase.deleted', input.phrase);
}

function demandText(html: string): string {
  const safe = safeAnswer(html);
  if (textOf(safe) === '') throw new Refusal('invalid', 'phrases.empty', {});
  return safe;
}

function taken(phrase: PhraseRow): Refusal {
  return new Refusal('conflict', 'phrases.shortcut-taken', { shortcut: phrase.shortcut });
}

function record(tx: Tx, by: Actor, type: string, phrase: PhraseRow): void {
  tx.record(by, { type, subject: { kind: 'phrase', id: phrase.id }, data: told(phrase) });
}

function told({ name, shortcut, siteId, language, bodyHtml }: PhraseRow) {
  return { name, shortcut, siteId, language, text: textOf(bodyHtml) };
}
