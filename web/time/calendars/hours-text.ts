import { DAY_MINUTES, type Hours } from '#core/time/calendars/calendar.ts';

/** A window as the design writes it: `08–17`, `08:30–17:15` (CAL-1). */
export function hoursText({ from, to }: Hours): string {
  const whole = from % 60 === 0 && to % 60 === 0;
  return whole ? `${clock(from).slice(0, 2)}–${clock(to).slice(0, 2)}` : `${clock(from)}–${clock(to)}`;
}

/** Minutes of the day as `HH:MM` (CAL-1). */
export function clock(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(Math.floor(minute % 60)).padStart(2, '0')}`;
}

/** Reads `8`, `8:30`, `0830`, `24:00`; undefined when it is no time of day (CAL-1). */
export function parseClock(text: string): number | undefined {
  const found = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(text.trim());
  if (!found) return undefined;
  const minute = Number(found[1]) * 60 + Number(found[2] ?? 0);
  return Number(found[2] ?? 0) < 60 && minute <= DAY_MINUTES ? minute : undefined;
}
