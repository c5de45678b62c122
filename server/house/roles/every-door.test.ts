import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { EndpointParts } from '#api/platform/endpoint.ts';
import type { Caller } from '#core/platform/caller.ts';
import { rooms } from '#server/build.ts';
import type { Route } from '#server/platform/http/route.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { createAdministrator } from '../sign-in/create-administrator.ts';
import { callerOf } from '../sign-in/resolve-caller.ts';
import { madeBody, rowNames } from './made-body.examples.ts';
import { emptyLists, openDoors, quietDoors, quietNames, sharedDoors } from './shared-doors.examples.ts';
import { type SiteRows, siteRows } from './site-rows.examples.ts';

const world = await openTestWorld();
const routes: readonly Route[] = rooms.flatMap((room) => room.routes ?? []);
const nameOf = ({ endpoint }: Route) => `${endpoint.method} ${endpoint.path}`;
/** What is put into a body though it may be left out, so that it is sound. */
const wanted = ['protocol', 'name', 'zone'];
const open = routes.filter(({ access }) => access.kind === 'open');
const closed = routes.filter(({ access }) => access.kind !== 'open');

let here: SiteRows;
let there: SiteRows;
let elin: Caller;
let common: Record<string, string>;

beforeAll(async () => {
  const { userId } = await world.transact((tx) =>
    createAdministrator(tx, {
      name: 'Elin Sandström',
      email: 'elin@fjallbo.se',
      password: 'kanoten vid bryggan',
      language: 'sv',
      origin: { internetAddress: '127.0.0.1', agent: 'test' },
    }),
  );
  elin = (await world.read((tx) => callerOf(tx, userId, { kind: 'user', id: userId }))) as Caller;
  const made = await world.call(elin, 'POST', '/levels/proposal', { name: 'Standard', ruleName: 'Alla' });
  expect(made.status, JSON.stringify(made.body)).toBe(200);
  const first = async (path: string, list = 'rows') => {
    const { status, body } = await world.call(elin, 'GET', path);
    expect(status, `${path}: ${JSON.stringify(body)}`).toBe(200);
    return body[list][0];
  };
  const calendar = await first('/calendars');
  const content = 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n';
  const ofCalendar = async (path: string, body: object) =>
    (await world.call(elin, 'POST', `/calendars/${calendar.id}${path}`, body)).body;
  const feed = await ofCalendar('/feed-files', { name: 'Dagar', says: 'closed', content });
  const link = await ofCalendar('/links', { content: 'closed-days' });
  const field = await world.call(elin, 'POST', '/fields', { about: 'ticket', name: 'Ordernummer', type: 'text' });
  common = {
    roleId: (await first('/roles')).id,
    levelId: (await first('/levels')).id,
    ruleId: (await first('/level-rules')).id,
    ruleIds: (await first('/level-rules')).id,
    calendarId: calendar.id,
    feedId: feed.id,
    linkId: link.id,
    revisionId: (await world.call(elin, 'GET', `/calendars/${calendar.id}`)).body.revisionId,
    fieldId: field.body.id,
    fieldIds: field.body.id,
    field: 'priority',
    choiceId: 'new',
    statusId: 'open',
    typeId: (await first('/ticket-choices', 'types')).id,
    priority: 'high',
    scope: 'site',
    setCode: 'SE',
    year: '2026',
    rows: 'site',
    zone: 'Europe/Stockholm',
    time: '07:00',
    redDaySet: 'SE',
    protocol: 'smtp',
    returnTo: 'https://svara.example/settings/mail',
    email: 'ny@darborta.example',
    name: 'Utifrån',
  };
  here = await siteRows(world, elin, 'HAR', 'Hemligstenen');
  there = await siteRows(world, elin, 'DAR', 'Bortastenen');
}, 120_000);

