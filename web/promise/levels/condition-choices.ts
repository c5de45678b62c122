import { useQuery } from '@tanstack/react-query';
import type { ChoiceField } from '#core/conditions/condition.ts';

/** A value of a condition with the name a person knows it by. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** What an own field can hold, when that is known. */
  readonly values?: readonly string[];
}

/** Where the values of a condition's field, and the own fields, come from: rooms to the right plug in theirs (SLA-3). */
export type ChoiceSources = Partial<Record<ChoiceField | 'custom', () => Promise<readonly Choice[]>>>;

let plugged: ChoiceSources = {};

/** Plugs in where values come from; called once by the composition of the web. */
export function plugChoices(sources: ChoiceSources): void {
  plugged = { ...plugged, ...sources };
}

/** The values of a field; undefined where any text may be written (tags, customer groups). */
export function useChoices(field: ChoiceField | 'custom'): readonly Choice[] | undefined {
  const source = plugged[field];
  const { data } = useQuery({
    queryKey: ['condition-choices', field],
    queryFn: async () => (source ? [...(await source())] : []),
    enabled: source !== undefined,
    staleTime: 60_000,
  });
  return source === undefined ? undefined : (data ?? []);
}
