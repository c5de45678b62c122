import type { Me } from '#api/house/sign-in.ts';
import { Refusal } from '#core/platform/refusal.ts';
import type { Tx } from '#server/platform/db/tx.ts';
import { countUnread } from '../notifications/notifications.store.ts';
import { callerOf } from '../sign-in/resolve-caller.ts';
import { findUser } from './users.store.ts';

/** Who is signed in, with profile and rights (USR-1). */
export async function describeMe(tx: Tx, userId: string): Promise<Me> {
  const user = await findUser(tx, userId);
  const caller = await callerOf(tx, userId, { kind: 'user', id: userId });
  if (!user || !caller) throw new Refusal('unauthenticated', 'access.sign-in-needed');
  return {
    id: user.id,
    email: user.email,
    name: user.name,
    language: user.language,
    theme: user.theme,
    density: user.density,
    signatureHtml: user.signatureHtml,
    signaturePicture: user.signaturePicture,
    totp: user.totpOnAt !== null,
    groupIds: [...caller.groupIds],
    rights: [...caller.rights].map(([right, reach]) => ({
      right,
      siteIds: reach === 'everywhere' ? ('everywhere' as const) : [...reach],
    })),
    unread: await countUnread(tx, userId),
  };
}
