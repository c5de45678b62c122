import { randomFillSync } from 'node:crypto';

/** Chance is drawn for many ids at once: asking for it costs more than an id. */
const DRAWN_AT_ONCE = 256;

/**
 * Makes ids: UUIDv7 (RFC 9562), so that ids made later sort later; within a millisecond a counter keeps the order.
 */
export function idMaker(now: () => number): () => string {
  const random = Buffer.alloc(8 * DRAWN_AT_ONCE);
  let used = random.length;
  let last = 0;
  let counter = 0;
  return () => {
    const at = now();
    if (at > last) {
      last = at;
      counter = 0;
    } else {
      counter += 1;
      if (counter > 0xfff) {
        last += 1;
        counter = 0;
      }
    }
    if (used === random.length) {
      randomFillSync(random);
      used = 0;
    }
    const time = last.toString(16).padStart(12, '0');
    const tail = random.toString('hex', used, used + 8);
    const variant = ((random[used] ?? 0) & 0x3f) | 0x80;
    used += 8;
    return (
      `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-` +
      `${variant.toString(16)}${tail.slice(2, 4)}-${tail.slice(4)}`
    );
  };
}
