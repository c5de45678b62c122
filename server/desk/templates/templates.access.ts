import { type Caller, demandAt } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { lockTemplateRow, type TemplateRow } from './templates.store.ts';

/** A template the caller may edit: they set up its site, or every site when it is for all (TPL-1). */
export async function demandTemplate(tx: Tx, caller: Caller, templateId: string): Promise<TemplateRow> {
  const template = await lockTemplateRow(tx, templateId);
  if (template === undefined) throw new Refusal('not-found', 'templates.not-found', { templateId });
  demandAt(caller, 'settings.edit', template.siteId);
  return template;
}
