import { type Caller, mayAt, mayEverywhere, sitesWhere } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { type Assignment, assignmentsOf, userIdsAtSites } from '../roles/roles.store.ts';
import { findUser, type UserRow } from './users.store.ts';

/** Whoever manages users everywhere sees all; a leader sees those who hold a role at a site the leader manages (USR-1). */
export async function managedUserIds(tx: Tx, caller: Caller): Promise<readonly string[] | undefined> {
  const reach = sitesWhere(caller, 'users.manage');
  return reach === 'everywhere' ? undefined : userIdsAtSites(tx, [...reach]);
}

/** Whether the caller has anything to do with a site; what is of every site concerns everybody. */
export function worksAt(caller: Caller, siteId: string | null): boolean {
  return siteId === null || [...caller.rights.keys()].some((right) => mayAt(caller, right, siteId));
}

/** Who works at the caller's sites, or everywhere, and the caller: undefined is everybody (SIT-1). */
export async function colleagueIds(tx: Tx, caller: Caller): Promise<readonly string[] | undefined> {
  const reaches = [...caller.rights.values()];
  if (reaches.includes('everywhere')) return undefined;
  const sites = new Set(reaches.flatMap((reach) => [...reach]));
  return [caller.userId, ...(await userIdsAtSites(tx, [...sites, null]))];
}

/** A user whom the caller manages at some site; anybody else does not exist to the caller. */
export async function managedUser(tx: Tx, caller: Caller, id: string): Promise<UserRow> {
  const user = await findUser(tx, id);
  const ids = await managedUserIds(tx, caller);
  if (!user || (ids && !ids.includes(id))) throw new Refusal('not-found', 'users.not-found', { userId: id });
  return user;
}

/**
 * What reaches a user's whole work (blocking, ending sessions, taking two-step sign-in away) may be done by those who
 * manage users at every site where that user holds a role, and who hold every right the user holds (USR-1).
 */
export async function demandWhole(tx: Tx, caller: Caller, userId: string): Promise<void> {
  const held = (await assignmentsOf(tx, [userId])).get(userId) ?? [];
  const covers = held.every((each) =>
    ['users.manage' as const, ...each.rights].every((right) =>
      each.siteId === null ? mayEverywhere(caller, right) : mayAt(caller, right, each.siteId),
    ),
  );
  if (!covers) throw new Refusal('forbidden', 'roles.more-than-own', { userId });
}

/** A leader of some sites sees what a user was given there, and not elsewhere. */
export function visibleAssignments(caller: Caller, held: readonly Assignment[]): readonly Assignment[] {
  if (mayEverywhere(caller, 'users.manage')) return held;
  return held.filter((each) => each.siteId !== null && mayAt(caller, 'users.manage', each.siteId));
}
