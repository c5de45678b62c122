import { suitsSite } from '#core/desk/templates/find-templates.ts';
import type { TemplatePresets } from '#core/desk/templates/template.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { knownFields } from '#server/house/custom-fields/known-fields.ts';
import { findGroup } from '#server/house/users/groups.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { knownChoices } from '../tickets/known-choices.ts';
import { readsAt } from '../tickets/reads-at.ts';
import { findTemplateRow, type TemplateRow } from './templates.store.ts';

/** A template that can be set on tickets of a site (TPL-2), or the refusal: it is not there, archived, or another site's. */
export async function usableTemplate(tx: Tx, templateId: string, siteId: string): Promise<TemplateRow> {
  const template = await findTemplateRow(tx, templateId);
  if (template === undefined || template.archivedAt !== null)
    throw new Refusal('not-found', 'templates.not-found', { templateId });
  if (!suitsSite(template, siteId)) throw new Refusal('invalid', 'templates.other-site', { name: template.name });
  return template;
}

/**
 * What of a template's presets still holds at a site (TPL-1): a choice taken out of use, a group or colleague of
 * elsewhere and an own field that is gone are left out, so that no ticket is refused for an old template.
 */
export async function usablePresets(tx: Tx, { presets }: TemplateRow, siteId: string): Promise<TemplatePresets> {
  const choices = await knownChoices(tx);
  const among = (list: readonly { readonly id: string; readonly active: boolean }[], id: string | null) =>
    list.some((each) => each.id === id && each.active) ? id : null;
  const group = presets.groupId === null ? undefined : await findGroup(tx, presets.groupId);
  const fields = new Set((await knownFields(tx, 'ticket')).map(({ key }) => key));
  const custom = Object.entries(presets.customFields).filter(([key]) => fields.has(key));
  return {
    ...presets,
    typeId: among(choices.types, presets.typeId),
    priority: among(choices.priorities, presets.priority),
    statusId: among(choices.statuses, presets.statusId),
    groupId: group !== undefined && (group.siteId === null || group.siteId === siteId) ? group.id : null,
    ownerId: presets.ownerId !== null && (await readsAt(tx, siteId, presets.ownerId)) ? presets.ownerId : null,
    customFields: Object.fromEntries(custom),
  };
}
