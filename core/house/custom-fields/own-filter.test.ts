import { expect, it } from 'vitest';
import { readOwnFilter, wishedValue, withOwn } from './own-filter.ts';

it('TKT-8: a filter of own fields is read from its text, and what is none is told', () => {
  expect(readOwnFilter('{"order":"88213","vip":""}')).toEqual({ order: '88213', vip: '' });
  for (const text of ['', 'x', '[]', 'null', '{"order":5}', '{"":"x"}'])
    expect(readOwnFilter(text), text).toBeUndefined();
  const many = Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`k${n}`, 'x']));
  expect(readOwnFilter(JSON.stringify(many))).toBeUndefined();
});

it('TKT-8: a field is added to the filter, changed and taken out; without any there is none', () => {
  const one = withOwn(undefined, 'order', '1');
  expect(one).toBe('{"order":"1"}');
  expect(readOwnFilter(withOwn(one, 'colour', 'blå') ?? '')).toEqual({ order: '1', colour: 'blå' });
  expect(withOwn(one, 'order', '2')).toBe('{"order":"2"}');
  expect(withOwn(one, 'order', undefined)).toBeUndefined();
});

it('TKT-8: what is wished of a field is a value of its kind, or none at all', () => {
  expect(wishedValue('number', '1,5')).toBe(1.5);
  expect(wishedValue('number', 'många')).toBeNull();
  expect(wishedValue('checkbox', 'false')).toBe(false);
  expect(wishedValue('checkbox', 'kanske')).toBeNull();
  expect(wishedValue('choice', 'Blå')).toBe('Blå');
  expect(wishedValue('date', '2025-10-30')).toBe('2025-10-30');
});