describe('another site’s agent', () => {
  it('USR-1, SIT-1: every row that an address can name exists, so that no refusal is for want of it', async () => {
    const ids = idsOf(here);
    const unnamed = closed
      .filter((route) => !concernsAll(route))
      .flatMap((route) =>
        paramsOf(route.endpoint)
          .filter((name) => ids[name] === undefined)
          .map((name) => `${nameOf(route)}: name a real row for {${name}} in site-rows.examples.ts`),
      );
    expect(unnamed).toEqual([]);
  });

  it('API-1: a body made for an endpoint is one it takes, so that no refusal is for its form', () => {
    const wrong = closed.flatMap((route) => {
      const read = route.endpoint.body?.safeParse(madeBody(route.endpoint.body, idsOf(here)));
      return read === undefined || read.success ? [] : [`${nameOf(route)}: ${read.error.message}`];
    });
    expect(wrong).toEqual([]);
  });

  it.each(['agent', 'leader'] as const)(
    'USR-1, SIT-1: the %s of another site is refused by every endpoint of this one, and nothing changes',
    async (who) => expect(await whatGivesWay(there[who])).toEqual([]),
    240_000,
  );
});

it('USR-1: somebody without any right is refused by every endpoint of a site, and nothing changes', async () => {
  const nobody = callerWith(there.agent.userId, {});
  expect(await whatGivesWay(nobody)).toEqual([]);
}, 240_000);

it('API-1: an unsigned caller is refused by every endpoint that is not open, and nothing changes', async () => {
  const before = await everyRow();
  const wrong: string[] = [];
  for (const route of closed) {
    const answer = await ask(undefined, route, idsOf(here), madeBody(route.endpoint.body, idsOf(here)));
    if (answer.status !== 401) wrong.push(`${nameOf(route)} answered ${answer.status}`);
  }
  expect(wrong).toEqual([]);
  expect(await everyRow()).toEqual(before);
});

it('USR-1: what is refused is there: whoever may read it all gets every row and list of the first site', async () => {
  const wrong: string[] = [];
  for (const route of closed.filter(({ endpoint }) => endpoint.method === 'GET')) {
    const name = nameOf(route);
    if (sharedDoors[name] !== undefined || concernsAll(route)) continue;
    const { path } = route.endpoint;
    const own = /\/report-(subscriptions|runs)/u.test(path)
      ? here.leader
      : /\/(draft|sessions|tokens|saved-search)/u.test(path)
        ? here.agent
        : elin;
    const answer = await ask(own, route, idsOf(here), undefined);
    if (answer.status !== 200) wrong.push(`${name} answered ${answer.status} ${answer.body?.code ?? ''}`);
    else if (
      emptyLists[name] === undefined &&
      !tracesOf(here).some((trace) => answer.raw.toString().toLowerCase().includes(trace))
    )
      wrong.push(`${name} holds nothing of the first site: make a row of it in site-rows.examples.ts`);
  }
  expect(wrong).toEqual([]);
});

it('API-1: an open endpoint says in the list of open doors why it is', () => {
  expect(open.map(nameOf).filter((name) => openDoors[name] === undefined)).toEqual([]);
});

it('API-1: every door in the lists is still there', () => {
  const names = new Set(routes.map(nameOf));
  expect(
    [sharedDoors, quietDoors, emptyLists, openDoors].flatMap(Object.keys).filter((name) => !names.has(name)),
  ).toEqual([]);
});

