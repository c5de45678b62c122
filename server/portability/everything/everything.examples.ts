import { createAdministrator } from '#server/house/sign-in/create-administrator.ts';
import type { World } from '#server/platform/db/tx.ts';

/** Elin, with a password that an export must not let out unasked. */
export async function createUserForExport(world: World): Promise<void> {
  const origin = { internetAddress: '127.0.0.1', agent: 'test' };
  await world.transact((tx) =>
    createAdministrator(tx, {
      name: 'Elin Sandström',
      email: 'elin@fjallbo.example',
      password: 'en hel mening om fjäll',
      language: 'sv',
      origin,
    }),
  );
}
