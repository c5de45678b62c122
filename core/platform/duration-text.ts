import { DAY, HOUR, MINUTE, type Milliseconds, SECOND } from '#core/platform/instant.ts';

export type Rounding = 'down' | 'up';

/**
 * A duration as a colleague writes it, the one way in the whole product (SLA-7): `2 d 4 h`, `3 h 05 min`, `22 min`.
 *
 * What is left is rounded down and what is over is rounded up, so that nobody is promised a minute that is not there.
 * Open time is told in hours and never in days: twenty-four open hours are no day of anybody's.
 */
export function durationText(
  duration: Milliseconds,
  rounding: Rounding = 'down',
  words: DurationWords = nordic,
  longest: 'day' | 'hour' = 'day',
): string {
  const minutes = inWhole(Math.abs(duration), MINUTE, rounding);
  const days = longest === 'hour' ? 0 : Math.floor((minutes * MINUTE) / DAY);
  const hours = Math.floor((minutes * MINUTE - days * DAY) / HOUR);
  const rest = minutes % 60;
  if (days > 0) return hours > 0 ? `${days} ${words.day} ${hours} ${words.hour}` : `${days} ${words.day}`;
  if (hours > 0) return rest > 0 ? `${hours} ${words.hour} ${two(rest)} ${words.minute}` : `${hours} ${words.hour}`;
  return `${rest} ${words.minute}`;
}

/** A short wait as the telephone shows it: `0:48`, `12:05`, `1:00:00`. */
export function clockText(duration: Milliseconds, rounding: Rounding = 'down'): string {
  const seconds = inWhole(Math.abs(duration), SECOND, rounding);
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const rest = seconds % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}

/** The short units of a language; Swedish, English and German share `d h min`, Finnish writes `pv t min`. */
export interface DurationWords {
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
}

/** The units of a language for `durationText`. */
export function durationWords(language: string): DurationWords {
  return language === 'fi' ? finnish : nordic;
}

const nordic: DurationWords = { day: 'd', hour: 'h', minute: 'min' };
const finnish: DurationWords = { day: 'pv', hour: 't', minute: 'min' };

function inWhole(duration: Milliseconds, unit: Milliseconds, rounding: Rounding): number {
  return rounding === 'up' ? Math.ceil(duration / unit) : Math.floor(duration / unit);
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
