import type { Tx } from '#server/platform/db/tx.ts';

/** A thing by the name people know it by (USR-1). */
export interface Named {
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

/** A socket: rooms tell here what their things are called; ids that are none of theirs they leave out (USR-1). */
export type AuditNames = (tx: Tx, ids: readonly string[]) => Promise<readonly Named[]>;

/** Filled by the composition, once, before anything runs. */
export const auditNames: AuditNames[] = [];

/** What these ids are called, by id (USR-1). */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<Record<string, { kind: string; name: string }>> {
  if (ids.length === 0) return {};
  const found: Record<string, { kind: string; name: string }> = {};
  for (const names of auditNames)
    for (const { kind, id, name } of await names(tx, ids)) found[id] = { kind, name: name.slice(0, 200) };
  return found;
}

/** The socket's plug for a short list that is read whole. */
export function namesFrom(
  kind: string,
  list: (tx: Tx) => Promise<readonly { readonly id: string; readonly name: string | null }[]>,
): AuditNames {
  return async (tx, ids) => {
    const wanted = new Set(ids);
    return (await list(tx)).flatMap(({ id, name }) => (wanted.has(id) && name ? [{ kind, id, name }] : []));
  };
}
