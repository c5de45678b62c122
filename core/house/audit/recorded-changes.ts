/** One field that an event changed (USR-1). */
export interface RecordedChange {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

type Data = Readonly<Record<string, unknown>>;

/**
 * What an event changed, field by field (USR-1), however its verb wrote it down.
 *
 * ```
 * { from: { name: 'A', rights: [] }, to: { name: 'B', rights: [] } }   → name: A → B
 * { name: { from: 'A', to: 'B' } }                                     → name: A → B
 * { from: 'open', to: 'closed' }                                       → '': open → closed
 * ```
 * Fields that stayed as they were are left out.
 */
export function recordedChanges(data: Data): readonly RecordedChange[] {
  const { from, to } = data;
  if ('from' in data && 'to' in data) {
    const all = isData(from) && isData(to) ? pairs(from, to) : [{ field: '', from, to }];
    return all.filter(isChange);
  }
  return Object.entries(data)
    .flatMap(([field, value]) =>
      isData(value) && 'from' in value && 'to' in value ? [{ field, from: value['from'], to: value['to'] }] : [],
    )
    .filter(isChange);
}

/** Every id named anywhere in what an event holds, so that each can be shown by its name. */
export function idsIn(data: unknown): readonly string[] {
  return [...new Set(JSON.stringify(data ?? null).match(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g))];
}

function pairs(from: Data, to: Data): RecordedChange[] {
  // What is not told anew has not changed.
  return Object.keys(to).map((field) => ({ field, from: from[field] ?? null, to: to[field] }));
}

function isChange({ from, to }: RecordedChange): boolean {
  return JSON.stringify(from ?? null) !== JSON.stringify(to ?? null);
}

function isData(value: unknown): value is Data {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
