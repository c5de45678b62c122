import { describe, expect, it } from 'vitest';
import { MINUTE } from '#core/platform/instant.ts';
import { promiseHistory } from './promise-history.ts';
import { replayTicket } from './replay-ticket.ts';
import type { TicketEvent, TicketHappening } from './ticket-event.ts';

const anna = 'u-anna';
const start = Date.parse('2025-10-28T13:12:00Z');

describe('a ticket told to the clocks', () => {
  it('SLA-6: a customer’s mail opens the ticket and starts the answer clock at its receipt', () => {
    const facts = promiseHistory([created({ receivedAt: start - 5 * MINUTE })]);
    expect(facts[0]).toMatchObject({ kind: 'opened', by: 'customer', at: start - 5 * MINUTE });
    expect(facts.find((fact) => fact.kind === 'customer-wrote')?.at).toBe(start - 5 * MINUTE);
  });

  it('SLA-6: an agent-made ticket starts no answer clock until the customer writes', () => {
    const kinds = kindsOf([created({ origin: 'agent' })]);
    expect(kinds).not.toContain('customer-wrote');
    expect(
      kindsOf([
        created({ origin: 'agent' }),
        event(1, { type: 'ticket.customer-wrote', data: { messageId: 'm2', receivedAt: start, channel: 'email' } }),
      ]),
    ).toContain('customer-wrote');
  });

  it('SLA-6: automatic mail, notes, forwards, third parties and thank-yous say nothing', () => {
    const silent: readonly TicketHappening[] = [
      { type: 'ticket.automatic-mail-received', data: { messageId: 'm', receivedAt: start } },
      { type: 'ticket.noted', data: { messageId: 'm', mentioned: [] } },
      { type: 'ticket.forwarded', data: { messageId: 'm', to: ['a@b.se'] } },
      { type: 'ticket.third-party-wrote', data: { messageId: 'm', receivedAt: start, from: 'a@b.se' } },
      { type: 'ticket.customer-thanked', data: { messageId: 'm', receivedAt: start } },
    ];
    const alone = promiseHistory([created({})]);
    expect(promiseHistory([created({}), ...silent.map((what, i) => event(i, what))])).toEqual(alone);
  });

  it('SLA-6: a ticket made by a machine’s mail owes no answer', () => {
    expect(kindsOf([created({ automatic: true })])).not.toContain('customer-wrote');
  });

  it('TKT-3: an answer counts from the press, and an undone answer with its status never happened', () => {
    const answer = event(1, {
      type: 'ticket.answered',
      data: { messageId: 'm1', userId: anna, sendAt: start + 70_000 },
    });
    const waiting = event(1, {
      type: 'ticket.status-set',
      data: { from: 'new', statusId: 'waiting-for-customer', category: 'waiting-for-customer', withMessageId: 'm1' },
    });
    const undo = event(1, { type: 'ticket.answer-undone', data: { messageId: 'm1' } });
    expect(promiseHistory([created({}), answer])).toContainEqual({
      kind: 'agent-answered',
      userId: anna,
      at: start + MINUTE,
      eventId: 'e1',
    });
    expect(promiseHistory([created({}), answer, waiting, undo])).toEqual(promiseHistory([created({})]));
  });

  it('SLA-6: closing and reopening are told with the status they lead to', () => {
    const closed = event(1, {
      type: 'ticket.closed',
      data: { from: 'open', statusId: 'solved', category: 'solved', closedBy: 'agent' },
    });
    const reopened = event(2, {
      type: 'ticket.reopened',
      data: { from: 'solved', statusId: 'open', category: 'open', why: 'customer-wrote' },
    });
    expect(kindsOf([created({}), closed, reopened]).slice(-4)).toEqual([
      'status-set',
      'closed',
      'reopened',
      'status-set',
    ]);
  });
});

describe('a ticket replayed', () => {
  it('TKT-6: the history gives the state', () => {
    const state = replayTicket([
      created({}),
      event(1, { type: 'ticket.assigned', data: { from: null, to: anna } }),
      event(2, { type: 'ticket.changed', data: { changes: { tags: { from: [], to: ['bröllop'] } } } }),
      event(3, { type: 'ticket.priority-set', data: { from: 'medium', to: 'high' } }),
      event(4, {
        type: 'ticket.closed',
        data: { from: 'new', statusId: 'closed', category: 'closed', closedBy: 'agent' },
      }),
    ]);
    expect(state).toMatchObject({ ownerId: anna, tags: ['bröllop'], priority: 'high', category: 'closed' });
  });

  it('TKT-6: a history without a beginning is no ticket', () => {
    expect(replayTicket([event(1, { type: 'ticket.deleted', data: {} })])).toBeNull();
  });
});

function created(over: Partial<Extract<TicketHappening, { type: 'ticket.created' }>['data']>): TicketEvent {
  return event(0, {
    type: 'ticket.created',
    data: {
      number: 'FJ-20418',
      subject: 'Beställning 88213 saknas i leveransen',
      origin: 'customer',
      channel: 'email',
      receivedAt: start,
      statusId: 'new',
      category: 'new',
      priority: 'medium',
      typeId: null,
      siteId: 's1',
      groupId: null,
      ownerId: null,
      personId: 'p1',
      companyId: null,
      tags: [],
      messageId: 'm0',
      automatic: false,
      ...over,
    },
  });
}

function event(minute: number, what: TicketHappening): TicketEvent {
  return { id: `e${minute}`, recordedAt: start + minute * MINUTE, by: { kind: 'user', id: anna }, ...what };
}

function kindsOf(events: readonly TicketEvent[]): readonly string[] {
  return promiseHistory(events).map((fact) => fact.kind);
}
