import { expect, it } from 'vitest';
import { onColour } from './on-colour.ts';

it('TKT-4: a site’s own colour carries text that can be read', () => {
  expect(onColour('#2F4A3C')).toBe('#FFFFFF');
  expect(onColour('#FDD48E')).toBe('#10181A');
});
