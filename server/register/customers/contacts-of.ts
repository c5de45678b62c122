import type { Tx } from '#server/platform/db/tx.ts';

/** One contact on a timeline (CRM-1). */
export interface TimelineRow {
  readonly kind: 'ticket' | 'note';
  readonly id: string;
  readonly channel: string;
  readonly title: string;
  readonly number: string | null;
  readonly statusId: string | null;
  readonly ownerName: string | null;
  readonly at: number;
}

/** Which of a person's contacts: those before an instant, newest first, at sites the caller sees (null: everywhere). */
export interface TimelineQuestion {
  readonly personId: string;
  readonly sites: readonly string[] | null;
  readonly before: { readonly at: number; readonly id: string } | undefined;
  readonly limit: number;
}

/** What a room that has contacts with customers tells of them. */
export interface ContactSource {
  /** How many are open with each of these people, companies or sites. */
  readonly openWith: (
    tx: Tx,
    of: 'person' | 'company' | 'site',
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, number>>;
  readonly timeline: (tx: Tx, asked: TimelineQuestion) => Promise<readonly TimelineRow[]>;
}

/** A socket: rooms to the right that have contacts with customers tell of them here (CRM-1); filled by the composition. */
export const contactSources: ContactSource[] = [];

/** How many open contacts each of these people, companies or sites has (CRM-1). */
export async function openContactsWith(
  tx: Tx,
  of: 'person' | 'company' | 'site',
  ids: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const all = new Map<string, number>();
  if (ids.length === 0) return all;
  for (const { openWith } of contactSources)
    for (const [id, count] of await openWith(tx, of, ids)) all.set(id, (all.get(id) ?? 0) + count);
  return all;
}

/** A person's contacts of every kind and the notes about them, newest first (CRM-1). */
export async function timelineOf(
  tx: Tx,
  asked: TimelineQuestion,
  notes: readonly TimelineRow[],
): Promise<readonly TimelineRow[]> {
  const rows = [...notes];
  for (const { timeline } of contactSources) rows.push(...(await timeline(tx, asked)));
  return rows.toSorted((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).slice(0, asked.limit);
}
