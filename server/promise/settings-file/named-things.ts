import type { Actor } from '#core/platform/actor.ts';
import type { ReferenceKind } from '#core/promise/settings-file/written.ts';
import { fieldRowsOf } from '#server/house/custom-fields/custom-fields.store.ts';
import { listGroupRows } from '#server/house/users/groups.store.ts';
import { listUserRows } from '#server/house/users/users.store.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { currentCalendars } from '#server/time/calendars/calendars.store.ts';
import { listLevelRows } from '../levels/levels.store.ts';

/** A thing that a settings file can name (SLA-11). */
export interface NamedThing {
  readonly id: string;
  readonly name: string;
  /** What it is called too, in the languages of the product. */
  readonly also?: readonly string[];
}

type ReadNames = (tx: Tx) => Promise<readonly NamedThing[]>;

/** A socket: what rooms to the right call their things (SLA-11); filled by the composition, once, before anything runs. */
export const namedThings: Partial<Record<ReferenceKind, ReadNames>> = {
  calendar: async (tx) => (await currentCalendars(tx)).map(({ calendar: { id, name } }) => ({ id, name })),
  level: async (tx) => (await listLevelRows(tx)).map(({ id, name }) => ({ id, name })),
  user: async (tx) => (await listUserRows(tx, { limit: 10_000 })).map(({ id, email }) => ({ id, name: email })),
  group: async (tx) => (await listGroupRows(tx)).map(({ id, name }) => ({ id, name })),
  field: async (tx) => (await fieldRowsOf(tx, 'ticket')).map(({ key }) => ({ id: key, name: key })),
};

/** What a settings file can make though it belongs to a room to the right (SLA-11). */
export type ChoiceKind = Extract<ReferenceKind, 'type' | 'priority'>;

/** A socket: how a ticket type and a priority are made (SLA-11); filled by the composition like {@link namedThings}. */
export const choiceMakers: Partial<Record<ChoiceKind, (tx: Tx, by: Actor, name: string) => Promise<unknown>>> = {};

/** Names and ids of things, each kind read when it is first asked for and then kept for the transaction (SLA-11). */
export interface Names {
  /** What the file calls a thing: its name, or its id when the name is another's too or it is gone. */
  nameOf(kind: ReferenceKind, id: string): string;
  /** The thing a name in a file stands for; an id stands for itself. */
  idOf(kind: ReferenceKind, name: string): string | undefined;
  /** The names there are, for who wrote another one. */
  known(kind: ReferenceKind): readonly string[];
  /** Reads these kinds anew. */
  read(kinds: Iterable<ReferenceKind>): Promise<void>;
}

/** Opens the names of a transaction; a kind must be read before it is asked for (SLA-11). */
export function namesIn(tx: Tx): Names {
  const kept = new Map<ReferenceKind, readonly NamedThing[]>();
  const all = (kind: ReferenceKind) => kept.get(kind) ?? [];
  const called = (kind: ReferenceKind, name: string) =>
    all(kind).filter((thing) => thing.name.toLowerCase() === name.toLowerCase());
  return {
    nameOf(kind, id) {
      const thing = all(kind).find((one) => one.id === id);
      return thing && called(kind, thing.name).length === 1 ? thing.name : id;
    },
    idOf(kind, name) {
      const [thing, another] = called(kind, name);
      if (thing && !another) return thing.id;
      const alias = all(kind).find(({ also }) => also?.some((one) => one.toLowerCase() === name.toLowerCase()));
      if (alias && !thing) return alias.id;
      return all(kind).find(({ id }) => id === name)?.id ?? (isId.test(name) ? name : undefined);
    },
    known: (kind) => all(kind).map(({ name }) => name),
    async read(kinds) {
      for (const kind of new Set(kinds)) kept.set(kind, (await namedThings[kind]?.(tx)) ?? []);
    },
  };
}

const isId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/u;
