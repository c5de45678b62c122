import { DAY, HOUR, type Instant, MINUTE } from '#core/platform/instant.ts';

/** How long things that let somebody in are good for (USR-1). */
export const life = {
  /** A session not used for this long has ended. */
  sessionIdle: 14 * DAY,
  /** A session ends after this long however much it is used. */
  session: 90 * DAY,
  invitation: 7 * DAY,
  passwordReset: HOUR,
} as const;

/** A session's last use is written down at most this often. */
export const seenEvery = MINUTE;

/** Whether a session has ended by age or by not being used (USR-1). */
export function hasEnded(
  session: { readonly createdAt: Instant; readonly lastSeenAt: Instant },
  now: Instant,
): boolean {
  return now - session.createdAt >= life.session || now - session.lastSeenAt >= life.sessionIdle;
}
