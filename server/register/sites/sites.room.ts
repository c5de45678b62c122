import * as api from '#api/register/sites.ts';
import { demandAt, mayAt } from '#core/platform/caller.ts';
import { needs, serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { openContactsWith } from '../customers/contacts-of.ts';
import { changeSite } from './change-site.ts';
import { createSite } from './create-site.ts';
import { demandSite } from './known-sites.ts';
import { listSiteRows, type SiteRow } from './sites.store.ts';

const edits = needs('settings.edit');

/** Answering sites (SIT-1): who works at one sees it, who sets things up changes it. */
export const sitesRoom: Room = {
  name: 'sites',
  routes: [
    serve(api.listSites, signedIn, async ({ tx, caller }) => {
      const sites = (await listSiteRows(tx)).filter((site) => sees(caller, site));
      const open = await openContactsWith(
        tx,
        'site',
        sites.map((site) => site.id),
      );
      return { rows: sites.map((site) => wired(site, open.get(site.id) ?? 0)) };
    }),
    serve(api.readSite, signedIn, async ({ tx, caller, params }) => {
      const site = await demandSite(tx, params.siteId);
      if (!sees(caller, site)) demandAt(caller, 'tickets.read', site.id);
      return wiredSite(tx, site);
    }),
    serve(api.createSite, edits, async ({ tx, caller, body }) => {
      demandAt(caller, 'settings.edit', null);
      return wiredSite(tx, await createSite(tx, caller.actor, given(body)));
    }),
    serve(api.changeSite, edits, async ({ tx, caller, params, body }) => {
      demandAt(caller, 'settings.edit', params.siteId);
      return wiredSite(tx, await changeSite(tx, caller.actor, { ...params, changes: given(body) }));
    }),
  ],
  // That something changed, and its id; what changed is read, and only where the reader may.
  topics: [{ topic: 'sites', mayHear: async () => true }],
};

function sees(caller: Parameters<typeof mayAt>[0], site: SiteRow): boolean {
  return mayAt(caller, 'tickets.read', site.id) || mayAt(caller, 'settings.edit', site.id);
}

async function wiredSite(tx: Tx, site: SiteRow) {
  return wired(site, (await openContactsWith(tx, 'site', [site.id])).get(site.id) ?? 0);
}

function wired(site: SiteRow, openTickets: number) {
  const { numberSequence: _sequence, createdAt: _created, changedAt: _changed, languages, ...shown } = site;
  return { ...shown, languages: [...languages], openTickets };
}

/** What was filled in; absent fields are left out rather than undefined. */
function given<Body extends object>(body: Body): { [Key in keyof Body]: Exclude<Body[Key], undefined> } {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined)) as never;
}
