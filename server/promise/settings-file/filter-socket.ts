import type { Filter, FilterKind } from '#core/conditions/filter.ts';
import type { FilterAction } from '#core/conditions/filter-action.ts';
import type { Actor } from '#core/platform/actor.ts';
import type { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';

/** What this wing asks of the room of filters, which stands to the right of it (SLA-2, SLA-11, FLT-1). */
export interface FilterRoom {
  /** The filters there are, in the order they are asked. */
  list(tx: Tx): Promise<readonly Filter[]>;
  /** Why a filter cannot do this, or with null be for its site; null when it can. Nothing is written. */
  refusalOf(tx: Tx, filter: Omit<Filter, 'id'>, action: FilterAction | null): Promise<Refusal | null>;
  /** Makes a filter, last of its kind; gives its id. */
  create(tx: Tx, by: Actor, filter: Omit<Filter, 'id'>): Promise<string>;
  change(tx: Tx, by: Actor, filter: Filter): Promise<void>;
  remove(tx: Tx, by: Actor, filterId: string): Promise<void>;
  /** All filters of the kind in a new order. */
  order(tx: Tx, by: Actor, kind: FilterKind, filterIds: readonly string[]): Promise<void>;
}

/** A socket: the room of filters (SLA-11); filled by the composition, once, before anything runs. */
export const filterSocket: { room: FilterRoom | null } = { room: null };
