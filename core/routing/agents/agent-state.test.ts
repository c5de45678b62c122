import { describe, expect, it } from 'vitest';
import { moveState, type Standing, type StateMove } from './agent-state.ts';

const choose = (state: 'ready' | 'paused' | 'away', reasonId: string | null = null): StateMove => ({
  kind: 'choose',
  state,
  reasonId,
});
const standing = (state: Standing['state'], more: Partial<Standing> = {}): Standing => ({
  state,
  reasonId: null,
  since: 1_000,
  cause: 'chosen',
  ...more,
});

describe('an agent’s state', () => {
  it('QUE-3: is ready, paused or away as the agent chooses, from the instant it was chosen', () => {
    expect(moveState(null, choose('ready'), 2_000)).toEqual(standing('ready', { since: 2_000 }));
    const lunch = moveState(standing('ready'), choose('paused', 'lunch'), 3_000);
    expect(lunch).toEqual(standing('paused', { reasonId: 'lunch', since: 3_000 }));
    expect(moveState(lunch, choose('away'), 4_000)).toEqual(standing('away', { since: 4_000 }));
  });

  it('QUE-3: a pause says why, and another reason begins another stretch', () => {
    expect(() => moveState(standing('ready'), choose('paused'), 2_000)).toThrow('agents.reason-needed');
    const lunch = standing('paused', { reasonId: 'lunch' });
    expect(moveState(lunch, choose('paused', 'lunch'), 2_000)).toBeNull();
    expect(moveState(lunch, choose('paused', 'meeting'), 2_000)).toMatchObject({ reasonId: 'meeting', since: 2_000 });
  });

  it('QUE-3: a reason given for anything but a pause is not kept', () => {
    expect(moveState(null, choose('ready', 'lunch'), 2_000)).toMatchObject({ state: 'ready', reasonId: null });
  });

  it('QUE-3: whoever is lost is away, with the cause, and coming back by itself makes nobody ready', () => {
    const lost = moveState(standing('ready'), { kind: 'lost', cause: 'connection-lost' }, 2_000);
    expect(lost).toEqual({ state: 'away', reasonId: null, since: 2_000, cause: 'connection-lost' });
    expect(moveState(lost, { kind: 'lost', cause: 'signed-out' }, 3_000)).toBeNull();
    expect(moveState(null, { kind: 'lost', cause: 'signed-out' }, 3_000)).toBeNull();
    expect(moveState(lost, choose('away'), 3_000)).toMatchObject({ cause: 'chosen', since: 3_000 });
  });

  it('QUE-3: who comes the first time is away, and stays as they are when they come again', () => {
    expect(moveState(null, { kind: 'arrive' }, 2_000)).toMatchObject({ state: 'away', cause: 'arrived' });
    expect(moveState(standing('ready'), { kind: 'arrive' }, 2_000)).toBeNull();
  });

  it('QUE-3: nothing is chosen while a contact holds the agent, but a lost one is away', () => {
    for (const state of ['busy', 'ringing', 'talking', 'wrap-up'] as const) {
      expect(() => moveState(standing(state), choose('ready'), 2_000)).toThrow('agents.occupied');
      expect(moveState(standing(state), { kind: 'lost', cause: 'connection-lost' }, 2_000)).toMatchObject({
        state: 'away',
      });
    }
  });

  it('QUE-3: a stretch never ends before it began, though the clock of another server is behind', () => {
    expect(moveState(standing('ready', { since: 5_000 }), choose('away'), 4_990)).toMatchObject({ since: 5_000 });
  });
});
