import { SECOND } from '#core/platform/instant.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx, World } from '#server/platform/db/tx.ts';
import { listSiteRows, type SiteRow } from './sites.store.ts';

interface Kept {
  sites: ReadonlyMap<string, SiteRow> | undefined;
  readAt: number;
}

const kept = new WeakMap<World, Kept>();
const KEPT_FOR = 5 * SECOND;

/**
 * All sites, from the process's memory (SIT-1): sites are read with every ticket and changed once a month.
 *
 * A change in any instance is heard on the topic `sites` and empties it; the few seconds are the belt to that brace.
 */
export async function knownSites(tx: Tx): Promise<ReadonlyMap<string, SiteRow>> {
  const memory = memoryOf(tx.world);
  if (memory.sites !== undefined && Math.abs(tx.now - memory.readAt) < KEPT_FOR) return memory.sites;
  const sites = new Map((await listSiteRows(tx)).map((site) => [site.id, site]));
  memory.sites = sites;
  memory.readAt = tx.now;
  return sites;
}

/** A site by id, or the refusal that there is none. */
export async function demandSite(tx: Tx, id: string): Promise<SiteRow> {
  const site = (await knownSites(tx)).get(id);
  if (site === undefined) throw new Refusal('not-found', 'sites.not-found', { siteId: id });
  return site;
}

/** The site a ticket belongs to when nobody says: the oldest that is active. */
export async function firstSite(tx: Tx): Promise<SiteRow> {
  const sites = [...(await knownSites(tx)).values()].filter((site) => site.active);
  const first = sites.toSorted((a, b) => a.createdAt - b.createdAt)[0];
  if (first === undefined) throw new Refusal('unavailable', 'sites.not-found', {});
  return first;
}

function memoryOf(world: World): Kept {
  let memory = kept.get(world);
  if (memory === undefined) {
    memory = { sites: undefined, readAt: 0 };
    kept.set(world, memory);
    const forget = memory;
    world.live.listen('sites', () => {
      forget.sites = undefined;
    });
  }
  return memory;
}
