import type { Me } from '#api/house/sign-in.ts';
import { readMe } from '#api/house/sign-in.ts';
import type { Right } from '#core/platform/right.ts';
import { useAnswer } from '#web/kit/wire/use-answer.ts';

/** Who is signed in, on any page inside the frame (USR-1); undefined only until the first answer. */
export function useMe(): Me | undefined {
  return useAnswer(readMe, {}, { staleTime: 5 * 60_000 }).data;
}

/** Whether whoever is signed in holds a right, at a site when one is named; so that the UI disables what would be refused. */
export function mayDo(me: Me | undefined, right: Right, siteId?: string | null): boolean {
  const held = me?.rights.find((one) => one.right === right);
  if (!held) return false;
  if (held.siteIds === 'everywhere') return true;
  if (siteId === undefined) return held.siteIds.length > 0;
  return siteId !== null && held.siteIds.includes(siteId);
}

/** Whether whoever is signed in holds a right at every site: what concerns them all asks for that. */
export function mayDoEverywhere(me: Me | undefined, right: Right): boolean {
  return me?.rights.some((one) => one.right === right && one.siteIds === 'everywhere') === true;
}
