import { expect, it } from 'vitest';
import { mentionedIn } from './mentions.ts';

const colleagues = [
  { id: 'm', name: 'Mikko Lahtinen' },
  { id: 'a1', name: 'Anna Öberg' },
  { id: 'a2', name: 'Anna Berg' },
];

it('TKT-3: a note names colleagues by @ and name, by first name when only one has it', () => {
  expect(mentionedIn('<p>@Mikko kan du se?</p>', colleagues)).toEqual(['m']);
  expect(mentionedIn('<p>@Anna Öberg och @mikko lahtinen</p>', colleagues)).toEqual(['m', 'a1']);
  expect(mentionedIn('<p>@Anna</p>', colleagues)).toEqual([]);
  expect(mentionedIn('<p>@Mikkos pall, mikko@example.se</p>', colleagues)).toEqual([]);
});
