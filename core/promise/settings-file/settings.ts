import type { Filter, FilterKind } from '#core/conditions/filter.ts';
import type { Calendar } from '#core/time/calendars/calendar.ts';
import type { LevelDefinition } from '../levels/level.ts';
import type { FallbackScope, LevelRule } from '../rules/choose-level.ts';

/**
 * What a settings file says (SLA-11): the same shapes as in force, but wherever an id stands there, a name stands here.
 *
 * A section that is null is not in the file and is left alone.
 */
export interface Settings {
  /** Ticket types and priorities that there must be, by name; what else there is stays. */
  readonly ticketTypes: readonly string[] | null;
  readonly priorities: readonly string[] | null;
  readonly calendars: readonly CalendarSettings[] | null;
  readonly levels: readonly LevelSettings[] | null;
  readonly rules: readonly RuleSettings[] | null;
  readonly fallbacks: readonly FallbackSettings[] | null;
  /** By kind; a kind that is not there is left alone too. */
  readonly filters: FilterSections | null;
  /** What is to go, by name; what is not there any more is no mistake. */
  readonly removed: RemovedNames | null;
}

/** What a file takes away by name, with the line that says so (SLA-11). */
export type RemovedNames = Readonly<Record<RemovableSection, readonly RemovedName[]>>;

/** The sections whose things can be taken away by name (SLA-11). */
export const removableSections = [
  'levels',
  'rules',
  'calendars',
  'filters.new',
  'filters.reply',
  'filters.existing',
] as const;
export type RemovableSection = (typeof removableSections)[number];

/** A name with the line it stands on. */
export interface RemovedName {
  readonly name: string;
  readonly line: number;
}

/** A calendar by its name; deviations have no id here (SLA-11, CAL-1). */
export interface CalendarSettings extends Omit<Calendar, 'id' | 'revisionId' | 'deviations'> {
  readonly base: boolean;
  readonly deviations: readonly Omit<Calendar['deviations'][number], 'id'>[];
}

/** A level by its name; no colour is one of ours (SLA-11, SLA-2). */
export interface LevelSettings {
  readonly name: string;
  readonly colour: string | null;
  readonly definition: LevelDefinition;
}

/** A rule by its name (SLA-11, SLA-3). */
export type RuleSettings = Omit<LevelRule, 'id'>;

/** A plain target where no rule sets a level (SLA-11, SLA-4). */
export interface FallbackSettings {
  readonly scope: FallbackScope;
  readonly scopeId: string;
  readonly minutes: number;
}

/** The filters of each kind in the order they are asked (SLA-11, FLT-1). */
export type FilterSections = Readonly<Partial<Record<FilterKind, readonly FilterSettings[]>>>;

/** A filter by its name, which no other of its kind has in the file (SLA-11, FLT-1). */
export interface FilterSettings extends Omit<Filter, 'id' | 'kind'> {
  /** Where it is written, and each of its actions; what is in force is written nowhere. */
  readonly line: number;
  readonly actionLines: readonly number[];
}

/** What a removable section says, or null when it is not there (SLA-11). */
export function namedIn(
  { levels, rules, calendars, filters }: Settings,
  section: RemovableSection,
): readonly { readonly name: string }[] | null {
  const said: Readonly<Record<RemovableSection, readonly { readonly name: string }[] | null | undefined>> = {
    levels,
    rules,
    calendars,
    'filters.new': filters?.new,
    'filters.reply': filters?.reply,
    'filters.existing': filters?.existing,
  };
  return said[section] ?? null;
}

/** A settings file without anything in it. */
export const noSettings: Settings = {
  ticketTypes: null,
  priorities: null,
  calendars: null,
  levels: null,
  rules: null,
  fallbacks: null,
  filters: null,
  removed: null,
};
