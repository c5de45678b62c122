import { type ExpressionBuilder, sql } from 'kysely';
import { plainAddress, plainNumber } from '#core/register/customers/recognise.ts';
import type { Instant } from '#core/platform/instant.ts';
import { nameOrder } from '#server/platform/db/alphabet.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { jsonText } from '#server/platform/db/json-text.ts';

/** A person's own row; addresses and numbers are rows of their own (CRM-1). */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly companyId: string | null;
  readonly siteId: string | null;
  readonly customerId: string | null;
  readonly role: string;
  readonly language: string | null;
  readonly greeting: string;
  readonly keywords: readonly string[];
  readonly newsletter: boolean;
  readonly vip: boolean;
  readonly customFields: Readonly<Record<string, unknown>>;
  readonly createdAt: Instant;
  readonly changedAt: Instant;
  readonly deletedAt: Instant | null;
}

/** A person with what they can be reached at, the first first. */
export interface KnownPerson extends PersonRow {
  readonly addresses: readonly string[];
  readonly deadAddresses: readonly string[];
  readonly numbers: readonly string[];
}

export type PersonTables = {
  persons: PersonRow;
  personAddresses: { address: string; personId: string; position: number; deadAt: Instant | null };
  personNumbers: { number: string; digits: string; personId: string; position: number };
  personNotes: { id: string; personId: string; text: string; userId: string | null; writtenAt: Instant };
};
const tables = (tx: Tx) => tx.db.withTables<PersonTables>();

const withReach = [
  sql<string[]>`array(select address from person_addresses a where a.person_id = persons.id order by position)`.as(
    'addresses',
  ),
  sql<
    string[]
  >`array(select address from person_addresses a where a.person_id = persons.id and dead_at is not null order by position)`.as(
    'deadAddresses',
  ),
  sql<string[]>`array(select number from person_numbers n where n.person_id = persons.id order by position)`.as(
    'numbers',
  ),
] as const;

/** One person who has not been taken out. */
export async function findPerson(tx: Tx, id: string): Promise<KnownPerson | undefined> {
  return tables(tx)
    .selectFrom('persons')
    .selectAll('persons')
    .select(withReach)
    .where('id', '=', id)
    .where('deletedAt', 'is', null)
    .executeTakeFirst();
}

/** The person an address belongs to (CRM-3). */
export async function findPersonByAddress(tx: Tx, address: string): Promise<PersonRow | undefined> {
  return tables(tx)
    .selectFrom('personAddresses')
    .innerJoin('persons', 'persons.id', 'personAddresses.personId')
    .selectAll('persons')
    .where('personAddresses.address', '=', plainAddress(address))
    .where('persons.deletedAt', 'is', null)
    .executeTakeFirst();
}

/** People by name after a place in the list, narrowed by words of name, address, number, customer id and company. */
export async function searchPersons(
  tx: Tx,
  asked: {
    readonly text?: string | undefined;
    readonly companyId?: string | undefined;
    readonly after?: { readonly name: string; readonly id: string } | undefined;
    readonly limit: number;
    readonly sites: 'everywhere' | ReadonlySet<string>;
  },
): Promise<KnownPerson[]> {
  const { text, companyId, after, sites } = asked;
  const order = nameOrder(tx);
  let query = tables(tx).selectFrom('persons').selectAll('persons').select(withReach).where('deletedAt', 'is', null);
  if (companyId !== undefined) query = query.where('companyId', '=', companyId);
  if (text !== undefined && text !== '') query = query.where((eb) => matches(eb, text));
  if (sites !== 'everywhere') query = query.where((eb) => seenAt(eb, [...sites]));
  if (after !== undefined) query = query.where(order.isAfter(after));
  return query.orderBy(order.name).orderBy('id').limit(asked.limit).execute();
}

function seenAt(eb: ExpressionBuilder<PersonTables, 'persons'>, sites: readonly string[]) {
  return eb.or([eb('siteId', 'is', null), sql<boolean>`site_id = any(${sites}::uuid[])`]);
}

