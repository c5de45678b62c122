import { type ChecklistItem, noPresets, type Template, type TemplatePresets } from '#core/desk/templates/template.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { demandCustomValues } from '#server/house/custom-fields/demand-custom-values.ts';
import { findGroup } from '#server/house/users/groups.store.ts';
import { findUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandSite } from '#server/register/sites/known-sites.ts';
import { demandChoice, demandStatus, knownChoices } from '../tickets/known-choices.ts';
import { safeAnswer, textOf } from '../tickets/safe-answer.ts';
import { isTemplateNameTaken, putTemplate, type TemplateRow } from './templates.store.ts';

/** What is written of a template; an item of its checklist without an id is a new one. */
export type TemplateFields = Omit<Template, 'id' | 'checklist'> & {
  readonly checklist: readonly { readonly id?: string | undefined; readonly text: string }[];
};

/** Makes a ticket template (TPL-1). */
export async function createTemplate(tx: Tx, by: Actor, input: TemplateFields): Promise<TemplateRow> {
  const stamp = { id: tx.newId(), version: 1, createdAt: tx.now, changedAt: tx.now, archivedAt: null };
  const template = await written(tx, stamp, input, undefined);
  record(tx, by, 'template.created', template);
  return template;
}

/** Changes a ticket template (TPL-1); a stale save is refused. Tickets keep what they have taken from it. */
export async function changeTemplate(
  tx: Tx,
  by: Actor,
  input: { readonly before: TemplateRow; readonly version: number; readonly changes: Partial<TemplateFields> },
): Promise<TemplateRow> {
  const { before, version, changes } = input;
  if (before.version !== version) throw new Refusal('conflict', 'templates.stale', { version: before.version });
  const { id, createdAt, archivedAt } = before;
  const stamp = { id, version: version + 1, createdAt, changedAt: tx.now, archivedAt };
  const template = await written(tx, stamp, { ...before, ...changes }, before);
  record(tx, by, 'template.changed', template);
  return template;
}

/** Archives a template, so that it is offered no more, or offers it again (TPL-1); tickets keep it either way. */
export async function archiveTemplate(
  tx: Tx,
  by: Actor,
  input: { readonly before: TemplateRow; readonly archived: boolean },
): Promise<TemplateRow> {
  const { before, archived } = input;
  if ((before.archivedAt !== null) === archived) return before;
  const template = { ...before, version: before.version + 1, archivedAt: archived ? tx.now : null };
  if (!archived) await demandFreeName(tx, template);
  await putTemplate(tx, template);
  record(tx, by, archived ? 'template.archived' : 'template.restored', template);
  return template;
}

type Stamp = Pick<TemplateRow, 'id' | 'version' | 'createdAt' | 'changedAt' | 'archivedAt'>;

/** Checks and writes what is said of a template: everything it names exists, its reply is safe, its items have ids. */
async function written(
  tx: Tx,
  stamp: Stamp,
  fields: TemplateFields,
  before: TemplateRow | undefined,
): Promise<TemplateRow> {
  const reply = safeAnswer(fields.replyHtml);
  const template: TemplateRow = {
    ...fields,
    ...stamp,
    presets: await demandPresets(tx, fields.presets, before?.presets ?? noPresets),
    checklist: itemsOf(tx, fields.checklist, before?.checklist ?? []),
    replyHtml: textOf(reply) === '' ? '' : reply,
  };
  if (template.siteId !== null) await demandSite(tx, template.siteId);
  if (template.archivedAt === null) await demandFreeName(tx, template);
  await putTemplate(tx, template);
  return template;
}

/** What was chosen before stays although it is out of use since: it is left out when the template is used. */
async function demandPresets(tx: Tx, presets: TemplatePresets, before: TemplatePresets): Promise<TemplatePresets> {
  const { typeId, priority, statusId, groupId, ownerId, customFields } = presets;
  const choices = await knownChoices(tx);
  if (typeId !== before.typeId) demandChoice(choices.types, 'typeId', typeId);
  if (priority !== before.priority) demandChoice(choices.priorities, 'priority', priority);
  if (statusId !== null && statusId !== before.statusId) demandStatus(choices, statusId);
  if (groupId !== null && groupId !== before.groupId && (await findGroup(tx, groupId)) === undefined)
    throw new Refusal('not-found', 'groups.not-found', { groupId });
  if (ownerId !== null && ownerId !== before.ownerId && (await findUser(tx, ownerId)) === undefined)
    throw new Refusal('not-found', 'users.not-found', { userId: ownerId });
  const all = await demandCustomValues(tx, 'ticket', before.customFields, customFields, false);
  const named = Object.entries(all).filter(([key]) => Object.hasOwn(customFields, key));
  return { ...presets, customFields: Object.fromEntries(named) };
}

/** Items with their ids: one that the template does not know by its id gets a new one. */
function itemsOf(
  tx: Tx,
  items: TemplateFields['checklist'],
  before: readonly ChecklistItem[],
): readonly ChecklistItem[] {
  const known = new Set(before.map(({ id }) => id));
  return items.map(({ id, text }) => {
    const isKnown = id !== undefined && known.delete(id);
    return { id: isKnown ? id : tx.newId(), text };
  });
}

async function demandFreeName(tx: Tx, template: TemplateRow): Promise<void> {
  if (await isTemplateNameTaken(tx, template))
    throw new Refusal('conflict', 'templates.name-taken', { name: template.name });
}

function record(tx: Tx, by: Actor, type: string, template: TemplateRow): void {
  const { name, siteId, language, presets, subject, instructions, checklist } = template;
  const data = { name, siteId, language, presets, subject, instructions, checklist };
  tx.record(by, { type, subject: { kind: 'template', id: template.id }, data });
}
