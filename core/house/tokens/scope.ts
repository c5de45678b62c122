import type { Reach } from '#core/platform/caller.ts';
import type { Right } from '#core/platform/right.ts';

/**
 * What a token may: the rights it was made for, as far as its user still holds them (API-1).
 *
 * A scope is the name of a right; taking a right from the user takes it from every token of theirs at once.
 */
export function narrowToScopes(held: ReadonlyMap<Right, Reach>, scopes: readonly Right[]): ReadonlyMap<Right, Reach> {
  return new Map([...held].filter(([right]) => scopes.includes(right)));
}
