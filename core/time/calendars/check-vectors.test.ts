import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkBusinessTime } from './check-vectors.ts';

const file = '../shared/data/business-time-vectors.json';

describe('checking a file of business-time vectors', () => {
  it('CAL-4: all 217 published vectors come out to the second', () => {
    expect(existsSync(file), `${file} is missing: put the project's data folder beside the project`).toBe(true);
    const report = checkBusinessTime(JSON.parse(readFileSync(file, 'utf8')));
    expect(report.failures).toEqual([]);
    expect(report.passed).toBe(217);
  });

  const calendars = { office: { timezone: 'UTC', week: { mon: [['09:00', '17:00']], tue: [['09:00', '17:00']] } } };
  const check = (...vectors: readonly object[]) => checkBusinessTime({ calendars, vectors });

  it('CAL-4: a vector that does not come out is named with what came and what was said', () => {
    const wrong = { id: 'x-1', kind: 'deadline', calendar: 'office', start: '2025-01-06T09:00:00Z', seconds: 60 };
    expect(check({ ...wrong, expect: '2025-01-06T09:02:00Z' })).toEqual({
      failures: [{ id: 'x-1', got: '2025-01-06T09:01:00Z', expected: '2025-01-06T09:02:00Z' }],
      passed: 0,
      failed: 1,
    });
  });

  it('CAL-4: time inside a pause does not tick, also when pauses overlap or lie outside opening hours', () => {
    const pauses = [
      ['2025-01-06T10:00:00Z', '2025-01-06T11:00:00Z'],
      ['2025-01-06T10:30:00Z', '2025-01-06T11:30:00Z'],
      ['2025-01-06T18:00:00Z', '2025-01-06T20:00:00Z'],
    ];
    const start = '2025-01-06T09:00:00Z';
    const report = check(
      { id: 'a', kind: 'deadline', calendar: 'office', start, seconds: 7200, pauses, expect: '2025-01-06T12:30:00Z' },
      { id: 'b', kind: 'deadline', calendar: 'office', start, seconds: 3600, pauses, expect: '2025-01-06T10:00:00Z' },
      { id: 'c', kind: 'deadline', calendar: 'office', start, seconds: 28800, pauses, expect: '2025-01-07T10:30:00Z' },
      { id: 'd', kind: 'elapsed', calendar: 'office', start, end: '2025-01-06T21:00:00Z', pauses, expect: 23400 },
    );
    expect(report.failures).toEqual([]);
  });

  it('CAL-4: a broken vector fails alone; a file of another kind is refused whole', () => {
    const report = check(
      { id: 'no-calendar', kind: 'isOpen', calendar: 'none', at: '2025-01-06T09:00:00Z', expect: true },
      { id: 'no-kind', kind: 'dance', calendar: 'office', expect: true },
      { id: 'no-instant', kind: 'isOpen', calendar: 'office', at: 'tomorrow', expect: true },
      { id: 'good', kind: 'isOpen', calendar: 'office', at: '2025-01-06T09:00:00Z', expect: true },
    );
    expect(report.failures.map(({ id }) => id)).toEqual(['no-calendar', 'no-kind', 'no-instant']);
    expect(report.passed).toBe(1);
    expect(() => checkBusinessTime({ hello: 1 })).toThrow('not a file of business-time vectors');
  });
});
