/**
 * A value as a jsonb column takes it: JSON without NUL and without half a character, such as a text cut at a length may
 * end with; PostgreSQL refuses both, and what was to be written would be lost.
 */
export function jsonText(value: unknown): string {
  const text = JSON.stringify(value);
  if (!text.includes('\\u0000') && !text.includes('\\ud')) return text;
  // Every backslash begins an escape, so a `\\u0000` that somebody typed is passed over as the two it is.
  return text.replace(/\\(?:u(0000|d[89a-f][0-9a-f]{2})|.)/g, (all, bad?: string) =>
    bad === undefined ? all : bad === '0000' ? '' : '\ufffd',
  );
}
