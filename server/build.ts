import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { contract } from '#api/contract.ts';
import type { Caller } from '#core/platform/caller.ts';
import { languages } from '#languages/language.ts';
import { refusalSentence, translate } from '#languages/translate.ts';
import { auditNames, namesFrom } from '#server/house/audit/audit-names.ts';
import { listFieldRows } from '#server/house/custom-fields/custom-fields.store.ts';
import { listRoleRows } from '#server/house/roles/roles.store.ts';
import { countedIn, groupUses } from '#server/house/users/group-uses.ts';
import { listGroupRows } from '#server/house/users/groups.store.ts';
import { usersByIds } from '#server/house/users/users.store.ts';
import { houseRooms } from '#server/house/house.rooms.ts';
import type { Activity } from '#server/house/onboarding/activity.ts';
import { emailActivity } from '#server/channels/email/email.activity.ts';
import { listAccountRows } from '#server/channels/email/accounts.store.ts';
import { emailRoom } from '#server/channels/email/email.room.ts';
import { callerResolver } from '#server/house/sign-in/resolve-caller.ts';
import { httpDoor } from '#server/platform/http/server.ts';
import { demoRoom } from '#server/demo/demo/demo.room.ts';
import { agreementsRoom } from '#server/insight/agreements/agreements.room.ts';
import { slaReportsRoom } from '#server/insight/sla-reports/sla-reports.room.ts';
import { outlookRoom } from '#server/insight/outlook/outlook.room.ts';
import { reportCentreRoom } from '#server/insight/report-centre/report-centre.room.ts';
import { trialsRoom } from '#server/insight/trials/trials.room.ts';
import { everythingRoom } from '#server/portability/everything/everything.room.ts';
import { importsRoom } from '#server/portability/imports/imports.room.ts';
import { platformRoom } from '#server/platform/platform.room.ts';
import type { Room } from '#server/platform/room.ts';
import type { World } from '#server/platform/db/tx.ts';
import { listRuleRows } from '#server/promise/rules/rules.store.ts';
import { countOpenByGroup } from '#server/desk/tickets/open-counts.store.ts';
import { listLevelRows } from '#server/promise/levels/levels.store.ts';
import { foreseeCalendar } from '#server/promise/clocks/foresee-calendar.ts';
import { levelActivity } from '#server/promise/levels/level.activity.ts';
import { escalationRoom } from '#server/promise/escalation/escalation.room.ts';
import { promiseRoom } from '#server/promise/promise.room.ts';
import { searchesRoom } from '#server/desk/searches/searches.room.ts';
import { ticketContacts } from '#server/desk/tickets/customer-contacts.store.ts';
import { contactSources } from '#server/register/customers/contacts-of.ts';
import { filterSocket } from '#server/promise/settings-file/filter-socket.ts';
import { choiceMakers, namedThings } from '#server/promise/settings-file/named-things.ts';
import { settingsFileRoom } from '#server/promise/settings-file/settings-file.room.ts';
import { createChoice } from '#server/desk/tickets/change-choices.ts';
import { readChoices } from '#server/desk/tickets/known-choices.ts';
import { personNames } from '#server/register/customers/persons.store.ts';
import { ticketNames } from '#server/desk/tickets/tickets.store.ts';
import { listPhraseRows } from '#server/desk/phrases/phrases.store.ts';
import { currentCalendars } from '#server/time/calendars/calendars.store.ts';
import { allCompanyNames, companyNames } from '#server/register/customers/companies.store.ts';
import { customersRoom } from '#server/register/customers/customers.room.ts';
import { listSiteRows } from '#server/register/sites/sites.store.ts';
import { siteActivity } from '#server/register/sites/site.activity.ts';
import { sitesRoom } from '#server/register/sites/sites.room.ts';
import { firstAnswerActivity } from '#server/desk/tickets/first-answer.activity.ts';
import { filtersOfFile } from '#server/desk/filters/filters-of-file.ts';
import { filtersRoom } from '#server/desk/filters/filters.room.ts';
import { listTemplateRows } from '#server/desk/templates/templates.store.ts';
import { phrasesRoom } from '#server/desk/phrases/phrases.room.ts';
import { ruleTrialsRoom } from '#server/desk/rule-trials/rule-trials.room.ts';
import { templatesRoom } from '#server/desk/templates/templates.room.ts';
import { agentsRoom } from '#server/routing/agents/agents.room.ts';
import { ticketsRoom } from '#server/desk/tickets/tickets.room.ts';
import { calendarActivity } from '#server/time/calendars/calendar.activity.ts';
import { calendarUses } from '#server/time/calendars/calendar-uses.ts';
import { calendarsRoom } from '#server/time/calendars/calendars.room.ts';
import { clocksForeseen } from '#server/time/calendars/foresee-moves.ts';
import { feedsRoom } from '#server/time/feeds/feeds.room.ts';

/** What the checklist of getting started asks for, plugged in by rooms to the right of it (ONB-1). */
const activities: readonly Activity[] = [
  calendarActivity,
  levelActivity,
  siteActivity,
  emailActivity,
  firstAnswerActivity,
];

