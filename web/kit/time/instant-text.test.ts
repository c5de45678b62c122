import { expect, it } from 'vitest';
import { fullInstantText, instantText } from './instant-text.ts';

const zone = 'Europe/Stockholm';
const now = Date.parse('2025-10-30T12:36:00Z');
const words = { today: 'i dag', yesterday: 'i går', tomorrow: 'i morgon' };
const said = (iso: string, language = 'sv') => instantText(Date.parse(iso), now, language, words, zone);

it('LNG-1: a moment is said as a colleague says it', () => {
  expect(said('2025-10-30T12:42:00Z')).toBe('13:42');
  expect(said('2025-10-29T15:20:00Z')).toBe('i går 16:20');
  expect(said('2025-10-31T07:00:00Z')).toBe('i morgon 08:00');
  expect(said('2025-11-03T07:52:00Z')).toBe('mån 08:52');
  expect(said('2025-10-02T10:00:00Z')).toBe('2 okt');
  expect(said('2024-10-02T10:00:00Z')).toBe('2 okt. 2024');
});

it('LNG-1: midnight in the reader’s zone decides what is today', () => {
  expect(said('2025-10-29T23:30:00Z')).toBe('00:30');
  expect(said('2025-10-29T22:30:00Z')).toBe('i går 23:30');
});

it('LNG-1: hours go to 24 in every language', () => {
  for (const language of ['sv', 'en', 'de', 'fi']) expect(said('2025-10-30T17:05:00Z', language)).toMatch(/^18[:.]05$/);
});

it('LNG-1: the whole moment names its day', () => {
  expect(fullInstantText(now, 'sv', zone)).toBe('torsdag 30 oktober 2025 13:36');
});
