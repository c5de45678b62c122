import * as api from '#api/desk/searches.ts';
import type { Caller } from '#core/platform/caller.ts';
import { needs, serve } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { countFound } from '../tickets/count-found.ts';
import { changeSearch, deleteSearch, saveSearch } from './change-searches.ts';
import { searchesFor, type SearchRow } from './searches.store.ts';

const reads = needs('tickets.read');

/** Saved searches (SRC-1): whoever reads tickets names their own, and shares them with a group of theirs. */
export const searchesRoom: Room = {
  name: 'searches',
  routes: [
    serve(api.listSearches, reads, async ({ tx, caller }) => ({ rows: await searchesOf(tx, caller) })),
    serve(api.countSearches, reads, async ({ tx, caller }) => {
      const pinned = (await searchesOf(tx, caller)).filter((search) => search.pinned);
      return { counts: await countFound(tx, caller, new Map(pinned.map(({ id, query }) => [id, query]))) };
    }),
    serve(api.createSearch, reads, async ({ tx, caller, body }) =>
      wiredFor(tx, caller, await saveSearch(tx, caller, body)),
    ),
    serve(api.changeSearch, reads, async ({ tx, caller, params, body }) => {
      const changes = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      return wiredFor(tx, caller, await changeSearch(tx, caller, { ...params, changes }));
    }),
    serve(api.deleteSearch, reads, ({ tx, caller, params }) => deleteSearch(tx, caller, params)),
  ],
  topics: [{ topic: 'saved-searches', mayHear: async () => true }],
};

async function searchesOf(tx: Tx, caller: Caller): Promise<api.SavedSearch[]> {
  return (await searchesFor(tx, caller.userId, caller.groupIds)).map((row) => wired(caller, row, row.ownerName));
}

async function wiredFor(tx: Tx, caller: Caller, row: SearchRow): Promise<api.SavedSearch> {
  const kept = (await searchesOf(tx, caller)).find(({ id }) => id === row.id);
  return kept ?? wired(caller, row, '');
}

function wired(caller: Caller, row: SearchRow, ownerName: string): api.SavedSearch {
  const { id, name, groupId, pinned } = row;
  const query = api.searchQuery.parse(row.query);
  return { id, name, query, groupId, pinned, mine: row.userId === caller.userId, ownerName };
}
