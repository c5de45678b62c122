import { describe, expect, it } from 'vitest';
import { judgePassword } from './password-rule.ts';

const elin = { email: 'elin.sandstrom@fjallbo.se', name: 'Elin Sandström' };

describe('password rule', () => {
  it('USR-1: ten characters are enough and nine are not', () => {
    expect(judgePassword('tre gröna', elin)).toBe('too-short');
    expect(judgePassword('tre gröna!', elin)).toBeUndefined();
  });

  it('USR-1: letters are counted as people count them', () => {
    expect(judgePassword('🌲🌊⛺🛶🔥🏔️🌌', elin)).toBe('too-short');
  });

  it('USR-1: a password may be a whole sentence, but not a novel', () => {
    expect(judgePassword('kanoten ligger uppochner vid bryggan', elin)).toBeUndefined();
    expect(judgePassword('kanot'.repeat(41), elin)).toBe('too-long');
  });

  it('USR-1: the own address or name with some figures is refused', () => {
    expect(judgePassword('elin.sandstrom@fjallbo.se', elin)).toBe('is-the-address');
    expect(judgePassword('elin.sandstrom1', elin)).toBe('is-the-address');
    expect(judgePassword('Elin Sandström', elin)).toBe('is-the-name');
  });

  it('USR-1: what is guessed first is refused in every language', () => {
    for (const password of ['Password123', 'lösenord123', 'salasana123', 'passwort123', 'qwertyuiop', '1234567890']) {
      expect(judgePassword(password, elin), password).toBe('too-common');
    }
  });

  it('USR-1: a row of the same few characters is refused', () => {
    expect(judgePassword('abababababab', elin)).toBe('too-even');
  });
});
