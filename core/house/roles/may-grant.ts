import { type Caller, mayAt, mayEverywhere } from '#core/platform/caller.ts';
import type { GivenRole } from './gather-rights.ts';

/**
 * Whether the caller may give or take a role: only where the caller manages users, and never more than the caller
 * holds there, so that nobody can raise themselves (USR-1).
 */
export function mayGrant(caller: Caller, role: GivenRole): boolean {
  const holds = (right: (typeof role.rights)[number]): boolean =>
    role.siteId === null ? mayEverywhere(caller, right) : mayAt(caller, right, role.siteId);
  return holds('users.manage') && role.rights.every(holds);
}
