import { type StatusCategory, statusCategories } from '#core/promise/clocks/status-category.ts';

/** A status a ticket can have (TKT-2): built in or made by the house; always mapped to one category. */
export interface Status {
  readonly id: string;
  readonly category: StatusCategory;
  /** The house's own name; a built-in status without one is named in the reader's language. */
  readonly name: string | null;
  readonly position: number;
  readonly active: boolean;
}

/** The statuses from the start, one for each category, with the category as id (TKT-2). */
export const builtInStatuses: readonly Status[] = statusCategories.map((category, position) => ({
  id: category,
  category,
  name: null,
  position,
  active: true,
}));

/** Whether a ticket in this category is done with (TKT-2): solved or closed. */
export function isDone(category: StatusCategory): boolean {
  return category === 'solved' || category === 'closed';
}

/** The first active status of a category, for a change that names only what should hold (TKT-2). */
export function statusOf(category: StatusCategory, statuses: readonly Status[]): Status {
  const own = statuses.filter((status) => status.category === category && status.active);
  const first = own.toSorted((a, b) => a.position - b.position)[0];
  return first ?? { id: category, category, name: null, position: 0, active: true };
}

/**
 * What category a ticket takes when its customer writes (TKT-4), or `null` when it stays as it is.
 *
 *   new ───────────────► new
 *   open, queued ──────► as they are
 *   waiting, dormant ──► open (back to its agent)
 *   with third party ──► as it is: the third party is still awaited
 *   solved, closed ────► decided by the reopening rule, not here
 */
export function categoryAfterCustomerWrote(category: StatusCategory): StatusCategory | null {
  return category === 'waiting-for-customer' || category === 'dormant' ? 'open' : null;
}

/** What category a ticket takes when an agent answers without choosing one (TKT-3), or `null` when it stays. */
export function categoryAfterAnswer(category: StatusCategory): StatusCategory | null {
  return category === 'new' || category === 'queued' ? 'open' : null;
}
