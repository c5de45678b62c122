import { describe, expect, it } from 'vitest';
import { acceptedSteps, totpStepAt } from './totp-window.ts';

const at = 1_761_827_760_000;

describe('one-time code window', () => {
  it('USR-1: a clock half a minute wrong in either direction still signs in', () => {
    const step = totpStepAt(at);
    expect([...acceptedSteps(at, null)].sort()).toEqual([step - 1, step, step + 1]);
  });

  it('USR-1: a code is accepted once, and no older code after it', () => {
    const step = totpStepAt(at);
    expect(acceptedSteps(at, step)).toEqual([step + 1]);
    expect(acceptedSteps(at, step + 1)).toEqual([]);
    expect(acceptedSteps(at, step - 1)).toEqual([step, step + 1]);
  });
});
