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
  /** What is to go, by name; what is not there any more is no mistake. */
  readonly removed: RemovedNames | null;
}

/** What a file takes away by name, with the line that says so (SLA-11). */
export type RemovedNames = Readonly<Record<'levels' | 'rules' | 'calendars', readonly RemovedName[]>>;

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

/** A settings file without anything in it. */
export const noSettings: Settings = {
  ticketTypes: null,
  priorities: null,
  calendars: null,
  levels: null,
  rules: null,
  fallbacks: null,
  removed: null,
};
