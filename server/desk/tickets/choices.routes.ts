import * as api from '#api/desk/choices.ts';
import { needsEverywhere, type Route, serve, signedIn } from '#server/platform/http/route.ts';
import { changeChoice, changeDeskSettings, changeStatus, createChoice, createStatus } from './change-choices.ts';
import { type Choices, type DeskSettings, readChoices } from './known-choices.ts';

const edits = needsEverywhere('settings.edit');

/** Statuses, types, priorities and settings of the desk (TKT-2); they are of all sites, so the right is asked everywhere. */
export const choiceRoutes: readonly Route[] = [
  serve(api.readChoices, signedIn, async ({ tx }) => wired(await readChoices(tx))),
  serve(api.createStatus, edits, ({ tx, caller, body }) => createStatus(tx, caller.actor, body)),
  serve(api.changeStatus, edits, ({ tx, caller, params, body }) =>
    changeStatus(tx, caller.actor, { ...params, changes: body }),
  ),
  serve(api.createType, edits, ({ tx, caller, body }) =>
    createChoice(tx, caller.actor, { list: 'ticketTypes', ...body }),
  ),
  serve(api.changeType, edits, ({ tx, caller, params, body }) =>
    changeChoice(tx, caller.actor, { list: 'ticketTypes', ...params, changes: body }),
  ),
  serve(api.createPriority, edits, ({ tx, caller, body }) =>
    createChoice(tx, caller.actor, { list: 'priorities', ...body }),
  ),
  serve(api.changePriority, edits, ({ tx, caller, params, body }) =>
    changeChoice(tx, caller.actor, { list: 'priorities', ...params, changes: body }),
  ),
  serve(api.changeDeskSettings, edits, async ({ tx, caller, body }) => {
    const changes = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
    return wiredSettings(await changeDeskSettings(tx, caller.actor, changes));
  }),
];

function wired({ statuses, types, priorities, settings }: Choices) {
  return {
    statuses: [...statuses],
    types: [...types],
    priorities: [...priorities],
    settings: wiredSettings(settings),
  };
}

function wiredSettings(settings: DeskSettings) {
  return { ...settings, required: [...settings.required] };
}
