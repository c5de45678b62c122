import { expect, it } from 'vitest';
import type { TicketHead } from '#api/desk/ticket.ts';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { headNow } from '#web/promise/clocks/head-now.ts';
import { snoozeTimes } from './snooze-times.ts';
import { urgencyOf } from './urgency.ts';

const now = new Date(2025, 9, 30, 13, 36).getTime();
const head = (left: number, over: Partial<TicketHead> = {}): TicketHead => ({
  cycleId: '00000000-0000-7000-8000-000000000001',
  promise: 'next-answer',
  levelId: null,
  levelName: 'Guld',
  startedAt: now - HOUR,
  dueAt: now + left,
  targetMs: 4 * HOUR,
  business: true,
  state: 'ontrack',
  leftMs: left,
  asOfAt: now,
  ...over,
});

it('SLA-7: tickets stand in groups by how soon their promise is due', () => {
  expect(urgencyOf({ head: head(-MINUTE, { state: 'over' }) }, now)).toBe('over');
  expect(urgencyOf({ head: head(6 * MINUTE, { state: 'warn' }) }, now)).toBe('hour');
  expect(urgencyOf({ head: head(2 * HOUR) }, now)).toBe('today');
  expect(urgencyOf({ head: head(2 * DAY) }, now)).toBe('later');
  expect(urgencyOf({ head: head(2 * HOUR, { state: 'paused', dueAt: null }) }, now)).toBe('still');
  expect(urgencyOf({ head: head(2 * HOUR, { state: 'closed' }) }, now)).toBe('still');
  expect(urgencyOf({ head: null }, now)).toBe('none');
});

it('SLA-7: a ticking promise becomes overdue by itself, a standing one never does', () => {
  expect(headNow(head(MINUTE), now + 2 * MINUTE)).toMatchObject({ state: 'over', leftMs: -MINUTE });
  expect(headNow(head(MINUTE, { state: 'paused' }), now + 2 * MINUTE)).toMatchObject({
    state: 'paused',
    leftMs: MINUTE,
  });
  expect(headNow(head(MINUTE), now + MINUTE).state).toBe('ontrack');
  expect(urgencyOf({ head: head(MINUTE) }, now + 2 * MINUTE)).toBe('over');
});

it('TKT-6: a ticket is snoozed only to moments that lie ahead', () => {
  const late = new Date(2025, 9, 30, 18, 0).getTime();
  expect(snoozeTimes(late).map((one) => one.name)).not.toContain('evening');
  for (const { at } of snoozeTimes(now)) expect(at).toBeGreaterThan(now);
  const monday = snoozeTimes(now).find((one) => one.name === 'monday');
  expect(new Date(monday?.at ?? 0).getDay()).toBe(1);
  const onMonday = new Date(2025, 10, 3, 7, 0).getTime();
  expect(snoozeTimes(onMonday).find((one) => one.name === 'monday')?.at).toBe(new Date(2025, 10, 10, 8).getTime());
});
