import { describe, expect, it } from 'vitest';
import { slashBefore } from './slash-before.ts';

/** A caret at the end of a block's text, the block beginning at position 1. */
const after = (text: string, isTextblock = true) => ({
  pos: 1 + text.length,
  parentOffset: text.length,
  parent: { isTextblock, textBetween: (from: number, to: number) => text.slice(from, to) },
});

describe('the slash that opens the phrases', () => {
  it('TKT-3: a / at the start of a line opens the picker, and what follows narrows it', () => {
    expect(slashBefore(after('/'), true)).toEqual({ from: 1, to: 2, typed: '' });
    expect(slashBefore(after('/spår'), true)).toEqual({ from: 1, to: 6, typed: 'spår' });
    expect(slashBefore(after('Hej,\n/ta'), true)).toEqual({ from: 6, to: 9, typed: 'ta' });
  });

  it.each(['', 'och/eller', ' /tack', '/två ord', '/home/anna', '//'])('TKT-3: ”%s” is only text', (text) =>
    expect(slashBefore(after(text), true)).toBeUndefined(),
  );

  it('TKT-3: a selection opens nothing', () => {
    expect(slashBefore(after('/tack'), false)).toBeUndefined();
    expect(slashBefore(after('/tack', false), true)).toBeUndefined();
  });
});
