import type { LevelRule, FallbackScope } from '../rules/choose-level.ts';
import type { LevelDefinition } from '../levels/level.ts';
import type { Calendar } from '#core/time/calendars/calendar.ts';

/**
 * What a draft would change (SLA-10); what it does not name stays as it is published.
 *
 * Levels and calendars stand each for itself with the revision that was edited; rules and plain targets are replaced
 * as a whole, because their order and their absence say something too.
 */
export interface DraftContent {
  readonly levels: readonly DraftLevel[];
  readonly rules: readonly DraftRule[] | null;
  readonly fallbacks: readonly DraftFallback[] | null;
  readonly calendars: readonly DraftCalendar[];
  /** Levels and calendars that are to go; a rule goes by not being among the rules. */
  readonly removedLevels: readonly RemovedLevel[];
  readonly removedCalendars: readonly RemovedCalendar[];
}

/** A level as it would be; revision 0 is a new one, whose id only the draft knows. */
export interface DraftLevel {
  readonly id: string;
  readonly revisionNo: number;
  readonly name: string;
  readonly colour: string;
  readonly definition: LevelDefinition;
}

/** A rule as it would be; version 0 is a new one. */
export interface DraftRule extends LevelRule {
  readonly version: number;
}

/** A plain target as it would be (SLA-4). */
export interface DraftFallback {
  readonly scope: FallbackScope;
  readonly scopeId: string;
  readonly minutes: number;
}

/** A calendar as it would be, and the revision that was edited (CAL-5). */
export interface DraftCalendar {
  readonly id: string;
  readonly basedOn: string;
  readonly definition: Omit<Calendar, 'id' | 'revisionId'>;
}

/** A level that is to go, and the revision that was looked at when it was said (SLA-2). */
export interface RemovedLevel {
  readonly id: string;
  readonly revisionNo: number;
  readonly name: string;
}

/** A calendar that is to go (CAL-3). */
export interface RemovedCalendar {
  readonly id: string;
  readonly name: string;
}

/** A draft that changes nothing (SLA-10). */
export const emptyDraft: DraftContent = {
  levels: [],
  rules: null,
  fallbacks: null,
  calendars: [],
  removedLevels: [],
  removedCalendars: [],
};
