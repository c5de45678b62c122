import { describe, expect, it } from 'vitest';
import { datesOf, periodBefore, periodBetween, periodOf, presets } from './period.ts';

const zone = 'Europe/Stockholm';
const now = Date.parse('2025-10-30T12:36:00Z');
const at = (text: string) => Date.parse(text);
const iso = (period: { from: number | null; to: number | null } | null) =>
  period && [period.from, period.to].map((edge) => (edge === null ? null : new Date(edge).toISOString()));

describe('periods of a report', () => {
  it('SLR-1: "all" means all, with no bound at either end', () => {
    expect(periodOf('all', now, zone)).toEqual({ from: null, to: null });
  });

  it('SLR-1: every other preset begins and ends at midnight of the zone and holds whole units', () => {
    expect(iso(periodOf('today', now, zone))).toEqual(['2025-10-29T23:00:00.000Z', '2025-10-30T23:00:00.000Z']);
    expect(iso(periodOf('this-week', now, zone))).toEqual(['2025-10-26T23:00:00.000Z', '2025-11-02T23:00:00.000Z']);
    expect(iso(periodOf('this-month', now, zone))).toEqual(['2025-09-30T22:00:00.000Z', '2025-10-31T23:00:00.000Z']);
    expect(iso(periodOf('last-month', now, zone))).toEqual(['2025-08-31T22:00:00.000Z', '2025-09-30T22:00:00.000Z']);
    expect(iso(periodOf('this-quarter', now, zone))).toEqual(['2025-09-30T22:00:00.000Z', '2025-12-31T23:00:00.000Z']);
    expect(iso(periodOf('last-quarter', now, zone))).toEqual(['2025-06-30T22:00:00.000Z', '2025-09-30T22:00:00.000Z']);
    expect(iso(periodOf('this-year', now, zone))).toEqual(['2024-12-31T23:00:00.000Z', '2025-12-31T23:00:00.000Z']);
  });

  it('SLR-1: today just after midnight is the new day in the zone, not in UTC', () => {
    expect(iso(periodOf('today', at('2025-10-29T23:00:00Z'), zone))?.[0]).toBe('2025-10-29T23:00:00.000Z');
    expect(iso(periodOf('yesterday', at('2025-10-29T23:00:00Z'), zone))?.[0]).toBe('2025-10-28T23:00:00.000Z');
  });

  it('SLR-1: last month in January is December of the year before', () => {
    expect(iso(periodOf('last-month', at('2026-01-05T10:00:00Z'), zone))).toEqual([
      '2025-11-30T23:00:00.000Z',
      '2025-12-31T23:00:00.000Z',
    ]);
  });

  it('SLR-1: named neighbours meet without gap or overlap', () => {
    expect(periodOf('yesterday', now, zone).to).toBe(periodOf('today', now, zone).from);
    expect(periodOf('last-week', now, zone).to).toBe(periodOf('this-week', now, zone).from);
    expect(periodOf('last-month', now, zone).to).toBe(periodOf('this-month', now, zone).from);
    expect(periodOf('last-quarter', now, zone).to).toBe(periodOf('this-quarter', now, zone).from);
    expect(presets).toHaveLength(10);
  });

  it('SLR-1: between two dates both days are counted in, and instants are taken to the second', () => {
    expect(iso(periodBetween('2025-10-26', '2025-10-26', zone))).toEqual([
      '2025-10-25T22:00:00.000Z',
      '2025-10-26T23:00:00.000Z',
    ]);
    expect(iso(periodBetween('2025-10-01T08:00:00+02:00', null, zone))).toEqual(['2025-10-01T06:00:00.000Z', null]);
  });

  it('SLR-1: edges that are no dates, or run backwards, are refused rather than guessed', () => {
    for (const [from, to] of [
      ['2025-02-30', null],
      ['yesterday', null],
      ['2025-10-02', '2025-10-01'],
      [null, '2025-10-01T08:00'],
    ] as const)
      expect(periodBetween(from, to, zone)).toBeNull();
  });

  it('SLR-1: a whole month is compared with the month before, other stretches with as many days', () => {
    expect(iso(periodBefore(periodOf('this-month', now, zone), zone))).toEqual(iso(periodOf('last-month', now, zone)));
    const tenDays = periodBetween('2025-10-21', '2025-10-30', zone);
    expect(iso(tenDays && periodBefore(tenDays, zone))).toEqual([
      '2025-10-10T22:00:00.000Z',
      '2025-10-20T22:00:00.000Z',
    ]);
    expect(periodBefore(periodOf('all', now, zone), zone)).toBeNull();
  });

  it('SLR-1: a period tells its dates back', () => {
    expect(datesOf(periodOf('this-month', now, zone), zone)).toEqual({ from: '2025-10-01', to: '2025-10-31' });
    expect(datesOf(periodOf('all', now, zone), zone)).toEqual({ from: null, to: null });
  });
});
