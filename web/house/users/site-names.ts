import { useQuery } from '@tanstack/react-query';

/** A site as the house needs it: an id and a name. */
export interface SiteName {
  readonly id: string;
  readonly name: string;
}

let readSites: () => Promise<readonly SiteName[]> = async () => [];

/** The socket for sites, which live to the right of the house: whoever keeps them plugs in how to read their names (SIT-1). */
export function offerSiteNames(read: () => Promise<readonly SiteName[]>): void {
  readSites = read;
}

/** The sites a role or group can be given at. */
export function useSiteNames(): readonly SiteName[] {
  return useQuery({ queryKey: ['house', 'site-names'], queryFn: () => readSites() }).data ?? [];
}
