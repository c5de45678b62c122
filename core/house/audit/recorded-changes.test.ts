import { describe, expect, it } from 'vitest';
import { idsIn, recordedChanges } from './recorded-changes.ts';

describe('USR-1 what an event changed', () => {
  it('USR-1: old and new values are found whether told whole or field by field, and what stayed is left out', () => {
    expect(
      recordedChanges({ from: { name: 'A', rights: ['x'], id: '1' }, to: { name: 'B', rights: ['x'], siteId: null } }),
    ).toEqual([{ field: 'name', from: 'A', to: 'B' }]);
    expect(recordedChanges({ name: { from: 'A', to: 'B' }, email: 'a@b.example' })).toEqual([
      { field: 'name', from: 'A', to: 'B' },
    ]);
    expect(recordedChanges({ from: 'open', to: 'closed' })).toEqual([{ field: '', from: 'open', to: 'closed' }]);
    expect(recordedChanges({ from: 'open', to: 'open' })).toEqual([]);
    expect(recordedChanges({ changed: ['name'] })).toEqual([]);
  });

  it('USR-1: every id that is named is found once', () => {
    const id = '0190a1b2-0000-7000-8000-000000000001';
    expect(idsIn({ to: { memberIds: [id, id] }, note: `x ${id}` })).toEqual([id]);
    expect(idsIn(undefined)).toEqual([]);
  });
});
