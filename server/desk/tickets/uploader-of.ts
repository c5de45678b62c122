import type { Actor } from '#core/platform/actor.ts';

/** The name under which an actor uploads files. */
export function uploaderOf(by: Actor): string {
  return by.kind === 'token' ? `user:${by.userId}` : `${by.kind}:${by.id}`;
}
