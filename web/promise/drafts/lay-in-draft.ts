import { changeDraft, createDraft, type DraftContent, listDrafts } from '#api/promise/drafts.ts';
import { call } from '#web/kit/wire/call.ts';
import { blankDraft } from './draft-edits.ts';

/** Lays a change in the draft last written, or in a new one of this name (SLA-10). */
export async function layInDraft(name: string, change: (content: DraftContent) => DraftContent): Promise<void> {
  const [draft] = (await call(listDrafts, {})).rows;
  if (!draft) {
    await call(createDraft, { body: { name, content: change(blankDraft) } });
    return;
  }
  const { id, version, content } = draft;
  const body = { name: draft.name, version, content: change(content) };
  await call(changeDraft, { params: { draftId: id }, body });
}
