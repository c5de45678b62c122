import { Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import { exportEverything as endpoint } from '#api/portability/everything.ts';
import { type Caller, mayEverywhere } from '#core/platform/caller.ts';
import { Refusal } from '#core/platform/refusal.ts';
import { rights } from '#core/platform/right.ts';
import type { World } from '#server/platform/db/tx.ts';
import { needsEverywhere, serve } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { archiveOf } from './archive.ts';

/** Everything at once, for whoever may everything (API-2). */
export const everythingRoom: Room = {
  name: 'everything',
  routes: [
    serve(endpoint, needsEverywhere('settings.edit'), async ({ tx, caller, query }) => {
      demandEveryRight(caller);
      const day = new Date(tx.now).toISOString().slice(0, 10);
      const content = packed(tx.world, query.secrets === 'true');
      return { name: `svara-${day}.tar.gz`, type: 'application/gzip', content };
    }),
  ],
};

function packed(world: World, secrets: boolean): NodeJS.ReadableStream {
  const gzip = createGzip();
  const source = Readable.from(archiveOf(world, { secrets }));
  source.on('error', (error) => gzip.destroy(error));
  gzip.on('close', () => source.destroy());
  return source.pipe(gzip);
}

function demandEveryRight(caller: Caller): void {
  const missing = rights.find((right) => !mayEverywhere(caller, right));
  if (missing !== undefined) throw new Refusal('forbidden', 'access.right-missing', { right: missing, siteId: null });
}
