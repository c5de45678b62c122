import type { Tx } from '#server/platform/db/tx.ts';

/** A socket: the names of the filters that set a level, told by their room, which stands to the right (SLA-2, FLT-4). */
export const levelSetters: ((tx: Tx, levelId: string) => Promise<readonly string[]>)[] = [];

/** The first filter that sets a level, if there is one (SLA-2). */
export async function filterThatSets(tx: Tx, levelId: string): Promise<string | undefined> {
  for (const namesOf of levelSetters) {
    const [name] = await namesOf(tx, levelId);
    if (name !== undefined) return name;
  }
  return undefined;
}
