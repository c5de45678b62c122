import type { Filter } from '#core/conditions/filter.ts';
import { noFills, type TemplateFills } from '#core/desk/filters/template-fills.ts';
import { suitsSite } from '#core/desk/templates/find-templates.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { findTemplateRow } from '../templates/templates.store.ts';
import { usablePresets } from '../templates/usable-template.ts';
import { knownChoices, ordinaryPriority } from '../tickets/known-choices.ts';

/** What the templates that filters set fill in on a ticket of a site (TPL-1, FLT-4); where none sets one, nothing is read. */
export async function templateFills(tx: Tx, filters: readonly Filter[], siteId: string | null): Promise<TemplateFills> {
  const ids = filters.flatMap(({ actions }) =>
    actions.flatMap((action) =>
      action.kind === 'set' && action.field === 'template' && action.to !== null ? [action.to] : [],
    ),
  );
  if (ids.length === 0 || siteId === null) return noFills;
  const choices = await knownChoices(tx);
  const presets = new Map<string, Awaited<ReturnType<typeof usablePresets>>>();
  for (const id of new Set(ids)) {
    const template = await findTemplateRow(tx, id);
    if (template === undefined || template.archivedAt !== null || !suitsSite(template, siteId)) continue;
    presets.set(id, await usablePresets(tx, template, siteId));
  }
  const fresh = choices.statuses.filter(({ category }) => category === 'new').map(({ id }) => id);
  return { presets, ordinaryPriority: ordinaryPriority(choices), newStatuses: new Set(fresh) };
}
