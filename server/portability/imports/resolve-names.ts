import type { Mapping, Missing } from '#core/portability/imports/mapping.ts';
import type { DraftTicket, Standing } from '#core/portability/imports/draft.ts';
import { noPresets } from '#core/desk/templates/template.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Caller } from '#core/platform/caller.ts';
import { languages } from '#core/house/users/language.ts';
import { translate } from '#languages/translate.ts';
import { createTemplate } from '#server/desk/templates/change-templates.ts';
import { listTemplateRows } from '#server/desk/templates/templates.store.ts';
import { createChoice } from '#server/desk/tickets/change-choices.ts';
import { readChoices } from '#server/desk/tickets/known-choices.ts';
import { createGroup } from '#server/house/users/change-groups.ts';
import { listGroupRows } from '#server/house/users/groups.store.ts';
import { insertUser, updateUser } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { listLevelRows } from '#server/promise/levels/levels.store.ts';
import { createCompany } from '#server/register/customers/change-companies.ts';
import { companiesByNames } from '#server/register/customers/companies.store.ts';
import { createSite } from '#server/register/sites/create-site.ts';
import { listSiteRows } from '#server/register/sites/sites.store.ts';
import { settledNames, settleNames, stillThere, usersByNames } from './names.store.ts';

/** What names of a file can stand for. */
export const nameKinds = ['type', 'priority', 'group', 'site', 'owner', 'level', 'company', 'template'] as const;
export type NameKind = (typeof nameKinds)[number];

/** What a name stands for here: an id, nothing (left empty), or unknown (its ticket is left out). */
export type Resolved = { readonly id: string } | 'left' | 'ambiguous' | 'unknown';

/** Looks up names; every name of the drafts it was made for is in it. */
export type NameBook = (kind: NameKind, name: string) => Resolved;

/** What happens to a name that does not exist, unless the mapping says otherwise. */
const usually: Readonly<Record<NameKind, Missing>> = {
  type: 'create',
  priority: 'create',
  group: 'create',
  site: 'refuse',
  owner: 'leave',
  level: 'refuse',
  company: 'create',
  template: 'leave',
};

/** Finds everything that a file names, and makes what is missing where the mapping says so (API-2). */
export async function resolveNames(
  tx: Tx,
  by: Actor,
  mapping: Mapping,
  namesOf: (kind: NameKind) => Iterable<string>,
): Promise<NameBook> {
  const found = new Map<string, Resolved>();
  for (const kind of nameKinds) {
    const names = [...new Set(namesOf(kind))];
    if (names.length === 0) continue;
    const missing = mapping.ticket[kind]?.missing ?? usually[kind];
    for (const [name, resolved] of await resolve[kind](tx, by, { source: mapping.source, names, missing }))
      found.set(`${kind}\n${name}`, resolved);
  }
  return (kind, name) => found.get(`${kind}\n${name}`) ?? 'unknown';
}

/** Every name of a kind in drafts. */
export function namesIn(drafts: readonly DraftTicket[], kind: NameKind): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (name: string | null) => name !== null && names.add(name);
  for (const draft of drafts) {
    if (kind === 'company' || kind === 'template') add(draft[kind]);
    else {
      add(draft.first[kind]);
      for (const { by, does } of draft.steps) {
        if (does.kind === 'set' && does.what === (kind satisfies keyof Standing)) add(does.to);
        if (kind === 'owner') add(by);
      }
    }
  }
  return names;
}

interface Asked {
  readonly source: string;
  readonly names: readonly string[];
  readonly missing: Missing;
}
type Resolver = (tx: Tx, by: Actor, asked: Asked) => Promise<ReadonlyMap<string, Resolved>>;

