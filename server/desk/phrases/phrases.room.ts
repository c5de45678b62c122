import * as api from '#api/desk/phrases.ts';
import { demandAt } from '#core/platform/caller.ts';
import { needs, serve, signedIn } from '#server/platform/http/route.ts';
import type { Room } from '#server/platform/room.ts';
import { changePhrase, createPhrase, deletePhrase, type PhraseFields } from './change-phrases.ts';
import { worksAt } from '../tickets/tickets.access.ts';
import { demandPhrase } from './phrases.access.ts';
import { listPhraseRows, type PhraseRow } from './phrases.store.ts';

const edits = needs('settings.edit');

/** Canned phrases (TKT-3): who works at a site uses its phrases, who sets it up writes them. */
export const phrasesRoom: Room = {
  name: 'phrases',
  routes: [
    serve(api.listPhrases, signedIn, async ({ tx, caller }) => ({
      rows: (await listPhraseRows(tx)).filter(({ siteId }) => worksAt(caller, siteId)).map(wired),
    })),
    serve(api.createPhrase, edits, async ({ tx, caller, body }) => {
      demandAt(caller, 'settings.edit', body.siteId);
      return wired(await createPhrase(tx, caller.actor, body));
    }),
    serve(api.changePhrase, edits, async ({ tx, caller, params, body }) => {
      const before = await demandPhrase(tx, caller, params.phraseId);
      if (body.siteId !== undefined) demandAt(caller, 'settings.edit', body.siteId);
      return wired(await changePhrase(tx, caller.actor, { before, changes: given(body) }));
    }),
    serve(api.deletePhrase, edits, async ({ tx, caller, params }) => {
      await deletePhrase(tx, caller.actor, { phrase: await demandPhrase(tx, caller, params.phraseId) });
    }),
  ],
  topics: [{ topic: 'phrases', mayHear: async () => true }],
};

function wired({ createdAt: _created, changedAt: _changed, ...phrase }: PhraseRow) {
  return phrase;
}

function given(body: { [Key in keyof PhraseFields]?: PhraseFields[Key] | undefined }): Partial<PhraseFields> {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
}