/** What follows a calendar, told by the rooms to the right of it (CAL-3). */
calendarUses.push(
  async (tx, calendarId) =>
    (await listLevelRows(tx))
      .filter(({ definition }) => JSON.stringify(definition).includes(calendarId))
      .map(({ id, name }) => ({ kind: 'level', id, name })),
  async (tx, calendarId) =>
    (await listSiteRows(tx))
      .filter((site) => site.calendarId === calendarId)
      .map(({ id, name }) => ({ kind: 'site', id, name })),
);

/** A choice that has no name of its own is called by its id, `high`, and by what it is shown as in any language. */
const called =
  (list: string) =>
  ({ id, name }: { readonly id: string; readonly name: string | null }) =>
    name === null
      ? { id, name: id, also: languages.map((language) => translate(language, `desk:${list}.${id}`)) }
      : { id, name };

/** What rooms to the right call their things, for the settings file (SLA-11). */
Object.assign(namedThings, {
  site: listSiteRows,
  company: allCompanyNames,
  status: async (tx) => (await readChoices(tx)).statuses.map(called('statuses')),
  priority: async (tx) => (await readChoices(tx)).priorities.map(called('priorities')),
  template: async (tx) => (await listTemplateRows(tx)).filter(({ archivedAt }) => archivedAt === null),
  type: async (tx) => (await readChoices(tx)).types.map(called('types')),
} satisfies typeof namedThings);

/** How the settings file makes what belongs to the desk (SLA-11). */
choiceMakers.type = (tx, by, name) => createChoice(tx, by, { list: 'ticketTypes', name });
choiceMakers.priority = (tx, by, name) => createChoice(tx, by, { list: 'priorities', name });

/** The filters, as the settings file and whoever takes a level away ask for them (SLA-2, SLA-11). */
filterSocket.room = filtersOfFile;

/** What customers' timelines and counts are made of (CRM-1). */
contactSources.push(ticketContacts);

/** What stands with a group (USR-1). */
groupUses.push(
  async (tx, groupIds) => (await countOpenByGroup(tx, groupIds)).map((row) => ({ ...row, kind: 'open-tickets' })),
  countedIn('mail-accounts', listAccountRows, (account, id) => account.groupId === id),
  countedIn('level-rules', listRuleRows, (rule, id) => JSON.stringify(rule.conditions).includes(id)),
);

/** What things are called in the audit log (USR-1). */
auditNames.push(
  async (tx, ids) => (await usersByIds(tx, ids)).map(({ id, name }) => ({ kind: 'user', id, name })),
  async (tx, ids) => (await listGroupRows(tx, ids)).map(({ id, name }) => ({ kind: 'group', id, name })),
  namesFrom('role', async (tx) => (await listRoleRows(tx)).map(({ id, name }) => ({ id, name }))),
  namesFrom('field', listFieldRows),
  namesFrom('calendar', async (tx) => (await currentCalendars(tx)).map(({ calendar }) => calendar)),
  namesFrom('level', listLevelRows),
  namesFrom('site', listSiteRows),
  namesFrom('phrase', listPhraseRows),
  namesFrom('mail-account', async (tx) =>
    (await listAccountRows(tx)).map(({ id, address }) => ({ id, name: address })),
  ),
  companyNames,
  personNames,
  ticketNames,
);

/** What a draft of a calendar would do to running clocks (CAL-5). */
clocksForeseen.push(foreseeCalendar);

/**
 * Every room of the house, left to right: the only composition.
 *
 * A room joins by one line; what it plugs into rooms on its left (sockets) is joined here too.
 */
export const rooms: readonly Room[] = [
  platformRoom,
  ...houseRooms(activities),
  calendarsRoom,
  feedsRoom,
  promiseRoom,
  settingsFileRoom,
  escalationRoom,
  sitesRoom,
  customersRoom,
  agentsRoom,
  ticketsRoom,
  ruleTrialsRoom,
  filtersRoom,
  phrasesRoom,
  templatesRoom,
  searchesRoom,
  emailRoom,
  slaReportsRoom,
  agreementsRoom,
  trialsRoom,
  outlookRoom,
  reportCentreRoom,
  importsRoom,
  everythingRoom,
  demoRoom,
];

/** The door of a test's world: callers are named by a header, and otherwise found as ever. */
export function buildDoorFor(
  world: World,
  joined: readonly Room[],
  callers: ReadonlyMap<string, Caller>,
): Promise<FastifyInstance> {
  const resolveCaller = callerResolver(world);
  return httpDoor(world, {
    rooms: joined,
    contract,
    resolveCaller: async (request) => {
      const named = request.headers['x-test-caller'];
      return typeof named === 'string' ? callers.get(named) : resolveCaller(request);
    },
    sentence: refusalSentence,
  });
}

/** The HTTP door over all rooms. */
export function buildDoor(world: World, webFolder?: string): Promise<FastifyInstance> {
  return httpDoor(world, {
    rooms,
    contract,
    resolveCaller: callerResolver(world),
    sentence: refusalSentence,
    ...(webFolder === undefined ? {} : { webFolder }),
  });
}

/** Where this program's own files lie. */
export const projectFolder = path.resolve(import.meta.dirname, '..');
