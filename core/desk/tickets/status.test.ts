import { describe, expect, it } from 'vitest';
import { builtInStatuses, categoryAfterAnswer, categoryAfterCustomerWrote, isDone, statusOf } from './status.ts';

describe('statuses', () => {
  it('TKT-2: there is one built-in status for each category', () => {
    expect(builtInStatuses.map((status) => status.id)).toEqual([
      'new',
      'open',
      'with-third-party',
      'waiting-for-customer',
      'dormant',
      'queued',
      'solved',
      'closed',
    ]);
  });

  it('TKT-2: an own status placed first stands for its category, an inactive one does not', () => {
    const own = { id: 'u1', category: 'open' as const, name: 'Hos verkstaden', position: -1, active: true };
    expect(statusOf('open', [...builtInStatuses, own]).id).toBe('u1');
    expect(statusOf('open', [...builtInStatuses, { ...own, active: false }]).id).toBe('open');
  });

  it('TKT-4: the customer’s answer brings a waiting or dormant ticket back to open, and leaves the others', () => {
    expect(categoryAfterCustomerWrote('waiting-for-customer')).toBe('open');
    expect(categoryAfterCustomerWrote('dormant')).toBe('open');
    expect(categoryAfterCustomerWrote('new')).toBeNull();
    expect(categoryAfterCustomerWrote('with-third-party')).toBeNull();
  });

  it('TKT-3: the first answer makes a new ticket open', () => {
    expect(categoryAfterAnswer('new')).toBe('open');
    expect(categoryAfterAnswer('with-third-party')).toBeNull();
  });

  it('TKT-2: solved and closed are done, dormant is not', () => {
    expect([isDone('solved'), isDone('closed'), isDone('dormant')]).toEqual([true, true, false]);
  });
});
