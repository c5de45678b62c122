import type { Actor } from './actor.ts';
import { Refusal } from './refusal.ts';
import type { Right } from './right.ts';

/** The sites a right holds at: everywhere, or only the named ones. */
export type Reach = 'everywhere' | ReadonlySet<string>;

/** Who calls, and what they may (USR-1); made once per request from a session or a token. */
export interface Caller {
  readonly actor: Actor;
  readonly userId: string;
  readonly name: string;
  readonly language: string;
  readonly groupIds: readonly string[];
  readonly rights: ReadonlyMap<Right, Reach>;
}

/** Whether the caller holds a right at any site at all. */
export function mayAnywhere(caller: Caller, right: Right): boolean {
  const reach = caller.rights.get(right);
  return reach === 'everywhere' || (reach !== undefined && reach.size > 0);
}

/** Whether the caller holds a right at every site, present and future. */
export function mayEverywhere(caller: Caller, right: Right): boolean {
  return caller.rights.get(right) === 'everywhere';
}

/** Whether the caller holds a right at one site; what belongs to no site asks for the right everywhere. */
export function mayAt(caller: Caller, right: Right, siteId: string | null): boolean {
  const reach = caller.rights.get(right);
  if (reach === undefined) return false;
  return reach === 'everywhere' || (siteId !== null && reach.has(siteId));
}

/** The sites at which the caller holds a right; an empty set is none. */
export function sitesWhere(caller: Caller, right: Right): Reach {
  return caller.rights.get(right) ?? new Set();
}

/** Refuses unless the caller holds the right at the site. */
export function demandAt(caller: Caller, right: Right, siteId: string | null): void {
  if (!mayAt(caller, right, siteId)) throw new Refusal('forbidden', 'access.right-missing', { right, siteId });
}
