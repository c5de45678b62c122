import { expect, it } from 'vitest';
import { DAY, HOUR, MINUTE, SECOND } from '#core/platform/instant.ts';
import { parseDuration } from './duration-parse.ts';
import { clockText, durationText, durationWords } from '#core/platform/duration-text.ts';

it('SLA-7: a duration is written as days and hours, hours and minutes, or minutes', () => {
  expect(durationText(2 * DAY + 4 * HOUR)).toBe('2 d 4 h');
  expect(durationText(2 * DAY)).toBe('2 d');
  expect(durationText(3 * HOUR + 5 * MINUTE)).toBe('3 h 05 min');
  expect(durationText(4 * HOUR)).toBe('4 h');
  expect(durationText(22 * MINUTE)).toBe('22 min');
  expect(durationText(0)).toBe('0 min');
});

it('SLA-7: what is left is rounded down and what is over is rounded up', () => {
  expect(durationText(6 * MINUTE + 59 * SECOND, 'down')).toBe('6 min');
  expect(durationText(-(25 * MINUTE + 1), 'up')).toBe('26 min');
  expect(durationText(59 * MINUTE + 1, 'up')).toBe('1 h');
  expect(durationText(DAY - 1, 'down')).toBe('23 h 59 min');
  expect(durationText(DAY - 1, 'up')).toBe('1 d');
});

it('SLA-7: open time is told in hours however long, for a day of it is no day', () => {
  const nordic = durationWords('sv');
  expect(durationText(24 * HOUR, 'down', nordic, 'hour')).toBe('24 h');
  expect(durationText(2 * DAY + 5 * MINUTE, 'down', nordic, 'hour')).toBe('48 h 05 min');
  expect(durationText(DAY - 1, 'up', nordic, 'hour')).toBe('24 h');
  expect(durationText(59 * MINUTE, 'down', nordic, 'hour')).toBe('59 min');
});

it('SLA-7: a wait in a queue is written as minutes and seconds', () => {
  expect(clockText(48 * SECOND)).toBe('0:48');
  expect(clockText(12 * MINUTE + 5 * SECOND)).toBe('12:05');
  expect(clockText(HOUR)).toBe('1:00:00');
});

it('LNG-1: Finnish has its own short units, the other three share theirs', () => {
  expect(durationText(DAY + 2 * HOUR, 'down', durationWords('fi'))).toBe('1 pv 2 t');
  for (const language of ['sv', 'en', 'de'])
    expect(durationText(DAY + 2 * HOUR, 'down', durationWords(language))).toBe('1 d 2 h');
});

it('SLA-2: what a person writes for a time is read, and nonsense is refused', () => {
  expect(parseDuration('30 min')).toBe(30 * MINUTE);
  expect(parseDuration('30')).toBe(30 * MINUTE);
  expect(parseDuration('4 h')).toBe(4 * HOUR);
  expect(parseDuration('1 h 30')).toBe(90 * MINUTE);
  expect(parseDuration('1,5 timme')).toBe(90 * MINUTE);
  expect(parseDuration('2 d')).toBe(2 * DAY);
  for (const wrong of ['30 dagr', '', 'snart', '4 h nu', 'h']) expect(parseDuration(wrong)).toBeUndefined();
});

it('SLA-7: every whole minute reads back as itself', () => {
  for (let minutes = 1; minutes < 60 * 24; minutes += 7)
    expect(parseDuration(durationText(minutes * MINUTE))).toBe(minutes * MINUTE);
});
