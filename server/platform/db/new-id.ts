import { randomFillSync } from 'node:crypto';

/**
 * Makes ids: UUIDv7 (RFC 9562), so that ids made later sort later; within a millisecond a counter keeps the order.
 */
export function idMaker(now: () => number): () => string {
  const random = new Uint8Array(8);
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
    randomFillSync(random);
    const time = last.toString(16).padStart(12, '0');
    const tail = Buffer.from(random).toString('hex');
    const variant = ((random[0] ?? 0) & 0x3f) | 0x80;
    return (
      `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-` +
      `${variant.toString(16)}${tail.slice(2, 4)}-${tail.slice(4)}`
    );
  };
}
