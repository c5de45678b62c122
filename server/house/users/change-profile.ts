import type { Language } from '#core/house/users/language.ts';
import type { Caller } from '#core/platform/caller.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { cleanSignature, demandPicture } from './signature.ts';
import { updateUser, type UserRow } from './users.store.ts';

/** What a user sets for themselves. */
export interface Profile {
  readonly name?: string | undefined;
  readonly language?: Language | undefined;
  readonly theme?: UserRow['theme'] | undefined;
  readonly density?: UserRow['density'] | undefined;
  readonly signatureHtml?: string | undefined;
  readonly signaturePicture?: string | null | undefined;
}

/** Changes one's own name, language, looks or signature (LNG-1, TKT-3). */
export async function changeProfile(tx: Tx, caller: Caller, input: Profile): Promise<void> {
  if (typeof input.signaturePicture === 'string') demandPicture(input.signaturePicture);
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const changes = Object.fromEntries(given) as Partial<UserRow>;
  if (input.signatureHtml !== undefined) Object.assign(changes, { signatureHtml: cleanSignature(input.signatureHtml) });
  if (given.length === 0) return;
  await updateUser(tx, caller.userId, changes);
  tx.record(caller.actor, {
    type: 'profile.changed',
    subject: { kind: 'user', id: caller.userId },
    data: { fields: given.map(([name]) => name) },
  });
}
