import { expect, it } from 'vitest';
import { openingAt, placeInList } from './window-place.ts';

const page = (rows: number) => ({ rows, opening: undefined });
const opened = (from: 'start' | 'end', offset: number, rows = 100) => ({ rows, opening: { from, offset } });
const both = { before: true, after: true };

it('TKT-8: a window opened at the beginning has the rest of the counted list after it', () => {
  const place = placeInList([opened('start', 0), page(100)], { before: false, after: true }, 1000);
  expect(place).toEqual({ before: 0, after: 800, size: 1000 });
});

it('TKT-8: a window in the middle knows its place, also when it has grown upwards', () => {
  expect(placeInList([opened('start', 500)], both, 1000)).toEqual({ before: 500, after: 400, size: 1000 });
  expect(placeInList([page(100), opened('start', 500)], both, 1000)).toEqual({ before: 400, after: 400, size: 1000 });
  expect(placeInList([page(100), opened('end', 200), page(50)], both, 1000)).toMatchObject({ before: 600, after: 150 });
});

it('TKT-8: the last rows end the list, whatever was counted', () => {
  expect(placeInList([opened('end', 0)], { before: true, after: false }, 1000)).toMatchObject({
    before: 900,
    after: 0,
  });
  expect(placeInList([opened('start', 850)], { before: true, after: false }, 1000).size).toBe(950);
});

it('TKT-8: before the size is known nothing is said of it', () => {
  const place = placeInList([opened('start', 0)], { before: false, after: true }, undefined);
  expect(place).toEqual({ before: 0, after: 0, size: undefined });
  expect(placeInList([opened('start', 0, 7)], { before: false, after: false }, undefined).size).toBe(7);
});

it('TKT-8: a list that has grown or shrunk since it was counted loses no row of the window', () => {
  expect(placeInList([page(100), opened('start', 60)], both, 150)).toEqual({ before: 1, after: 1, size: 202 });
});

it('TKT-8: a window is opened from the nearer end, some rows before the one that is asked for', () => {
  expect(openingAt(10, 1000)).toEqual({ from: 'start', offset: 0 });
  expect(openingAt(400, 1000)).toEqual({ from: 'start', offset: 365 });
  expect(openingAt(800, 1000)).toEqual({ from: 'end', offset: 135 });
  expect(openingAt(999, 1000)).toEqual({ from: 'end', offset: 0 });
  expect(openingAt(800, undefined)).toEqual({ from: 'start', offset: 765 });
});
