import { expect, it } from 'vitest';
import { jsonText } from './json-text.ts';

it('EML-4: JSON for the database holds no NUL and no half characters, and every other text as it was typed', () => {
  const read = (text: string) => JSON.parse(jsonText({ text })).text;
  expect(read('kaffe\u0000')).toBe('kaffe');
  expect(read('kaffe\ud83d')).toBe('kaffe\ufffd');
  expect(read('\udc00\\kaffe "😀"\n')).toBe('\ufffd\\kaffe "😀"\n');
  expect(read('\\u0000 \\ud83d')).toBe('\\u0000 \\ud83d');
});
