import type { ContactFacts } from '#core/conditions/contact-facts.ts';
import type { SetField } from '#core/conditions/filter-action.ts';
import { fillEmpty } from '../templates/fill-empty.ts';
import type { TemplatePresets } from '../templates/template.ts';
import type { FilterChanges } from './filter-changes.ts';

/** What the templates that filters set preset, by their ids, and what counts as not set. */
export interface TemplateFills {
  readonly presets: ReadonlyMap<string, TemplatePresets>;
  readonly ordinaryPriority: string;
  /** The statuses of a ticket nobody has touched. */
  readonly newStatuses: ReadonlySet<string>;
}

/** No template presets anything. */
export const noFills: TemplateFills = { presets: new Map(), ordinaryPriority: '', newStatuses: new Set() };

/**
 * A filter's changes with what the template it sets fills in (TPL-1, FLT-4): only what nobody has set, neither before
 * nor by the filter's own actions, which `named` lists; a due of the ticket's own counts from when it was made.
 */
export function withTemplate(
  changes: FilterChanges,
  named: ReadonlySet<SetField>,
  facts: ContactFacts,
  { presets, ordinaryPriority, newStatuses }: TemplateFills,
): FilterChanges {
  const preset = presets.get(changes.template?.to ?? '');
  if (preset === undefined) return changes;
  const tags = changes.tags?.to ?? facts.tags;
  const fill = fillEmpty(
    preset,
    {
      typeId: facts.type,
      priority: facts.priority ?? ordinaryPriority,
      category: facts.status !== null && newStatuses.has(facts.status) ? 'new' : 'open',
      groupId: facts.department,
      ownerId: facts.owner,
      tags,
      dueAt: facts.dueAt,
      createdAt: facts.createdAt,
      customFields: Object.fromEntries(Object.entries(facts.custom).filter(([, value]) => value !== '')),
    },
    ordinaryPriority,
  );
  const change = (field: SetField, from: string | null, to: string | undefined) =>
    to === undefined || named.has(field) ? {} : { [field]: { from, to } };
  return {
    ...changes,
    ...change('type', facts.type, fill.typeId),
    ...change('priority', facts.priority, fill.priority),
    ...change('status', facts.status, fill.statusId),
    ...change('group', facts.department, fill.groupId),
    ...change('owner', facts.owner, fill.ownerId),
    ...(fill.tags === undefined ? {} : { tags: { from: facts.tags, to: fill.tags } }),
    ...(fill.dueAt === undefined ? {} : { dueAt: { from: null, to: fill.dueAt } }),
    ...(fill.customFields === undefined ? {} : { customFields: { from: {}, to: fill.customFields } }),
  };
}
