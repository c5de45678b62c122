import { describe, expect, it } from 'vitest';
import type { TicketRow } from '#api/desk/ticket.ts';
import { type GroupedList, groupedLines, groupKeyOf, rowAt, sizeOf, startOf } from './group-lines.ts';

const row = (id: string, statusId: string) => ({ id, statusId }) as TicketRow;
const some = (statusId: string, count: number) =>
  Array.from({ length: count }, (_, n) => row(`${statusId}${n}`, statusId));
const list = (...folded: string[]): GroupedList => ({
  groups: [
    { key: 'new', count: 3 },
    { key: 'open', count: 400 },
    { key: 'waiting', count: 2 },
  ],
  folded: new Set(folded),
});
const shape = (rows: readonly TicketRow[], of: GroupedList, before: number, after: number) => {
  const place = { before, after, size: before + rows.length + after };
  const { lines, ...heads } = groupedLines(rows, groupKeyOf('status'), of, place, (key) => key.toUpperCase());
  return { ...heads, lines: lines.map((line) => (line.kind === 'group' ? `${line.label} ${line.count}` : line.key)) };
};

describe('a window on a grouped list', () => {
  it('TKT-8: at the beginning shows each head with what the whole list holds', () => {
    const { lines, headsBefore, headsAfter } = shape([...some('new', 3), ...some('open', 2)], list(), 0, 400);
    expect(lines).toEqual(['NEW 3', 'new0', 'new1', 'new2', 'OPEN 400', 'open0', 'open1']);
    expect([headsBefore, headsAfter]).toEqual([0, 1]);
  });

  it('TKT-8: in the middle of a group its head stands before', () => {
    expect(shape(some('open', 2), list(), 100, 303)).toEqual({
      lines: ['open0', 'open1'],
      headsBefore: 2,
      headsAfter: 1,
    });
  });

  it('TKT-8: that begins with a group shows its head', () => {
    expect(shape(some('open', 1), list(), 3, 401).lines).toEqual(['OPEN 400', 'open0']);
  });

  it('TKT-8: folded groups keep their heads, and their tickets are gone at once', () => {
    const rows = [...some('new', 3), ...some('open', 2)];
    expect(shape(rows, list('open'), 0, 0).lines).toEqual(['NEW 3', 'new0', 'new1', 'new2', 'OPEN 400', 'WAITING 2']);
    expect(shape([], list('new', 'open', 'waiting'), 0, 0).lines).toEqual(['NEW 3', 'OPEN 400', 'WAITING 2']);
  });

  it('TKT-8: a ticket whose status just changed stands in its new group, also one that was not counted yet', () => {
    expect(shape([row('a', 'waiting'), row('b', 'new'), row('c', 'solved')], list('open'), 0, 0).lines).toEqual([
      'NEW 3',
      'b',
      'OPEN 400',
      'WAITING 2',
      'a',
      'SOLVED 1',
      'c',
    ]);
  });

  it('TKT-8: every row is found at the pixel it is drawn at', () => {
    for (const of of [list(), list('new'), list('open')]) {
      let top = 0;
      for (const { key, count } of of.groups) {
        top += 30;
        for (let n = 0; n < (of.folded.has(key) ? 0 : count); n += 1) {
          expect(rowAt(top + 5, of, 38, 30)).toBe(startOf(of, key) + n);
          top += 38;
        }
      }
      expect(rowAt(top + 1000, of, 38, 30)).toBe(sizeOf(of));
    }
  });
});
