import { describe, expect, it } from 'vitest';
import type { Condition, ConditionGroup } from './condition.ts';
import { type FilterRow, treeOf } from './filter.ts';
import { rowsOfTree } from './rows-of-tree.ts';

const vip: Condition = { field: 'tag', negated: false, anyOf: ['vip'] };
const urgent: Condition = { field: 'priority', negated: false, anyOf: ['urgent'] };
const not = (condition: Condition): Condition => ({ ...condition, negated: !condition.negated });
const group = (join: 'all' | 'any', negated: boolean, ...conditions: Condition[]): ConditionGroup => ({
  join,
  negated,
  conditions,
});

describe('the rows of a tree', () => {
  it('FLT-2: rows written as a tree are read as the same rows', () => {
    const rows: FilterRow[] = [
      { negated: false, conditions: [vip, not(urgent)] },
      { negated: true, conditions: [urgent] },
      { negated: false, conditions: [not(vip)] },
      { negated: false, conditions: [] },
    ];
    expect(rowsOfTree(treeOf(rows))).toEqual(rows);
    expect(rowsOfTree({ join: 'all', members: [] })).toEqual([]);
  });

  it('FLT-2: all of some is a row for each; not all of some is any of their opposites', () => {
    expect(rowsOfTree({ join: 'all', members: [group('all', false, vip, urgent)] })).toEqual([
      { negated: false, conditions: [vip] },
      { negated: false, conditions: [urgent] },
    ]);
    expect(rowsOfTree({ join: 'all', members: [group('all', true, vip, urgent)] })).toEqual([
      { negated: false, conditions: [not(vip), not(urgent)] },
    ]);
  });

  it('FLT-2: any of some is one row, unless one of them wants several things at once', () => {
    expect(rowsOfTree({ join: 'any', members: [vip, group('any', false, urgent)] })).toEqual([
      { negated: false, conditions: [vip, urgent] },
    ]);
    expect(rowsOfTree({ join: 'any', members: [vip, group('any', true, urgent)] })).toEqual([
      { negated: false, conditions: [vip, not(urgent)] },
    ]);
    expect(rowsOfTree({ join: 'any', members: [group('any', true, vip, urgent)] })).toEqual([
      { negated: true, conditions: [vip, urgent] },
    ]);
    expect(rowsOfTree({ join: 'any', members: [vip, group('all', false, vip, urgent)] })).toBeUndefined();
    expect(rowsOfTree({ join: 'any', members: [vip, group('any', true, vip, urgent)] })).toBeUndefined();
  });
});
