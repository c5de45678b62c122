import { describe, expect, it } from 'vitest';
import { nightAfter, nightBefore } from './night.ts';

const zone = 'Europe/Stockholm';
const at = (text: string) => Date.parse(text);

describe('the night of a report', () => {
  it('SLR-3: figures are reckoned at two in the morning of the zone, once a day', () => {
    expect(nightAfter(zone, at('2025-11-03T12:00:00Z'))).toBe(at('2025-11-04T01:00:00Z'));
    expect(nightAfter(zone, at('2025-11-03T00:30:00Z'))).toBe(at('2025-11-03T01:00:00Z'));
    expect(nightAfter(zone, at('2025-11-03T01:00:00Z'))).toBe(at('2025-11-04T01:00:00Z'));
    expect(nightBefore(zone, at('2025-11-03T12:00:00Z'))).toBe(at('2025-11-03T01:00:00Z'));
    expect(nightBefore(zone, at('2025-11-03T00:30:00Z'))).toBe(at('2025-11-02T01:00:00Z'));
  });

  it('SLR-3: the nights the clocks change still have one each', () => {
    for (const noon of ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z', '2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z'])
      expect(nightBefore(zone, nightAfter(zone, at(noon)))).toBe(nightAfter(zone, at(noon)));
  });
});
