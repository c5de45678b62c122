import type { Reach } from '#core/platform/caller.ts';
import type { Right } from '#core/platform/right.ts';

/** A role as given to somebody: everywhere (`siteId` null) or at one site (USR-1). */
export interface GivenRole {
  readonly rights: readonly Right[];
  readonly siteId: string | null;
}

/** Adds up all roles of a user: a right held everywhere outweighs the same right at single sites (USR-1). */
export function gatherRights(given: readonly GivenRole[]): ReadonlyMap<Right, Reach> {
  const gathered = new Map<Right, Reach>();
  for (const role of given) {
    for (const right of role.rights) {
      const reach = gathered.get(right);
      if (reach === 'everywhere') continue;
      gathered.set(right, role.siteId === null ? 'everywhere' : new Set([...(reach ?? []), role.siteId]));
    }
  }
  return gathered;
}