function matches(eb: ExpressionBuilder<PersonTables, 'persons'>, text: string) {
  const like = `%${text.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
  const digits = plainNumber(text);
  return eb.or([
    sql<boolean>`lower(name) like ${like}`,
    sql<boolean>`customer_id = ${text}`,
    sql<boolean>`exists (select 1 from person_addresses a where a.person_id = persons.id and a.address like ${like})`,
    sql<boolean>`exists (select 1 from companies c where c.id = persons.company_id and lower(c.name) like ${like})`,
    ...(digits.length < 4
      ? []
      : [
          sql<boolean>`exists (select 1 from person_numbers n where n.person_id = persons.id and n.digits like ${`%${digits}%`})`,
        ]),
  ]);
}

/** Writes a new person's row. */
export async function insertPerson(tx: Tx, person: PersonRow): Promise<void> {
  await tables(tx)
    .insertInto('persons')
    .values({ ...person, customFields: jsonText(person.customFields) as never })
    .execute();
}

/** Writes changes of a person. */
export async function updatePerson(tx: Tx, id: string, changes: Partial<PersonRow>): Promise<void> {
  const { customFields, ...plain } = changes;
  await tables(tx)
    .updateTable('persons')
    .set({
      ...plain,
      ...(customFields === undefined ? {} : { customFields: jsonText(customFields) as never }),
      changedAt: tx.now,
    })
    .where('id', '=', id)
    .execute();
}

/**
 * Gives an address to a person unless somebody has it; tells whose it is.
 *
 * Two statements on purpose: whoever waited for another transaction's claim sees its row only in a new snapshot.
 */
export async function claimAddress(tx: Tx, personId: string, address: string, position: number): Promise<string> {
  const mine = await tables(tx)
    .insertInto('personAddresses')
    .values({ address: plainAddress(address), personId, position, deadAt: null })
    .onConflict((conflict) => conflict.column('address').doNothing())
    .returning('personId')
    .executeTakeFirst();
  if (mine !== undefined) return personId;
  return (await findPersonByAddress(tx, address))?.id ?? personId;
}

/** Sets a person's addresses in order; what is kept keeps its mark of being dead. */
export async function setAddresses(tx: Tx, personId: string, addresses: readonly string[]): Promise<void> {
  const wanted = [...new Set(addresses.map(plainAddress))];
  await sql`delete from person_addresses where person_id = ${personId} and not (address = any(${wanted}::text[]))`.execute(
    tx.db,
  );
  if (wanted.length === 0) return;
  await sql`insert into person_addresses (address, person_id, position)
            select address, ${personId}::uuid, place from unnest(${wanted}::text[]) with ordinality as w(address, place)
            on conflict (address) do update set position = excluded.position
            where person_addresses.person_id = excluded.person_id`.execute(tx.db);
}

/** Which of these addresses belong to somebody else. */
export async function addressesOfOthers(tx: Tx, personId: string, addresses: readonly string[]): Promise<string[]> {
  if (addresses.length === 0) return [];
  const rows = await tables(tx)
    .selectFrom('personAddresses')
    .select('address')
    .where('address', 'in', addresses.map(plainAddress))
    .where('personId', '!=', personId)
    .execute();
  return rows.map((row) => row.address);
}

/** Sets a person's telephone numbers in order. */
export async function setNumbers(tx: Tx, personId: string, numbers: readonly string[]): Promise<void> {
  await tables(tx).deleteFrom('personNumbers').where('personId', '=', personId).execute();
  const rows = [...new Set(numbers)].map((number, position) => ({
    number,
    digits: plainNumber(number),
    personId,
    position,
  }));
  if (rows.length > 0) await tables(tx).insertInto('personNumbers').values(rows).execute();
}

/** Marks an address as one that mail bounces from, or as well again; false when nobody has it (EML-4). */
export async function markAddress(tx: Tx, address: string, deadAt: Instant | null): Promise<string | undefined> {
  const row = await tables(tx)
    .updateTable('personAddresses')
    .set({ deadAt })
    .where('address', '=', plainAddress(address))
    .returning('personId')
    .executeTakeFirst();
  return row?.personId;
}

/** Takes away what a person who is taken out could be recognised by. */
export async function forgetReach(tx: Tx, personId: string): Promise<void> {
  await setAddresses(tx, personId, []);
  await setNumbers(tx, personId, []);
}

/** A person's dated notes, newest first. */
export async function listNotes(tx: Tx, personId: string) {
  return tables(tx)
    .selectFrom('personNotes')
    .selectAll()
    .where('personId', '=', personId)
    .orderBy('writtenAt', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Writes a dated note. */
export async function insertNote(tx: Tx, note: PersonTables['personNotes']): Promise<void> {
  await tables(tx).insertInto('personNotes').values(note).execute();
}

/** Writes many people at once, each with the address that is theirs if nobody has it. */
export async function insertPersons(
  tx: Tx,
  persons: readonly (PersonRow & { readonly address: string | null })[],
): Promise<void> {
  if (persons.length === 0) return;
  await tables(tx)
    .insertInto('persons')
    .values(
      persons.map(({ address: _address, ...person }) => ({
        ...person,
        customFields: jsonText(person.customFields) as never,
      })),
    )
    .execute();
  const reached = persons.filter(({ address }) => address !== null);
  if (reached.length === 0) return;
  await tables(tx)
    .insertInto('personAddresses')
    .values(
      reached.map(({ id, address }) => ({
        address: plainAddress(address ?? ''),
        personId: id,
        position: 0,
        deadAt: null,
      })),
    )
    .onConflict((conflict) => conflict.column('address').doNothing())
    .execute();
}

/** Whose each of these addresses is. */
export async function personsByAddresses(
  tx: Tx,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, Pick<PersonRow, 'id' | 'name' | 'companyId'>>> {
  const { rows } = await sql<{ address: string; id: string; name: string; companyId: string | null }>`
    select a.address, p.id, p.name, p.company_id from person_addresses a join persons p on p.id = a.person_id
    where a.address = any(${addresses.map(plainAddress)}::text[]) and p.deleted_at is null`.execute(tx.db);
  return new Map(rows.map(({ address, ...person }) => [address, person]));
}

/** What these persons are called. */
export async function personNames(tx: Tx, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from persons where id = any(${ids}::uuid[]) and name <> ''`.execute(tx.db);
  return rows.map(({ id, name }) => ({ kind: 'person', id, name }));
}
