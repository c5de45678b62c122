import { describe, expect, it } from 'vitest';
import { HOUR } from '#core/platform/instant.ts';
import { bucketBoundaries, bucketName, bucketUnits, readableUnit } from './time-buckets.ts';

const zone = 'Europe/Stockholm';
const at = (text: string) => Date.parse(text);
const cut = (unit: (typeof bucketUnits)[number], from: string, to: string, inZone = zone) =>
  bucketBoundaries(unit, at(from), at(to), inZone, 5000) ?? [];
const names = (unit: (typeof bucketUnits)[number], from: string, to: string, inZone = zone) =>
  cut(unit, from, to, inZone)
    .slice(0, -1)
    .map((start) => bucketName(unit, start, inZone));

describe('a report’s time cut into buckets', () => {
  it('SLR-1: the day the clocks go back has 25 hours, the repeated one twice', () => {
    const hours = names('hour', '2025-10-25T22:00:00Z', '2025-10-26T23:00:00Z');
    expect(hours).toHaveLength(25);
    expect(hours.filter((name) => name === '2025-10-26 02:00')).toHaveLength(2);
  });

  it('SLR-1: the day the clocks go forward has 23 hours, and 02 is not among them', () => {
    const hours = names('hour', '2025-03-29T23:00:00Z', '2025-03-30T22:00:00Z');
    expect(hours).toHaveLength(23);
    expect(hours).not.toContain('2025-03-30 02:00');
  });

  it('SLR-1: days across a change of the clock begin at the zone’s midnight', () => {
    const days = cut('day', '2025-10-24T22:00:00Z', '2025-10-27T23:00:00Z');
    expect(days.map((start) => new Date(start).toISOString())).toEqual([
      '2025-10-24T22:00:00.000Z',
      '2025-10-25T22:00:00.000Z',
      '2025-10-26T23:00:00.000Z',
      '2025-10-27T23:00:00.000Z',
    ]);
  });

  it('SLR-1: weeks are ISO weeks: the last days of December may be week 1 of the next year', () => {
    expect(names('week', '2025-12-28T23:00:00Z', '2026-01-11T23:00:00Z')).toEqual(['2026-W01', '2026-W02']);
    expect(names('week', '2020-12-27T23:00:00Z', '2021-01-03T23:00:00Z')).toEqual(['2020-W53']);
  });

  it('SLR-1: months have their own lengths, and a stretch inside one is in that one', () => {
    expect(names('month', '2024-01-15T10:00:00Z', '2024-04-01T00:00:00Z')).toEqual([
      '2024-01',
      '2024-02',
      '2024-03',
      '2024-04',
    ]);
  });

  it('SLR-1: hours of a half-hour zone begin on the hour of its own clock', () => {
    expect(names('hour', '2025-10-29T18:30:00Z', '2025-10-29T20:30:00Z', 'Asia/Kolkata')).toEqual([
      '2025-10-30 00:00',
      '2025-10-30 01:00',
    ]);
  });

  it('SLR-1: a zone that shifts by half an hour is back on its whole hours the same day', () => {
    const hours = cut('hour', '2025-10-04T10:00:00Z', '2025-10-05T10:00:00Z', 'Australia/Lord_Howe');
    expect(bucketName('hour', hours.at(-2) as number, 'Australia/Lord_Howe')).toMatch(/:00$/);
  });

  it('SLR-1: boundaries rise, cover the stretch, and every bucket but the changed ones is as long as its unit', () => {
    for (const unit of bucketUnits) {
      const boundaries = cut(unit, '2025-03-01T09:10:11Z', '2025-04-20T13:00:00Z');
      expect(boundaries[0]).toBeLessThanOrEqual(at('2025-03-01T09:10:11Z'));
      expect(boundaries.at(-1)).toBeGreaterThanOrEqual(at('2025-04-20T13:00:00Z'));
      for (const [index, start] of boundaries.entries())
        if (index > 0) expect(start).toBeGreaterThan(boundaries[index - 1] as number);
    }
    const hours = cut('hour', '2025-03-01T09:00:00Z', '2025-04-20T13:00:00Z');
    expect(hours.every((start, index) => index === 0 || start - (hours[index - 1] as number) === HOUR)).toBe(true);
  });

  it('SLR-1: more buckets than can be drawn are refused before they are made', () => {
    expect(bucketBoundaries('hour', 0, at('2025-01-01T00:00:00Z'), zone, 5000)).toBeNull();
    expect(bucketBoundaries('day', at('2025-01-01T00:00:00Z'), at('2025-02-01T00:00:00Z'), zone, 20)).toBeNull();
  });

  it('SLR-1: left to itself a report is cut so that the eye can read it', () => {
    const day = 24 * HOUR;
    expect([1, 31, 92, 800].map((days) => readableUnit(0, days * day))).toEqual(['hour', 'day', 'week', 'month']);
  });
});
