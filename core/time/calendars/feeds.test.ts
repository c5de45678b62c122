import { describe, expect, it } from 'vitest';
import { HOUR, MINUTE } from '#core/platform/instant.ts';
import { compiled, hours } from './calendar.examples.ts';
import type { CalendarFeed, FeedEvent } from './calendar.ts';
import { addOpenTime, isOpen, openTimeBetween } from './compiled-calendar.ts';
import { decidingRule } from './deciding-rule.ts';
import { mergedFeed } from './merge-feed.ts';
import { writeIcal } from './write-ical.ts';
import { yearPreview } from './year-preview.ts';

const at = (text: string) => Date.parse(text);
const fair: FeedEvent = { name: 'Mässa', dates: { from: '2025-10-29', to: '2025-10-30' } };
const meeting: FeedEvent = { name: 'Möte', span: { from: at('2025-10-31T09:00Z'), to: at('2025-10-31T10:30Z') } };
const feed = (change: Partial<CalendarFeed> = {}): CalendarFeed => ({
  id: 'f',
  name: 'Företagets dagar',
  says: 'closed',
  events: [fair, meeting],
  ...change,
});

describe('events of a feed', () => {
  it('CAL-1: whole days are closed from midnight to midnight, times on the calendar’s own clock face', () => {
    const c = compiled({ feeds: [feed()] });
    expect(isOpen(c, at('2025-10-28T16:59+01:00'))).toBe(true);
    expect(openTimeBetween(c, at('2025-10-29T00:00+01:00'), at('2025-10-31T00:00+01:00'))).toBe(0);
    expect(isOpen(c, at('2025-10-31T09:59+01:00'))).toBe(true);
    expect(isOpen(c, at('2025-10-31T10:00+01:00'))).toBe(false);
    expect(addOpenTime(c, at('2025-10-28T16:00+01:00'), 3 * HOUR + 30 * MINUTE)).toBe(at('2025-10-31T12:00+01:00'));
  });

  it('CAL-4: the rule that decided names the event and the feed', () => {
    const c = compiled({ feeds: [feed()] });
    expect(decidingRule(c, at('2025-10-30T10:00+01:00'))).toEqual({
      kind: 'deviation',
      id: 'f',
      name: 'Mässa (Företagets dagar)',
    });
    const day = yearPreview(c, 2025).find(({ date }) => date === '2025-10-29');
    expect(day).toMatchObject({ kind: 'closed', reasons: [{ name: 'Mässa (Företagets dagar)' }] });
  });

  it('CAL-1: a deviation decides over a feed, a feed over a red day', () => {
    const opens = {
      id: 'o',
      name: 'Öppet ändå',
      says: 'open',
      when: { weekdays: ['wed'], hours: { from: 600, to: 660 } },
    };
    const c = compiled({ feeds: [feed()], deviations: [opens as never] });
    expect(openTimeBetween(c, at('2025-10-29T00:00+01:00'), at('2025-10-30T00:00+01:00'))).toBe(HOUR);
    const duty = feed({
      says: 'open',
      events: [{ name: 'Jour', span: { from: at('2025-12-24T08:00Z'), to: at('2025-12-24T12:00Z') } }],
    });
    const red = compiled({ feeds: [duty] }, [{ date: '2025-12-24', name: 'julafton' }]);
    expect(openTimeBetween(red, at('2025-12-24T00:00+01:00'), at('2025-12-25T00:00+01:00'))).toBe(4 * HOUR);
  });

  it('CAL-4: a calendar that only a feed opens is never open after its last event, at once', () => {
    const none = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
    const c = compiled({ week: none, feeds: [feed({ says: 'open', events: [meeting] })] });
    expect(addOpenTime(c, at('2025-10-30T00:00Z'), 90 * MINUTE)).toBe(at('2025-10-31T10:30Z'));
    expect(addOpenTime(c, at('2025-10-30T00:00Z'), 91 * MINUTE)).toBe('never');
  });
});

describe('a feed that is fetched again', () => {
  const now = at('2025-10-30T12:00Z');
  it('CAL-5: what is over stays though the feed forgets it, what lies ahead is as it says now', () => {
    const past: FeedEvent = { name: 'Flytt', dates: { from: '2025-10-01', to: '2025-10-01' } };
    expect(mergedFeed([past, meeting], [fair], now)).toEqual([past, fair]);
    expect(mergedFeed([past, fair], [past, fair], now)).toEqual([past, fair]);
  });
  it('CAL-5: what is older than last year goes', () => {
    const old: FeedEvent = { name: 'Flytt', dates: { from: '2023-10-01', to: '2023-10-01' } };
    expect(mergedFeed([old], [], now)).toEqual([]);
  });
});

describe('a calendar given out', () => {
  const now = at('2025-12-20T12:00Z');
  const redDays = [{ date: '2025-12-24', name: 'julafton; röd, dag' }];
  const lines = (text: string) => text.replaceAll('\r\n ', '').split('\r\n');

  it('CAL-1: the closed days are whole days with their names, those that are closed anyway left out', () => {
    const told = lines(writeIcal(compiled({}, redDays), { content: 'closed-days', openWord: 'Öppet', now }));
    expect(told).toContain('DTSTART;VALUE=DATE:20251224');
    expect(told).toContain('DTEND;VALUE=DATE:20251225');
    expect(told).toContain('SUMMARY:julafton\\; röd\\, dag');
    expect(told.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(1);
  });

  it('CAL-1: the opening hours are events in UTC, on the clock face over the change', () => {
    const c = compiled({ week: { ...compiled().calendar.week, mon: hours('08:00-12:00', '13:00-17:00') } }, redDays);
    const told = lines(writeIcal(c, { content: 'opening-hours', openWord: 'Öppet', now }));
    expect(told).toContain('DTSTART:20251222T070000Z');
    expect(told).toContain('DTEND:20251222T110000Z');
    expect(told).toContain('DTSTART:20260706T060000Z');
    expect(told).not.toContain('DTSTART:20251224T070000Z');
    expect(told).toContain('SUMMARY:Öppet: Fjällbo vardag');
  });

  it('CAL-1: no line is longer than 75 octets', () => {
    const named = compiled({ name: 'Å'.repeat(100) }, redDays);
    const text = writeIcal(named, { content: 'opening-hours', openWord: 'Öppet', now });
    for (const line of text.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
  });
});
