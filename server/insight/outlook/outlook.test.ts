import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, HOUR, MINUTE } from '#core/platform/instant.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { cast, makeCast, makePromises } from '../sla-reports/sla-reports.examples.ts';
import { arrangeNoon } from './outlook.jobs.ts';

/** Thursday 30 October 2025, 10:00 in Stockholm. */
const TEN = Date.parse('2025-10-30T09:00:00Z');
const world = await openTestWorld({ at: '2025-10-30T09:00:00Z' });
const manager = callerWith(cast.elin, { 'reports.read': 'everywhere' });
const norrviks = callerWith(cast.elin, { 'reports.read': [cast.norrvik] });
const outlook = async (caller = manager) => (await world.call(caller, 'GET', '/reports/outlook')).body;

beforeAll(async () => {
  await world.transact(async (tx) => {
    await makeCast(tx);
    // Customer service has answered two an hour, from ten to twelve by the local clock, on every weekday of four weeks;
    // until the 26th that was summer time.
    const weekdays = Array.from({ length: 27 }, (_, day) => day + 1).filter(
      (day) => ![4, 5, 11, 12, 18, 19, 25, 26].includes(day),
    );
    const past = weekdays.flatMap((day) =>
      [0, 30, 60, 90].map((minutes) => {
        const stoppedAt = TEN - day * DAY + minutes * MINUTE - (day > 4 ? HOUR : 0);
        return { startedAt: stoppedAt - HOUR, stoppedAt };
      }),
    );
    // Five wait now, each due at half past eleven; one is past due; delivery has nothing to go on.
    const waiting = Array.from({ length: 5 }, () => ({
      outcome: 'running' as const,
      startedAt: TEN - 2 * HOUR,
      breachAt: TEN + 90 * MINUTE + 1,
    }));
    const late = { outcome: 'running' as const, startedAt: TEN - 5 * HOUR, breachAt: TEN - HOUR };
    const unknown = { outcome: 'running' as const, breachAt: TEN + HOUR, departmentId: cast.delivery };
    const early = { startedAt: TEN - 2 * HOUR, stoppedAt: TEN - 90 * MINUTE, departmentId: cast.powerOutages };
    await makePromises(tx, [...past, ...waiting, late, unknown, early]);
  });
});

describe('the forecast over the wire', () => {
  it('SLA-12: lists the open promises that will be missed, each with what stands before it and the pace', async () => {
    const answer = await outlook();
    expect(answer).toMatchObject({ open: 6, overdue: 1, foreseenMissed: 3 });
    const [first] = answer.misses;
    expect(first).toMatchObject({
      department: 'Kundservice',
      level: 'Guld',
      kind: 'answers',
      ahead: 3,
      perHour: 2,
      dueAt: '2025-10-30T10:30:00.000Z',
      doneAt: '2025-10-30T11:00:00.000Z',
    });
    expect(answer.misses.map(({ ahead }: { ahead: number }) => ahead)).toEqual([3, 4, 5]);
  });

  it('SLA-12: says where there is too little to go on, instead of guessing', async () => {
    expect((await outlook()).tooLittle).toEqual([
      { department: 'Leverans och returer', kind: 'answers', open: 1, finished: 0 },
    ]);
  });

  it('SLA-12: draws the day so far and as it is foreseen', async () => {
    const { curve } = await outlook();
    expect(curve.actual.at(-1)).toMatchObject({ met: 1, missed: 1 });
    expect(curve.forecast.at(-1)).toMatchObject({ met: 3, missed: 4 });
    expect(curve.noon).toEqual([]);
  });

  it('SLA-12: shows a reader only the sites whose reports they may read', async () => {
    expect(await outlook(norrviks)).toMatchObject({ open: 0, misses: [], tooLittle: [] });
    expect((await world.call(callerWith(cast.anna, {}), 'GET', '/reports/outlook')).status).toBe(403);
  });

  it('SLA-12: at noon it writes down what it foresees, and the next day tells how right it was', async () => {
    await arrangeNoon(world);
    await world.transact((tx) =>
      makePromises(tx, [
        { outcome: 'running', startedAt: TEN, breachAt: TEN + 2 * HOUR + 5 * MINUTE },
        { outcome: 'running', startedAt: TEN, breachAt: TEN + 4 * HOUR },
      ]),
    );
    world.clock.set(TEN + 2 * HOUR);
    await world.runDue();
    const { curve, hits } = await outlook();
    expect(hits).toBeNull();
    expect(curve.noon[0].at).toBe('2025-10-30T11:00:00.000Z');
    world.clock.set(TEN + DAY);
    const later = await outlook();
    expect(later.hits).toEqual({ days: 1, foreseen: 2, right: 2, missesForeseen: 2, misses: 2, missesRight: 2 });
    expect(later.curve.noon).toEqual([]);
  });
});
