import type { LocalDate, Weekday } from '../spans/local-date.ts';
import type { Span } from '../spans/span.ts';

/** Minutes since local midnight: 0 … 1440, where 1440 is the midnight that ends the day (CAL-1). */
export type MinuteOfDay = number;

/** How many minutes a local day has on the clock face. */
export const DAY_MINUTES: MinuteOfDay = 1_440;

/**
 * One window of the clock face, half open `[from, to)` (CAL-1).
 *
 * `to <= from` runs past midnight into the next day (22:00–06:00); `0–1440` is the whole day.
 */
export interface Hours {
  readonly from: MinuteOfDay;
  readonly to: MinuteOfDay;
}

/** The opening hours of each weekday: any number of windows, in any order, overlapping or not (CAL-1). */
export type WeekHours = Readonly<Record<Weekday, readonly Hours[]>>;

/** A public holiday of a set: closed the whole local day unless the calendar overrides it (CAL-1). */
export interface RedDay {
  readonly date: LocalDate;
  readonly name: string;
  /** Christmas Eve and the like: not red in law, but closed in the set of the country. */
  readonly eve?: boolean;
}

/**
 * What a calendar says of one red day instead of *closed* (CAL-1).
 *
 * `as-usual`: the week decides. `hours`: these windows and nothing else. `closed`: closed, also where the set has no
 * red day, so a company's own day off is one row.
 */
export type RedDayOverride =
  | { readonly date: LocalDate; readonly name: string; readonly says: 'as-usual' }
  | { readonly date: LocalDate; readonly name: string; readonly says: 'closed' }
  | { readonly date: LocalDate; readonly name: string; readonly says: 'hours'; readonly hours: readonly Hours[] };

/** The conditions of a deviation; those filled in must all hold (CAL-2). */
export interface DeviationConditions {
  /** From the first to the last date, both included. */
  readonly dates?: { readonly from: LocalDate; readonly to: LocalDate };
  /** `MM-DD` to `MM-DD`, both included; `12-20`–`01-06` runs over the year's end. */
  readonly yearly?: { readonly from: string; readonly to: string };
  readonly weekdays?: readonly Weekday[];
  /** A window of the clock face; past midnight it belongs to the day on which it begins. */
  readonly hours?: Hours;
  /** The first (1) … fifth (5) or last (-1) time this weekday of the day occurs in its month. */
  readonly nth?: 1 | 2 | 3 | 4 | 5 | -1;
  readonly weekParity?: 'odd' | 'even';
  /** The day before a red day that closes. */
  readonly beforeRedDay?: boolean;
}

/** An exception from week and red days: the first in order whose conditions all hold decides (CAL-2). */
export interface Deviation {
  readonly id: string;
  readonly name: string;
  readonly says: 'open' | 'closed';
  readonly when: DeviationConditions;
  /** A text to show customers while it holds. */
  readonly text?: string;
  /** The voice prompt to play while it holds. */
  readonly promptId?: string;
}

/** An event of a feed: whole days, the first and the last included, or a span of instants (CAL-1). */
export type FeedEvent =
  | { readonly name: string; readonly dates: { readonly from: LocalDate; readonly to: LocalDate } }
  | { readonly name: string; readonly span: Span };

/** What a calendar kept elsewhere says, as it was last fetched: its events close this one, or open it (CAL-1). */
export interface CalendarFeed {
  readonly id: string;
  readonly name: string;
  readonly says: 'open' | 'closed';
  readonly events: readonly FeedEvent[];
}

/** One revision of a calendar: everything that decides when it is open (CAL-1, CAL-5). */
export interface Calendar {
  readonly id: string;
  /** Which revision this is: results keep the one they were judged by. */
  readonly revisionId: string;
  /** The number people call the revision by; absent for a draft. */
  readonly revision?: number;
  readonly name: string;
  /** An IANA time zone, `Europe/Stockholm`. */
  readonly zone: string;
  readonly week: WeekHours;
  /** Which set of red days is followed (`SE`, `DE-BY`), or none. */
  readonly redDaySet: string | null;
  readonly redDayOverrides: readonly RedDayOverride[];
  /** Tried from the first to the last. */
  readonly deviations: readonly Deviation[];
  /** Decide after the deviations and before red days and the week. */
  readonly feeds?: readonly CalendarFeed[];
}

/** The rule that decided that a stretch is open or closed (CAL-4). */
export type Reason =
  | { readonly kind: 'week'; readonly weekday: Weekday; readonly hours: Hours }
  | { readonly kind: 'outside-hours'; readonly weekday: Weekday }
  | { readonly kind: 'closed-weekday'; readonly weekday: Weekday }
  | { readonly kind: 'red-day'; readonly date: LocalDate; readonly name: string }
  | { readonly kind: 'red-day-hours'; readonly date: LocalDate; readonly name: string }
  | { readonly kind: 'deviation'; readonly id: string; readonly name: string };

/** A week without any opening hours: where a new calendar starts (CAL-1). */
export const emptyWeek: WeekHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
