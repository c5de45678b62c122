import * as api from '#api/desk/templates.ts';
import { type Caller, demandAt } from '#core/platform/caller.ts';
import { needs, serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { demandOfSite, demandTicket, worksAt } from '../tickets/tickets.access.ts';
import { wireTicket } from '../tickets/wire-ticket.ts';
import { archiveTemplate, changeTemplate, createTemplate, type TemplateFields } from './change-templates.ts';
import { setTemplate } from './set-template.ts';
import { setTemplateTarget, templateTargets } from './template-target.ts';
import { demandTemplate } from './templates.access.ts';
import { listTemplateRows, type TemplateRow } from './templates.store.ts';
import { tickItem } from './tick-item.ts';

const edits = needs('settings.edit');
const answers = needs('tickets.answer');

/** Ticket templates (TPL-1): who works at a site uses its templates, who sets it up writes them. */
export const templatesRoom: Room = {
  name: 'templates',
  routes: [
    serve(api.listTemplates, signedIn, async ({ tx, caller }) => ({
      rows: wired(
        (await listTemplateRows(tx)).filter(({ siteId }) => worksAt(caller, siteId)),
        await templateTargets(tx),
      ),
    })),
    serve(api.createTemplate, edits, async ({ tx, caller, body }) => {
      demandAt(caller, 'settings.edit', body.siteId);
      const { targetMinutes, ...fields } = body;
      await demandPresets(tx, caller, fields);
      const template = await createTemplate(tx, caller.actor, fields);
      await setTemplateTarget(tx, caller, { templateId: template.id, minutes: targetMinutes });
      return wiredOne(tx, template);
    }),
    serve(api.changeTemplate, edits, async ({ tx, caller, params, body }) => {
      const before = await demandTemplate(tx, caller, params.templateId);
      if (body.siteId !== undefined) demandAt(caller, 'settings.edit', body.siteId);
      const { version, targetMinutes, ...fields } = body;
      const changes = Object.fromEntries(
        Object.entries(fields).filter(([, value]) => value !== undefined),
      ) as Partial<TemplateFields>;
      await demandPresets(tx, caller, { ...before, ...changes });
      const template = await changeTemplate(tx, caller.actor, { before, version, changes });
      if (targetMinutes !== undefined)
        await setTemplateTarget(tx, caller, { templateId: template.id, minutes: targetMinutes });
      return wiredOne(tx, template);
    }),
    serve(api.archiveTemplate, edits, async ({ tx, caller, params }) => {
      const before = await demandTemplate(tx, caller, params.templateId);
      return wiredOne(tx, await archiveTemplate(tx, caller.actor, { before, archived: true }));
    }),
    serve(api.restoreTemplate, edits, async ({ tx, caller, params }) => {
      const before = await demandTemplate(tx, caller, params.templateId);
      return wiredOne(tx, await archiveTemplate(tx, caller.actor, { before, archived: false }));
    }),
    serve(api.setTicketTemplate, answers, async ({ tx, caller, params, body }) => {
      const { siteId } = await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
      await demandOfSite(tx, caller, siteId, body);
      const { ticket, filled, undo } = await setTemplate(tx, caller.actor, { ...params, ...body });
      return { ticket: await wireTicket(tx, ticket), filled: [...filled], undo: undo as object };
    }),
    serve(api.tickItem, answers, async ({ tx, caller, params }) => {
      await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
      await tickItem(tx, caller.actor, { ...params, ticked: true });
    }),
    serve(api.untickItem, answers, async ({ tx, caller, params }) => {
      await demandTicket(tx, caller, 'tickets.answer', params.ticketId);
      await tickItem(tx, caller.actor, { ...params, ticked: false });
    }),
  ],
  topics: [{ topic: 'templates', mayHear: async () => true }],
};

/** A site's template gives its tickets to groups and colleagues of that site (SIT-1). */
async function demandPresets(
  tx: Tx,
  caller: Caller,
  { siteId, presets: { groupId, ownerId } }: Pick<TemplateFields, 'siteId' | 'presets'>,
): Promise<void> {
  if (siteId !== null) await demandOfSite(tx, caller, siteId, { groupId, ownerId });
}

async function wiredOne(tx: Tx, template: TemplateRow): Promise<api.Template> {
  const [one] = wired([template], await templateTargets(tx));
  return one as api.Template;
}

function wired(templates: readonly TemplateRow[], targets: ReadonlyMap<string, number>): api.Template[] {
  return templates.map(({ createdAt: _created, changedAt: _changed, presets, ...template }) => ({
    ...template,
    presets: { ...presets, tags: [...presets.tags] } as api.Template['presets'],
    checklist: [...template.checklist],
    targetMinutes: targets.get(template.id) ?? null,
  }));
}
