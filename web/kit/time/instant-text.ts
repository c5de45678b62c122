import { localeOf } from '#core/platform/locale.ts';
import { DAY, type Instant } from '#core/platform/instant.ts';

export interface InstantWords {
  readonly today: string;
  readonly yesterday: string;
  readonly tomorrow: string;
}

/**
 * A moment as a colleague says it (LNG-1): `13:42` today, `i går 16:20`, `må 08:52` within a week, else `2 okt` or
 * `2 okt 2024`. `zone` is the reader's; absent means the browser's.
 */
export function instantText(at: Instant, now: Instant, language: string, words: InstantWords, zone?: string): string {
  const days = daysBetween(at, now, zone);
  const time = timeText(at, language, zone);
  if (days === 0) return time;
  if (days === -1) return `${words.yesterday} ${time}`;
  if (days === 1) return `${words.tomorrow} ${time}`;
  if (Math.abs(days) < 7) return `${part(at, language, { weekday: 'short' }, zone).replace('.', '')} ${time}`;
  const sameYear = part(at, 'sv', { year: 'numeric' }, zone) === part(now, 'sv', { year: 'numeric' }, zone);
  return part(at, language, sameYear ? { day: 'numeric', month: 'short' } : dayMonthYear, zone).replace(/\.$/, '');
}

/** The whole moment, for titles and labels: `torsdag 30 oktober 2025 13:36`. */
export function fullInstantText(at: Instant, language: string, zone?: string): string {
  const day = part(at, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }, zone);
  return `${day} ${timeText(at, language, zone)}`;
}

/** The time of day as four digits, the same in all languages but for their separator. */
export function timeText(at: Instant, language: string, zone?: string): string {
  return part(at, locale(language), { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }, zone);
}

/** The locale that formats dates and numbers for a language of ours. */
export const locale = localeOf;

const dayMonthYear = { day: 'numeric', month: 'short', year: 'numeric' } as const;

function part(at: Instant, language: string, options: Intl.DateTimeFormatOptions, zone?: string): string {
  return formatter(locale(language), options, zone).format(at);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Formatters are dear to make and cheap to keep. */
function formatter(tag: string, options: Intl.DateTimeFormatOptions, zone?: string): Intl.DateTimeFormat {
  const key = `${tag}|${zone ?? ''}|${JSON.stringify(options)}`;
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(tag, zone ? { ...options, timeZone: zone } : options);
  formatters.set(key, made);
  return made;
}

/** How many calendar days `at` lies after `now` in the reader's zone. */
function daysBetween(at: Instant, now: Instant, zone?: string): number {
  return Math.round((dayNumber(at, zone) - dayNumber(now, zone)) / DAY);
}

function dayNumber(at: Instant, zone?: string): number {
  return Date.parse(part(at, 'sv', { year: 'numeric', month: '2-digit', day: '2-digit' }, zone));
}
