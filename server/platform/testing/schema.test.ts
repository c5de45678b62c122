import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { declaredTables } from './declared-tables.ts';
import { readLiveSchema } from './live-schema.store.ts';
import { openTestWorld } from './test-world.ts';

const world = await openTestWorld();
const live = await readLiveSchema(world);
const declared = await declaredTables(path.resolve(import.meta.dirname, '..', '..'));

const numbers = ['bigint', 'integer', 'smallint', 'numeric', 'double precision', 'real'];

describe('the tables that stores declare', () => {
  it('OPS-1: every declared table and column exists in the migrated database, with the same nullability', () => {
    expect(declared.length).toBeGreaterThan(5);
    const wrong: string[] = [];
    for (const { store, table, columns } of declared) {
      if (columns.size === 0) wrong.push(`${store}: ${table}: the columns could not be read from the source`);
      for (const [name, column] of columns) {
        const there = live.find((each) => each.tableName === table && each.columnName === name);
        if (there === undefined) wrong.push(`${store}: ${table}.${name} does not exist`);
        else if (column.type !== 'unknown' && there.isNullable !== column.nullable)
          wrong.push(`${store}: ${table}.${name} is ${there.isNullable ? '' : 'not '}nullable in the database`);
        else if (column.type === 'number' && !numbers.includes(there.dataType))
          wrong.push(`${store}: ${table}.${name} is declared a number and is ${there.dataType}`);
        else if (column.type === 'boolean' && there.dataType !== 'boolean')
          wrong.push(`${store}: ${table}.${name} is declared a boolean and is ${there.dataType}`);
        else if (column.type === 'string' && !['text', 'uuid'].includes(there.dataType))
          wrong.push(`${store}: ${table}.${name} is declared a string and is ${there.dataType}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('OPS-1: instants and durations are whole milliseconds', () => {
    const wrong = live.filter((each) => /_(at|ms)$/.test(each.columnName) && !['int8', '_int8'].includes(each.udtName));
    expect(wrong.map((each) => `${each.tableName}.${each.columnName} is ${each.dataType}`)).toEqual([]);
  });
});
