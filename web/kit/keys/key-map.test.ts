import { expect, it } from 'vitest';
import { isPress, keysText, type PressLike, worksWhileTyping } from './key-map.ts';

const press = (key: string, over: Partial<PressLike> = {}): PressLike => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...over,
});

it('TKT-8: a letter is that letter alone, without Ctrl, Alt or Shift', () => {
  expect(isPress(press('j'), 'j')).toBe(true);
  expect(isPress(press('j', { ctrlKey: true }), 'j')).toBe(false);
  expect(isPress(press('F', { shiftKey: true }), 'f')).toBe(false);
  expect(isPress(press('F', { shiftKey: true }), 'shift+f')).toBe(true);
});

it('TKT-8: Ctrl is Cmd on a Mac', () => {
  expect(isPress(press('k', { ctrlKey: true }), 'ctrl+k')).toBe(true);
  expect(isPress(press('k', { metaKey: true }), 'ctrl+k')).toBe(true);
  expect(isPress(press('Enter', { ctrlKey: true, shiftKey: true }), 'ctrl+enter')).toBe(false);
  expect(isPress(press('Enter', { ctrlKey: true, shiftKey: true }), 'ctrl+shift+enter')).toBe(true);
});

it('TKT-8: a sign is the sign, whatever shift the keyboard needed for it', () => {
  expect(isPress(press('?', { shiftKey: true }), '?')).toBe(true);
  expect(isPress(press('/', { shiftKey: true }), '/')).toBe(true);
  expect(isPress(press('/'), '/')).toBe(true);
});

it('TKT-8: Alt and a digit works also where Alt makes another sign', () => {
  expect(isPress(press('¡', { altKey: true, code: 'Digit1' }), 'alt+1')).toBe(true);
});

it('TKT-8: while somebody types only Ctrl, Alt, F-keys and Esc are commands (WCAG 2.1.4)', () => {
  for (const works of ['ctrl+k', 'alt+1', 'f2', 'escape', 'ctrl+shift+enter'])
    expect(worksWhileTyping(works)).toBe(true);
  for (const deaf of ['j', 'shift+f', '?', 'enter', 'g d', 'f']) expect(worksWhileTyping(deaf)).toBe(false);
});

it('TKT-8: keys are shown as they are written on the keyboard', () => {
  expect(keysText('ctrl+k')).toEqual(['Ctrl', 'K']);
  expect(keysText('shift+arrowup')).toEqual(['Shift', '↑']);
  expect(keysText('g d')).toEqual(['G', 'D']);
  expect(keysText('escape')).toEqual(['Esc']);
});
