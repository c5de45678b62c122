/** A group of a list as it is counted: where a control panel gives it a place it has one, else a name. */
export interface CountedGroup {
  readonly key: string;
  readonly count: number;
  readonly name: string | null;
  readonly position: number | null;
}

/**
 * Groups in the order a list shows them (TKT-8): tickets that have none first, as nobody has taken them up; then by the
 * place the control panel gives, or by name in the alphabet of a language. Priorities come from the highest.
 */
export function inGroupOrder<Group extends CountedGroup>(
  groups: readonly Group[],
  {
    language,
    none,
    highestFirst,
  }: { readonly language: string; readonly none: string; readonly highestFirst: boolean },
): readonly Group[] {
  const alphabet = new Intl.Collator(language, { numeric: true });
  return groups.toSorted((a, b) => {
    if (a.key === none || b.key === none) return a.key === b.key ? 0 : a.key === none ? -1 : 1;
    const places = (a.position ?? Infinity) - (b.position ?? Infinity);
    if (!Number.isNaN(places) && places !== 0) return highestFirst ? -places : places;
    return alphabet.compare(a.name ?? '', b.name ?? '') || (a.key < b.key ? -1 : 1);
  });
}
