import { z } from 'zod';
import type { Instant } from '#core/platform/instant.ts';

/**
 * A moment: RFC 3339 with zone on the wire (`2026-11-22T18:08:00.000Z`), epoch milliseconds on both sides of it.
 */
export const instant = z.codec(z.iso.datetime({ offset: true }), z.number().int(), {
  decode: (text): Instant => Date.parse(text),
  encode: (at) => new Date(at).toISOString(),
});
