import type { CalendarDefinition } from '#api/time/calendar-definition.ts';
import { defaultTickingIn, type LevelDefinition } from '#core/promise/levels/level.ts';
import type { Target } from '#core/promise/levels/target.ts';
import { noPresets } from '#core/desk/templates/template.ts';
import type { Actor } from '#core/platform/actor.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { findSeededRole, replaceAssignments } from '#server/house/roles/roles.store.ts';
import { insertGroup, replaceMembers } from '#server/house/users/groups.store.ts';
import { findUserByEmail, insertUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { createLevel } from '#server/promise/levels/create-level.ts';
import { createRule } from '#server/promise/rules/edit-rules.ts';
import { createTemplate } from '#server/desk/templates/change-templates.ts';
import { createCompany } from '#server/register/customers/change-companies.ts';
import { createPerson } from '#server/register/customers/change-people.ts';
import { findPersonByAddress } from '#server/register/customers/persons.store.ts';
import { createCalendar } from '#server/time/calendars/create-calendar.ts';
import { createSite, type NewSite } from '#server/register/sites/create-site.ts';
import { noteThing } from './demo.store.ts';
import { makeFilters } from './make-filters.ts';
import { demoTemplates } from './demo-templates.ts';
import { addressOf, demoCompanies, demoSites } from './demo-cast.ts';

/** Who and what the demo tickets are made of, by the code of their site. */
export type DemoIds = Readonly<
  Record<
    string,
    {
      readonly siteId: string;
      readonly groupIds: readonly string[];
      readonly agentIds: readonly string[];
      /** By their names. */
      readonly templateIds?: Readonly<Record<string, string>>;
      readonly people: readonly { readonly id: string; readonly name: string; readonly address: string }[];
    }
  >
>;

/** Makes the sites of the demo world, by their codes; in a transaction of its own, since others know only sites that are committed. */
export async function makeSites(tx: Tx, by: Actor): Promise<Readonly<Record<string, string>>> {
  const ids: Record<string, string> = {};
  for (const { groups: _groups, agents: _agents, ...fields } of demoSites) {
    const { id } = await freeSite(tx, by, fields);
    await noteThing(tx, 'site', id);
    ids[fields.code] = id;
  }
  return ids;
}

/** Makes groups, agents, customers, levels and rules of the demo world at its sites (ONB-1). */
export async function makeCast(tx: Tx, by: Actor, siteIds: Readonly<Record<string, string>>): Promise<DemoIds> {
  const ids: Record<string, DemoIds[string]> = {};
  for (const site of demoSites) ids[site.code] = await peopleSite(tx, by, site, siteIds[site.code] ?? '');
  await makeLevels(tx, by, ids);
  await makeFilters(tx, by);
  return ids;
}

async function peopleSite(
  tx: Tx,
  by: Actor,
  site: (typeof demoSites)[number],
  siteId: string,
): Promise<DemoIds[string]> {
  const role = await findSeededRole(tx, 'agent');
  const agentIds: string[] = [];
  for (const name of site.agents) {
    const email = addressOf(name, `${site.code.toLowerCase()}.example`);
    // Without a password nobody can sign in as them.
    const known = await findUserByEmail(tx, email);
    const user = known ?? (await insertUser(tx, { id: tx.newId(), email, name, language: 'sv', passwordHash: null }));
    if (!known) {
      tx.record(by, {
        type: 'user.created',
        subject: { kind: 'user', id: user.id },
        data: { name, email, how: 'demo' },
      });
    }
    await replaceAssignments(tx, user.id, [{ roleId: role.id, siteId }]);
    await noteThing(tx, 'user', user.id);
    agentIds.push(user.id);
  }
  const groupIds: string[] = [];
  for (const name of site.groups) {
    const id = tx.newId();
    await insertGroup(tx, { id, name, siteId });
    await replaceMembers(tx, id, agentIds);
    tx.record(by, { type: 'group.created', subject: { kind: 'group', id }, data: { name, siteId } });
    await noteThing(tx, 'group', id);
    groupIds.push(id);
  }
  const templateIds = await makeTemplates(tx, by, site.code, siteId);
  return { siteId, groupIds, agentIds, templateIds, people: await makePeople(tx, by, site.code, siteId) };
}

async function makeTemplates(tx: Tx, by: Actor, code: string, siteId: string): Promise<Record<string, string>> {
  const ids: Record<string, string> = {};
  for (const { site, typeId, priority, tags, checklist, ...words } of demoTemplates) {
    if (site !== code) continue;
    const { id } = await createTemplate(tx, by, {
      ...{ ...words, siteId, language: 'sv', presets: { ...noPresets, typeId, priority, tags } },
      checklist: checklist.map((text) => ({ text })),
    });
    await noteThing(tx, 'template', id);
    ids[words.name] = id;
  }
  return ids;
}

/** The site under its own code, or under another when somebody already uses that. */
async function freeSite(tx: Tx, by: Actor, fields: NewSite) {
  try {
    return await createSite(tx, by, fields);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return createSite(tx, by, { ...fields, code: `DEMO-${fields.prefix ?? ''}`, prefix: `D${fields.prefix ?? ''}` });
  }
}

async function makePeople(tx: Tx, by: Actor, code: string, siteId: string): Promise<DemoIds[string]['people']> {
  const people: { id: string; name: string; address: string }[] = [];
  for (const company of demoCompanies.filter((each) => each.site === code)) {
    const made = await createCompany(tx, by, { name: company.name, domains: [company.domain], siteId });
    await noteThing(tx, 'company', made.id);
    for (const name of company.people) {
      const address = addressOf(name, company.domain);
      const known = await findPersonByAddress(tx, address);
      const person =
        known ??
        (await createPerson(tx, by, {
          name,
          companyId: made.id,
          siteId,
          addresses: [address],
          language: languageOf(address),
        }));
      await noteThing(tx, 'person', person.id);
      people.push({ id: person.id, name, address });
    }
  }
  return people;
}

function languageOf(address: string): 'sv' | 'fi' | 'de' {
  if (address.includes('lapinretket')) return 'fi';
  return address.includes('bergmann') ? 'de' : 'sv';
}

async function makeLevels(tx: Tx, by: Actor, ids: DemoIds): Promise<void> {
  const jourId = await makeJour(tx, by);
  await noteThing(tx, 'calendar', jourId);
  const levels = [
    { name: 'Guld', colour: '#B46800', sites: ['NORRVIK'], definition: promising(1, 8, jourId) },
    { name: 'Standard', colour: '#12637A', sites: ['FJALLBO', 'LINDHOLM'], definition: promising(4, 24, null) },
  ];
  for (const { name, colour, sites, definition } of levels) {
    const level = await freeLevel(tx, by, { name, colour, definition });
    await noteThing(tx, 'level', level.id);
    const anyOf = sites.flatMap((code) => ids[code]?.siteId ?? []);
    const rule = await createRule(tx, by, {
      name: `${name}: ${demoSites
        .filter((site) => sites.includes(site.code))
        .map((site) => site.name)
        .join(', ')}`,
      active: true,
      conditions: { join: 'all', members: [{ field: 'site', anyOf, negated: false }] },
      levelId: level.id,
      stops: false,
    });
    await noteThing(tx, 'level-rule', rule.id);
  }
}

/** The level under its own name, or marked as the demo's when that name is taken. */
async function freeLevel(tx: Tx, by: Actor, fields: Parameters<typeof createLevel>[2]) {
  try {
    return await createLevel(tx, by, fields);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return createLevel(tx, by, { ...fields, name: `${fields.name} (demo)` });
  }
}

/** Norrvik answers round the clock: its clocks run on a Sunday evening too. */
async function makeJour(tx: Tx, by: Actor): Promise<string> {
  const day = [{ from: 0, to: 1440 }];
  const jour: CalendarDefinition = {
    name: 'Norrvik jour, dygnet runt',
    zone: 'Europe/Stockholm',
    week: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day },
    redDaySet: null,
    redDayOverrides: [],
    deviations: [],
  };
  try {
    return await createCalendar(tx, by, jour);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return createCalendar(tx, by, { ...jour, name: `${jour.name} (demo)` });
  }
}

function promising(answerHours: number, resolutionHours: number, calendarId: string | null): LevelDefinition {
  const hours = (amount: number): Target => ({
    amount,
    unit: 'hours',
    day: 'open-hours-24',
    clock: 'business',
    calendarId: null,
  });
  return {
    calendarId,
    holidaysExcluded: true,
    targets: {
      'first-answer': { standard: hours(answerHours), byPriority: {} },
      'next-answer': { standard: hours(answerHours), byPriority: {} },
      resolution: { standard: hours(resolutionHours), byPriority: {} },
    },
    tickingIn: defaultTickingIn,
    standingStill: [],
    warnAt: [50, 80],
    steps: [],
    botsAnswer: false,
  };
}
