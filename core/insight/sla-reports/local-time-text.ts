import { DAY, HOUR, type Instant, MINUTE } from '#core/platform/instant.ts';
import { localDateOf, localReading } from '#core/time/spans/local-date.ts';
import { offsetAt } from '#core/time/zones/zone.ts';

/** An instant as `2025-10-30 13:36` in a zone, which every spreadsheet reads as a moment (SLR-4). */
export function localTimeText(at: Instant, zone: string): string {
  const { day, sinceMidnight } = localReading(at, offsetAt(zone, at));
  const minute = Math.floor((sinceMidnight % HOUR) / MINUTE);
  return `${localDateOf(day)} ${two(Math.floor((sinceMidnight % DAY) / HOUR))}:${two(minute)}`;
}

function two(n: number): string {
  return String(n).padStart(2, '0');
}
