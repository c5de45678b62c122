import { DAY, type Instant, SECOND } from '#core/platform/instant.ts';
import { epochDayOf, localDateOf, localReading } from '../spans/local-date.ts';
import { offsetAt } from '../zones/zone.ts';
import { type CompiledCalendar, openSpans } from './compiled-calendar.ts';
import { yearPreview } from './year-preview.ts';

/** What a link gives out: the hours in which it is open, or the days on which it is closed though usually open (CAL-1). */
export const icalContents = ['opening-hours', 'closed-days'] as const;
export type IcalContent = (typeof icalContents)[number];

/** How a link is written: what it holds, the words for it, and when. */
export interface IcalWriting {
  readonly content: IcalContent;
  readonly openWord: string;
  readonly now: Instant;
}

const DAYS_BACK = 31;
const DAYS_AHEAD = 397;

/** A calendar's opening hours or closed days as an iCalendar file, a month back and a year ahead (CAL-1, RFC 5545). */
export function writeIcal(c: CompiledCalendar, { content, openWord, now }: IcalWriting): string {
  const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Svara//Calendar//EN', 'CALSCALE:GREGORIAN'];
  lines.push(`X-WR-CALNAME:${escaped(c.calendar.name)}`, `X-WR-TIMEZONE:${c.calendar.zone}`);
  lines.push('REFRESH-INTERVAL;VALUE=DURATION:PT6H', 'X-PUBLISHED-TTL:PT6H');
  const stamp = `DTSTAMP:${utc(now)}`;
  for (const { uid, when, name } of content === 'opening-hours' ? openEvents(c, openWord, now) : closedEvents(c, now)) {
    lines.push('BEGIN:VEVENT', `UID:${uid}-${c.calendar.id}@svara`, stamp, ...when);
    lines.push(`SUMMARY:${escaped(name)}`, 'TRANSP:TRANSPARENT', 'END:VEVENT');
  }
  lines.push('END:VCALENDAR');
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

interface IcalEvent {
  readonly uid: string;
  readonly when: readonly string[];
  readonly name: string;
}

function openEvents(c: CompiledCalendar, openWord: string, now: Instant): IcalEvent[] {
  return openSpans(c, now - DAYS_BACK * DAY, now + DAYS_AHEAD * DAY).map(({ from, to }) => ({
    uid: utc(from),
    when: [`DTSTART:${utc(from)}`, `DTEND:${utc(to)}`],
    name: `${openWord}: ${c.calendar.name}`,
  }));
}

function closedEvents(c: CompiledCalendar, now: Instant): IcalEvent[] {
  const { day: today } = localReading(now, offsetAt(c.calendar.zone, now));
  const [first, last] = [localDateOf(today - DAYS_BACK), localDateOf(today + DAYS_AHEAD)];
  const years = [...new Set([first, localDateOf(today), last].map((date) => Number(date.slice(0, 4))))];
  return years.flatMap((year) =>
    yearPreview(c, year).flatMap(({ date, openMinutes, reasons }) => {
      const telling = reasons.filter(({ kind }) => kind === 'red-day' || kind === 'deviation');
      if (openMinutes > 0 || telling.length === 0 || date < first || date > last) return [];
      const name = telling.map((reason) => ('name' in reason ? reason.name : '')).join(', ');
      const next = localDateOf(epochDayOf(date) + 1);
      const when = [`DTSTART;VALUE=DATE:${packed(date)}`, `DTEND;VALUE=DATE:${packed(next)}`];
      return [{ uid: packed(date), when, name }];
    }),
  );
}

function utc(at: Instant): string {
  const date = localDateOf(Math.floor(at / DAY));
  const second = Math.floor((at - Math.floor(at / DAY) * DAY) / SECOND);
  const two = (value: number) => String(Math.floor(value)).padStart(2, '0');
  return `${packed(date)}T${two(second / 3_600)}${two((second / 60) % 60)}${two(second % 60)}Z`;
}

function packed(date: string): string {
  return date.replaceAll('-', '');
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, '\\n');
}

/** Lines of at most 75 octets, the rest on lines that begin with a space. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const code = letter.codePointAt(0) ?? 0;
    const size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x1_0000 ? 3 : 4;
    if (octets + size > 74) {
      parts.push(part);
      part = '';
      octets = 0;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n ');
}
