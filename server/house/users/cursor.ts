import { Refusal } from '#core/platform/refusal.ts';

/** Where a page ended, as text that a caller hands back unread (API-1). */
export function writeCursor(at: Readonly<Record<string, string | number>>): string {
  return Buffer.from(JSON.stringify(at)).toString('base64url');
}

/** Reads a cursor with exactly these fields; what was made up is refused. */
export function readCursor<Key extends string>(
  cursor: string | undefined,
  keys: readonly Key[],
): Readonly<Record<Key, string>> | undefined {
  if (cursor === undefined) return undefined;
  const found = parse(cursor);
  const fields = keys.map((key) => [key, found?.[key]] as const);
  if (fields.some(([, value]) => typeof value !== 'string' && typeof value !== 'number')) {
    throw new Refusal('invalid', 'cursor.unreadable');
  }
  return Object.fromEntries(fields.map(([key, value]) => [key, String(value)])) as Record<Key, string>;
}

function parse(cursor: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
