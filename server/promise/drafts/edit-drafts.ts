import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { DraftContent } from '#core/promise/drafts/draft-content.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type DraftRow, findDraft, putDraft } from './drafts.store.ts';

interface DraftFields {
  readonly name: string;
  readonly content: DraftContent;
}

/** Keeps a new draft (SLA-10). */
export async function createDraft(tx: Tx, by: Actor, { name, content }: DraftFields): Promise<DraftRow> {
  const times = { createdAt: tx.now, changedAt: tx.now, publishedAt: null, discardedAt: null };
  const draft: DraftRow = { id: tx.newId(), name, content, version: 1, ...times };
  await putDraft(tx, draft);
  tx.record(by, { type: 'service-level-draft.created', subject: subjectOf(draft.id), data: { name } });
  return draft;
}

/** Saves a draft (SLA-10); a stale save is refused. */
export async function changeDraft(
  tx: Tx,
  by: Actor,
  input: DraftFields & { readonly draftId: string; readonly version: number },
): Promise<DraftRow> {
  const draft = await demandDraft(tx, input);
  const changed = { ...draft, ...fieldsOf(input), version: draft.version + 1, changedAt: tx.now };
  await putDraft(tx, changed);
  tx.record(by, { type: 'service-level-draft.changed', subject: subjectOf(draft.id), data: { name: input.name } });
  return changed;
}

/** Discards a draft (SLA-10); what is published was never touched by it. */
export async function discardDraft(tx: Tx, by: Actor, { draftId }: { readonly draftId: string }): Promise<void> {
  const draft = await findDraft(tx, draftId, true);
  if (!draft) throw new Refusal('not-found', 'drafts.not-found', { draftId });
  await putDraft(tx, { ...draft, discardedAt: tx.now });
  const data = { name: draft.name };
  tx.record(by, { type: 'service-level-draft.discarded', subject: subjectOf(draftId), data });
}

/** The draft to be changed, held; refused when it is gone or was changed by somebody else. */
export async function demandDraft(
  tx: Tx,
  { draftId, version }: { readonly draftId: string; readonly version: number },
): Promise<DraftRow> {
  const draft = await findDraft(tx, draftId, true);
  if (!draft) throw new Refusal('not-found', 'drafts.not-found', { draftId });
  if (draft.version !== version) throw new Refusal('conflict', 'drafts.stale', { version: draft.version });
  return draft;
}

/** What a draft's events are about. */
export function subjectOf(id: string) {
  return { kind: 'service-level-draft', id };
}

function fieldsOf({ name, content }: DraftFields): DraftFields {
  return { name, content };
}