const resolve: Readonly<Record<NameKind, Resolver>> = {
  async type(tx, by, asked) {
    const { types } = await readChoices(tx);
    return listed(
      asked,
      named(types, 'types'),
      async (name) => (await createChoice(tx, by, { list: 'ticketTypes', name })).id,
    );
  },
  async priority(tx, by, asked) {
    const { priorities } = await readChoices(tx);
    const known = named(priorities, 'priorities');
    return listed(asked, known, async (name) => (await createChoice(tx, by, { list: 'priorities', name })).id);
  },
  async group(tx, by, asked) {
    const caller = importerOf(by);
    const known = new Map((await listGroupRows(tx)).toReversed().map(({ id, name }) => [name.toLowerCase(), id]));
    const make = async (name: string) => (await createGroup(tx, caller, { name, siteId: null, memberIds: [] })).id;
    return listed(asked, known, make);
  },
  async site(tx, by, asked) {
    const rows = await listSiteRows(tx);
    const known = new Map(rows.flatMap(({ id, name, code }) => [name, code].map((word) => [word.toLowerCase(), id])));
    return listed(asked, known, async (name) => (await createSite(tx, by, { code: freeCode(name, rows), name })).id);
  },
  async level(tx, _by, asked) {
    const known = new Map((await listLevelRows(tx)).toReversed().map(({ id, name }) => [name.toLowerCase(), id]));
    return listed({ ...asked, missing: asked.missing === 'create' ? 'refuse' : asked.missing }, known, null);
  },
  async template(tx, by, asked) {
    const offered = (await listTemplateRows(tx)).filter(({ archivedAt }) => archivedAt === null);
    // Of those with one name, the one for every site.
    const named = offered.toSorted((a, b) => Number(a.siteId === null) - Number(b.siteId === null));
    const known = new Map(named.map(({ id, name }) => [name.toLowerCase(), id]));
    const words = { subject: '', bodyText: '', instructions: '', replyHtml: '' };
    const bare = { siteId: null, language: null, presets: noPresets, checklist: [], ...words };
    return listed(
      asked,
      known,
      async (name) => (await createTemplate(tx, by, { ...bare, name: name.slice(0, 120) })).id,
    );
  },
  async owner(tx, by, { source, names, missing }) {
    const settled = await stillSettled(tx, source, 'owner', names);
    const rest = names.filter((name) => !settled.has(name));
    const users = await usersByNames(tx, rest);
    const made = new Map<string, string>();
    const found = new Map<string, Resolved>([...settled].map(([name, id]) => [name, { id }]));
    for (const name of rest) {
      const known = users.get(name.toLowerCase());
      if (typeof known === 'string') found.set(name, { id: known });
      else if (known === null) found.set(name, 'ambiguous');
      else if (missing !== 'create') found.set(name, missing === 'leave' ? 'left' : 'unknown');
      else {
        const id = await makeKnownOnly(tx, by, source, name);
        made.set(name, id);
        found.set(name, { id });
      }
    }
    await settleNames(tx, source, 'owner', made);
    return found;
  },
  async company(tx, by, { source, names, missing }) {
    const settled = await stillSettled(tx, source, 'company', names);
    const rest = names.filter((name) => !settled.has(name));
    const known = await companiesByNames(tx, rest);
    const make = async (name: string) => (await createCompany(tx, by, { name })).id;
    const found = await listed({ source, names: rest, missing }, known, make);
    const ids = [...found].flatMap(([name, one]) => (typeof one === 'string' ? [] : [[name, one.id] as const]));
    await settleNames(tx, source, 'company', new Map(ids));
    return new Map([...found, ...[...settled].map(([name, id]) => [name, { id }] as const)]);
  },
};

async function listed(
  { names, missing }: Asked,
  known: ReadonlyMap<string, string>,
  make: ((name: string) => Promise<string>) | null,
): Promise<ReadonlyMap<string, Resolved>> {
  const now = new Map(known);
  const found = new Map<string, Resolved>();
  for (const name of names) {
    let id = now.get(name.toLowerCase());
    if (id === undefined && missing === 'create' && make !== null) {
      id = await make(name);
      now.set(name.toLowerCase(), id);
    }
    found.set(name, id === undefined ? (missing === 'leave' ? 'left' : 'unknown') : { id });
  }
  return found;
}

async function stillSettled(
  tx: Tx,
  source: string,
  kind: 'owner' | 'company',
  names: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const settled = await settledNames(tx, source, kind, names);
  const there = await stillThere(tx, kind, [...settled.values()]);
  return new Map([...settled].filter(([, id]) => there.has(id)));
}

/** Choices by id, own name, and the word each language has for a built-in one. */
function named(
  choices: readonly { readonly id: string; readonly name: string | null }[],
  list: 'types' | 'priorities',
): ReadonlyMap<string, string> {
  return new Map(
    choices.flatMap(({ id, name }) => {
      const words = name === null ? languages.map((language) => translate(language, `desk:${list}.${id}`)) : [name];
      return [id, ...words].map((word): [string, string] => [word.toLowerCase(), id]);
    }),
  );
}

/** A colleague of old, known by name only: may never sign in unless somebody lets them. */
async function makeKnownOnly(tx: Tx, by: Actor, source: string, name: string): Promise<string> {
  const id = tx.newId();
  const email = /^[^\s@]+@[^\s@]+$/.test(name) ? name : `${id}@imported.invalid`;
  await insertUser(tx, { id, email, name, language: 'sv', passwordHash: null });
  await updateUser(tx, id, { blockedAt: tx.now });
  tx.record(by, { type: 'user.created', subject: { kind: 'user', id }, data: { name, email, how: 'import', source } });
  return id;
}

function freeCode(name: string, sites: readonly { readonly code: string; readonly prefix: string }[]): string {
  const taken = new Set(sites.flatMap(({ code, prefix }) => [code.toUpperCase(), prefix.toUpperCase()]));
  const base =
    name
      .toUpperCase()
      .replaceAll(/[^A-ZÅÄÖ0-9]/gu, '')
      .slice(0, 6) || 'IMP';
  let code = base;
  for (let count = 2; taken.has(code); count += 1) code = `${base}${count}`;
  return code;
}

/** An import acts with the rights of whoever may start it. */
function importerOf(actor: Actor): Caller {
  return {
    actor,
    userId: actor.kind === 'token' ? actor.userId : actor.id,
    name: '',
    language: 'sv',
    groupIds: [],
    rights: new Map([['users.manage', 'everywhere']]),
  };
}
