import { describe, expect, it } from 'vitest';
import { agentStates } from './agent-state.ts';
import { type StateStretch, stateAt, timePerState } from './state-log.ts';

const log: readonly StateStretch[] = [
  { state: 'away', reasonId: null, from: 0, to: 100 },
  { state: 'ready', reasonId: null, from: 100, to: 250 },
  { state: 'paused', reasonId: 'lunch', from: 250, to: 300 },
  { state: 'ready', reasonId: null, from: 300, to: 310 },
  { state: 'paused', reasonId: 'meeting', from: 310, to: null },
];

describe('an agent’s log of states', () => {
  it('QUE-3: tells the time per state and reason over a period, the open stretch counted to now', () => {
    expect(timePerState(log, { from: 50, to: 1_000 }, 400)).toEqual([
      { state: 'away', reasonId: null, ms: 50 },
      { state: 'ready', reasonId: null, ms: 160 },
      { state: 'paused', reasonId: 'lunch', ms: 50 },
      { state: 'paused', reasonId: 'meeting', ms: 90 },
    ]);
    expect(timePerState(log, { from: 400, to: 500 }, 400)).toEqual([]);
  });

  it('QUE-3: the times of any period add up exactly to what the log covers of it', () => {
    let seed = 7;
    const chance = (below: number) => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return seed % below;
    };
    for (let round = 0; round < 300; round += 1) {
      let at = chance(50);
      const first = at;
      const stretches: StateStretch[] = Array.from({ length: 1 + chance(12) }, () => {
        const from = at;
        at += chance(40);
        return { state: agentStates[chance(agentStates.length)] ?? 'away', reasonId: null, from, to: at };
      });
      const last = stretches.at(-1);
      if (last) stretches[stretches.length - 1] = { ...last, to: null };
      const now = at + chance(60);
      const from = chance(300);
      const to = from + chance(300);
      const covered = Math.max(0, Math.min(to, now) - Math.max(from, first));
      const sum = timePerState(stretches, { from, to }, now).reduce((all, { ms }) => all + ms, 0);
      expect(sum).toBe(covered);
    }
  });

  it('SLA-3: the state at an instant is that of the stretch it lies in, and nothing before the log began', () => {
    expect(stateAt(log, -1)).toBeNull();
    expect(stateAt(log, 0)).toBe('away');
    expect(stateAt(log, 99)).toBe('away');
    expect(stateAt(log, 100)).toBe('ready');
    expect(stateAt(log, 299)).toBe('paused');
    expect(stateAt(log, 9_999)).toBe('paused');
    expect(stateAt([{ state: 'ready', from: 0, to: 10 }], 10)).toBeNull();
    expect(stateAt([], 10)).toBeNull();
  });
});
