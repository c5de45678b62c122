/** A new idempotency key: sent with a request, and again when it is tried again, it is done once (API-1). */
export function newKey(): string {
  // `randomUUID` is absent where the page is not served over https; random values are there always.
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
