import { emptyDraft } from '#core/promise/drafts/draft-content.ts';
import type { Calendar } from '#core/time/calendars/calendar.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { foreseeDraft } from './foresee-draft.ts';
import { countRunningUnder } from './running-under.store.ts';

/** How a draft of one calendar would move the clocks that run under it: judged as after a save, and not kept (CAL-5). */
export async function foreseeCalendar(tx: Tx, { id, revisionId, revision: _number, ...definition }: Calendar) {
  const running = await countRunningUnder(tx, id);
  const told = await foreseeDraft(tx, { ...emptyDraft, calendars: [{ id, basedOn: revisionId, definition }] });
  const { earlier, later, overdue } = told;
  return { running, judged: told.more ? Math.min(told.running, running) : running, earlier, later, overdue };
}
