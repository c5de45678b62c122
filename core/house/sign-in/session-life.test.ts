import { expect, it } from 'vitest';
import { DAY } from '#core/platform/instant.ts';
import { hasEnded } from './session-life.ts';

it('USR-1: a session ends after fourteen days unused and after ninety days in all', () => {
  expect(hasEnded({ createdAt: 0, lastSeenAt: 0 }, 14 * DAY - 1)).toBe(false);
  expect(hasEnded({ createdAt: 0, lastSeenAt: 0 }, 14 * DAY)).toBe(true);
  expect(hasEnded({ createdAt: 0, lastSeenAt: 89 * DAY }, 90 * DAY - 1)).toBe(false);
  expect(hasEnded({ createdAt: 0, lastSeenAt: 89 * DAY }, 90 * DAY)).toBe(true);
});
