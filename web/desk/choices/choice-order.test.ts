import { describe, expect, it } from 'vitest';
import { movedPositions } from './choice-order.ts';

const rows = [
  { id: 'a', position: 0 },
  { id: 'b', position: 1 },
  { id: 'c', position: 1 },
];

describe('the order of statuses, types and priorities', () => {
  it('TKT-2: a step moves one row, and rows of the same position are told apart', () => {
    expect(movedPositions(rows, 'c', -1, false)).toEqual([
      { id: 'c', position: 10 },
      { id: 'b', position: 20 },
    ]);
  });

  it('TKT-2: in a list with the most pressing first the numbers fall', () => {
    const falling = [
      { id: 'high', position: 20 },
      { id: 'medium', position: 10 },
      { id: 'low', position: 0 },
    ];
    expect(movedPositions(falling, 'low', -1, true)).toEqual([
      { id: 'low', position: 10 },
      { id: 'medium', position: 0 },
    ]);
  });

  it('TKT-2: nothing moves past the ends', () => {
    expect(movedPositions(rows, 'a', -1, false)).toEqual([]);
    expect(movedPositions(rows, 'c', 1, false)).toEqual([]);
    expect(movedPositions(rows, 'x', 1, false)).toEqual([]);
  });
});