/** Calls every endpoint of a site with real rows of it; tells which did not refuse, leaked, or changed something. */
async function whatGivesWay(caller: Caller): Promise<string[]> {
  const wrong: string[] = [];
  let before = await everyRow();
  for (const route of closed) {
    const name = nameOf(route);
    const quiet = quietDoors[name] !== undefined;
    const isList = route.endpoint.method === 'GET' && !addressesRow(route.endpoint);
    if (sharedDoors[name] !== undefined && !isList) continue;
    for (const { how, path, body } of callsOf(route)) {
      const answer = await ask(caller, route, path, body);
      const told = `${name}${how} answered ${answer.status} ${answer.body?.code ?? ''}`;
      // A refusal may name the site it asks the right at; an answer may not.
      const asked = JSON.stringify([path, body, answer.status === 200 ? '' : here.siteId]);
      if (leaks(answer.raw.toString(), asked)) wrong.push(`${told} and told of the other site`);
      else if (isList || quiet ? ![200, 403].includes(answer.status) : ![403, 404].includes(answer.status))
        wrong.push(`${told}: refuse it, or say in shared-doors.examples.ts why it is of no site`);
      const after = route.endpoint.method === 'GET' ? before : await everyRow();
      const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
      if (changed.length > 0) wrong.push(`${told} and changed ${changed.join(', ')}`);
      before = after;
    }
  }
  return wrong;
}

interface Asked {
  readonly how: string;
  readonly path: Record<string, string>;
  readonly body: unknown;
}

/** Wholly of the first site; and of the caller’s own site but for one row of the first. */
function callsOf({ endpoint }: Route): Asked[] {
  const [ours, theirs] = [idsOf(here), idsOf(there)];
  const whole = { how: '', path: ours, body: madeBody(endpoint.body, ours) };
  if (endpoint.method === 'GET') return [whole];
  const names = rowNames(endpoint.body, ours).filter(
    (name) =>
      here.ids[name] !== undefined &&
      name !== 'address' &&
      quietNames[`${endpoint.method} ${endpoint.path} ${name}`] === undefined,
  );
  return [
    whole,
    ...names.map((name) => ({
      how: ` with another’s ${name}`,
      path: theirs,
      body: madeBody(endpoint.body, { ...theirs, [name]: ours[name] ?? '' }, [name, 'siteId', ...wanted]),
    })),
  ];
}

/** Whether an answer holds anything of the first site, other than what was asked. */
function leaks(answer: string, asked: string): boolean {
  return tracesOf(here).some((trace) => answer.toLowerCase().includes(trace) && !asked.toLowerCase().includes(trace));
}

/** What only rows of the site hold: its word and their ids. */
function tracesOf(site: SiteRows): string[] {
  const ids = Object.values(site.ids).filter((id) => /^[0-9a-f-]{36}$|-\d+$/u.test(id));
  return [site.marker, ...new Set(ids)].map((trace) => trace.toLowerCase());
}

function ask(caller: Caller | undefined, { endpoint }: Route, ids: Record<string, string>, body: unknown) {
  const path = endpoint.path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => encodeURIComponent(ids[name] ?? 'x'));
  return world.call(caller, endpoint.method, `${path}${queryFor(endpoint, ids)}`, body);
}

/** What a list must be asked, and the other site where it can be asked for by name. */
function queryFor(endpoint: EndpointParts, ids: Record<string, string>): string {
  const made = (madeBody(endpoint.query, ids, ['siteId', 'rows']) ?? {}) as Record<string, string>;
  return Object.keys(made).length === 0 ? '' : `?${new URLSearchParams(made)}`;
}

const concernsAll = ({ access }: Route) => access.kind === 'right' && access.everywhere === true;
const idsOf = (site: SiteRows): Record<string, string> => ({ ...common, ...site.ids });
const paramsOf = ({ path }: EndpointParts) => [...path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');
const addressesRow = (endpoint: EndpointParts) => paramsOf(endpoint).some((name) => name in here.ids);

/** A digest of every table, so that a change anywhere is seen. */
async function everyRow(): Promise<Record<string, string>> {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(world.db);
  const { rows } = await sql<{ name: string; digest: string }>`${sql.join(
    tables.map(
      ({ name }) =>
        sql`select ${sql.lit(name)} as name, md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${sql.table(name)} t`,
    ),
    sql` union all `,
  )}`.execute(world.db);
  return Object.fromEntries(rows.map(({ name, digest }) => [name, digest]));
}
