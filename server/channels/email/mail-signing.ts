import type { Sign } from '#core/channels/email/ticket-token.ts';
import type { World } from '#server/platform/db/tx.ts';

/** How this house signs the tokens of its tickets (EML-3). */
export function signerOf(world: World): Sign {
  return (text) => Buffer.from(world.secrets.sign('mail-token', text, 32), 'base64url').toString('hex');
}

/** What this house writes in X-Svara-Loop, so that it knows its own mail when it comes back (EML-2). */
export function loopMarkOf(world: World): string {
  return world.secrets.sign('mail-loop', 'house', 15);
}

/** The host in the Message-ID of a mail from this address: its own domain, as its DKIM signature will be (EML-1). */
export function messageIdHost(world: World, from: string | null | undefined): string {
  const domain = /@([a-z0-9.-]+)$/i.exec(from ?? '')?.[1];
  return domain === undefined ? mailHostOf(world) : domain.toLowerCase();
}

/** The host this house calls itself by. */
export function mailHostOf(world: World): string {
  const address = world.config.publicUrl;
  return address === undefined ? 'svara.local' : new URL(address).hostname;
}
