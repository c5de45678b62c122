import { describe, expect, it } from 'vitest';
import { type CheckedActivity, sumUpChecklist } from './checklist.ts';

const activity = (key: string, state: CheckedActivity['state'], mandatory = true): CheckedActivity => ({
  key,
  state,
  mandatory,
  path: `/control/${key}`,
  facts: {},
});

describe('checklist', () => {
  it('ONB-1: the ring counts what holds, the triangles what is mandatory and does not', () => {
    const summary = sumUpChecklist([
      activity('administrator', 'holds'),
      activity('calendar', 'holds'),
      activity('level', 'missing'),
      activity('email', 'broken'),
      activity('logo', 'missing', false),
    ]);
    expect(summary).toEqual({ done: 2, all: 5, warnings: 2, next: 'email' });
  });

  it('ONB-1: when everything mandatory holds nothing is next', () => {
    expect(
      sumUpChecklist([activity('administrator', 'holds'), activity('logo', 'missing', false)]).next,
    ).toBeUndefined();
  });
});
