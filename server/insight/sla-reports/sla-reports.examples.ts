import { HOUR, type Instant, MINUTE } from '#core/platform/instant.ts';
import type { CancelReason, Outcome, PromiseName } from '#core/promise/clocks/promise.ts';
import type { Tx } from '#server/platform/db/tx.ts';

type ExampleTables = {
  sites: Row;
  groups: Row;
  users: Row;
  companies: Row;
  persons: Row;
  personAddresses: Row;
  levels: Row;
  tickets: Row;
  promiseCycles: Row;
};
type Row = Record<string, string | number | boolean | null>;

const id = (n: number) => `0199a000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** The named world of the report's tests: two sites, three departments, two levels, four agents, two companies. */
export const cast = {
  fjallbo: id(1),
  norrvik: id(2),
  customerService: id(11),
  delivery: id(12),
  powerOutages: id(13),
  gold: id(21),
  silver: id(22),
  anna: id(31),
  bo: id(32),
  elin: id(33),
  kaffebolaget: id(41),
  asplund: id(51),
  berit: id(52),
} as const;

/** Makes the named world's sites, departments, people and levels. */
export async function makeCast(tx: Tx): Promise<void> {
  const db = tx.db.withTables<ExampleTables>();
  const at = { createdAt: 0, changedAt: 0 };
  const site = (siteId: string, name: string, prefix: string) => ({
    ...{ id: siteId, code: prefix, name, prefix, numberSequence: `site_number_${prefix.toLowerCase()}` },
    ...at,
  });
  await db
    .insertInto('sites')
    .values([site(cast.fjallbo, 'Fjällbo', 'FJ'), site(cast.norrvik, 'Norrvik Energi', 'NE')])
    .execute();
  await db
    .insertInto('groups')
    .values([
      { id: cast.customerService, name: 'Kundservice', siteId: cast.fjallbo, createdAt: 0 },
      { id: cast.delivery, name: 'Leverans och returer', siteId: cast.fjallbo, createdAt: 0 },
      { id: cast.powerOutages, name: 'Strömavbrott', siteId: cast.norrvik, createdAt: 0 },
    ])
    .execute();
  const user = (userId: string, name: string) => ({
    ...{ id: userId, name, email: `${name.split(' ')[0]?.toLowerCase()}@svara.example`, language: 'sv' },
    ...at,
  });
  await db
    .insertInto('users')
    .values([user(cast.anna, 'Anna Berg'), user(cast.bo, 'Bo Åkesson'), user(cast.elin, 'Elin Sandström')])
    .execute();
  await db
    .insertInto('companies')
    .values({ id: cast.kaffebolaget, name: 'Kaffebolaget', ...at })
    .execute();
  await db
    .insertInto('persons')
    .values([
      { id: cast.asplund, name: 'Åke Asplund', ...at },
      { id: cast.berit, name: '', ...at },
    ])
    .execute();
  await db
    .insertInto('personAddresses')
    .values({ address: 'berit@hem.example', personId: cast.berit, position: 0 })
    .execute();
  const level = (levelId: string, name: string, position: number) => ({
    ...{ id: levelId, kind: 'level', name, colour: 'fjord', position, revisionId: levelId, revisionNo: 1 },
    ...at,
  });
  await db
    .insertInto('levels')
    .values([level(cast.gold, 'Guld', 0), level(cast.silver, 'Silver', 1)])
    .execute();
}

/** A promise as a test tells it; what is left out is the usual. */
export interface ExamplePromise {
  readonly outcome?: Outcome;
  readonly startedAt?: Instant;
  /** When it was missed, or will be. */
  readonly breachAt?: Instant | null;
  readonly stoppedAt?: Instant | null;
  readonly promise?: PromiseName;
  readonly cancelReason?: CancelReason;
  readonly openMs?: number;
  readonly wallMs?: number;
  readonly business?: boolean;
  readonly departmentId?: string | null;
  readonly siteId?: string | null;
  readonly levelId?: string;
  readonly priority?: string | null;
  readonly agentId?: string | null;
  readonly resolverId?: string | null;
  readonly companyId?: string | null;
  readonly personId?: string | null;
  readonly ticketNumber?: string;
}

const TARGET = 4 * HOUR;
/** Thursday 30 October 2025, 09:00 in Stockholm. */
const MORNING = Date.parse('2025-10-30T08:00:00Z');

/** Writes promises as the clocks would have left them, each of a ticket of its own. */
export async function makePromises(tx: Tx, promises: readonly ExamplePromise[]): Promise<readonly string[]> {
  const db = tx.db.withTables<ExampleTables>();
  const made = promises.map((one) => ({ id: tx.newId(), ticketId: tx.newId(), ...one }));
  for (let from = 0; from < made.length; from += 500) {
    const some = made.slice(from, from + 500);
    await db.insertInto('tickets').values(some.map(ticketRow)).execute();
    await db.insertInto('promiseCycles').values(some.map(cycleRow)).execute();
  }
  return made.map((one) => one.id);
}

type Made = ExamplePromise & { readonly id: string; readonly ticketId: string };

function ticketRow(one: Made): Row {
  return {
    id: one.ticketId,
    number: one.ticketNumber ?? `FJ-${one.ticketId}`,
    subject: 'Kaffet kom inte',
    statusId: 'open',
    category: 'open',
    priority: 'medium',
    channel: 'email',
    origin: 'email',
    siteId: one.siteId ?? cast.fjallbo,
    createdAt: one.startedAt ?? MORNING,
    changedAt: one.startedAt ?? MORNING,
  };
}

function cycleRow(one: Made): Row {
  const outcome = one.outcome ?? 'met';
  const startedAt = one.startedAt ?? MORNING;
  const openMs = one.openMs ?? (outcome === 'missed' ? TARGET + 30 * MINUTE : HOUR);
  const wallMs = one.wallMs ?? openMs;
  const stoppedAt = one.stoppedAt === undefined ? (outcome === 'running' ? null : startedAt + wallMs) : one.stoppedAt;
  const breachAt = one.breachAt === undefined ? startedAt + TARGET + 1 : one.breachAt;
  return {
    id: one.id,
    subjectKind: 'ticket',
    subjectId: one.ticketId,
    promise: one.promise ?? 'first-answer',
    cycleNo: 1,
    levelId: one.levelId ?? cast.gold,
    levelRevisionId: one.levelId ?? cast.gold,
    targetMs: TARGET,
    business: one.business ?? true,
    startedAt,
    dueAt: breachAt === null ? null : breachAt - 1,
    breachAt,
    stoppedAt,
    outcome,
    cancelReason: one.cancelReason ?? (outcome === 'cancelled' ? 'spam' : null),
    elapsedOpenMs: openMs,
    elapsedWallMs: wallMs,
    overOpenMs: outcome === 'missed' ? Math.max(0, openMs - TARGET) : 0,
    overWallMs: outcome === 'missed' ? Math.max(0, wallMs - TARGET) : 0,
    oursMs: openMs,
    thirdPartyMs: 0,
    customerMs: 0,
    closedMs: wallMs - openMs,
    responsibleUserId: one.agentId === undefined ? cast.anna : one.agentId,
    resolvedByUserId: one.resolverId === undefined ? cast.anna : one.resolverId,
    siteId: one.siteId === undefined ? cast.fjallbo : one.siteId,
    departmentId: one.departmentId === undefined ? cast.customerService : one.departmentId,
    companyId: one.companyId ?? null,
    personId: one.personId ?? null,
    priority: one.priority ?? 'medium',
    warnAt: '{}',
    warnPercents: '{}',
    warned: 0,
  };
}

/** A closed ticket as a test tells it; `outcome` is that of its solution, null when none was promised. */
export interface ExampleClosing {
  readonly closedAt: Instant;
  readonly outcome: Outcome | null;
  readonly openMs?: number;
  readonly wallMs: number;
  readonly typeId?: string;
  readonly templateId?: string;
  readonly siteId?: string;
}

/** Writes closed tickets with the promise of their solution, as the desk and the clocks would have left them. */
export async function makeClosedTickets(tx: Tx, closings: readonly ExampleClosing[]): Promise<readonly string[]> {
  const db = tx.db.withTables<ExampleTables>();
  const made = closings.map((one) => ({ id: tx.newId(), ticketId: tx.newId(), ...one }));
  for (const { closedAt, typeId, templateId, outcome, ...one } of made) {
    const startedAt = closedAt - one.wallMs;
    const ticket = ticketRow({ ...one, startedAt });
    await db
      .insertInto('tickets')
      .values({
        ...ticket,
        statusId: 'solved',
        category: 'solved',
        typeId: typeId ?? null,
        templateId: templateId ?? null,
        closedAt,
      })
      .execute();
    if (outcome !== null)
      await db
        .insertInto('promiseCycles')
        .values(cycleRow({ ...one, outcome, startedAt, promise: 'resolution' }))
        .execute();
  }
  return made.map((one) => one.ticketId);
}
