import { describe, expect, it } from 'vitest';
import type { Fact } from '#core/promise/clocks/history.ts';
import { broughtAlong } from './waiting-customer.ts';

const at = (instant: number, fact: object): Fact => ({ at: instant, eventId: String(instant), ...fact }) as Fact;
const opened = at(10, { kind: 'opened', by: 'customer' });

describe('what a merged ticket brings along', () => {
  it('SLA-6: it tells when it was opened and since when its customer waits', () => {
    const waits = [opened, at(10, { kind: 'customer-wrote' }), at(30, { kind: 'customer-wrote' })];
    expect(broughtAlong(waits)).toEqual({ startedAt: 10, unansweredSince: 10 });
    expect(broughtAlong([...waits, at(40, { kind: 'agent-answered', userId: 'anna' })]).unansweredSince).toBeNull();
    expect(broughtAlong([...waits, at(40, { kind: 'dismissed', userId: 'anna' })]).unansweredSince).toBeNull();
  });

  it('SLA-6: a ticket that took another in itself brings that one’s wait along too', () => {
    const merged = at(50, { kind: 'merged-in', fromId: 'a', startedAt: 5, unansweredSince: 7 });
    const answered = at(20, { kind: 'agent-answered', userId: 'anna' });
    expect(broughtAlong([opened, at(10, { kind: 'customer-wrote' }), answered, merged])).toEqual({
      startedAt: 5,
      unansweredSince: 7,
    });
  });
});
