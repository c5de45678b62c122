import { describe, expect, it } from 'vitest';
import type { PromiseRow } from '#api/insight/sla-reports.ts';
import { annaAnswered, at, customerWrote, opened, told } from '#core/promise/clocks/clocks.examples.ts';
import type { Fact } from '#core/promise/clocks/history.ts';
import type { Actor } from '#core/platform/actor.ts';
import { windClocks } from '#server/promise/clocks/wind-clocks.ts';
import { createLevel } from '#server/promise/levels/create-level.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';

const world = await openTestWorld({ at: '2025-11-03T09:00:00Z' });
const bo: Actor = { kind: 'user', id: '01930000-0000-7000-8000-0000000000b0' };
const anna = '01930000-0000-7000-8000-0000000000a0';
const manager = callerWith('01930000-0000-7000-8000-0000000000e0', { 'reports.read': 'everywhere' });
const about = {
  ...{ siteId: '01930000-0000-7000-8000-0000000000a1', departmentId: null, companyId: null, personId: null },
  ...{ responsibleUserId: null, siteCalendarId: null },
};

describe('from a clock to the report', () => {
  it('SLR-2: unanswered past due it is an open miss; answered late it is a miss whose lateness stands', async () => {
    const levelId = await world.transact(async (tx) => {
      const gold = { name: 'Guld', colour: '#D9A520', definition: goldDefinition };
      return (await createLevel(tx, bo, gold)).id;
    });
    const id = world.newId();
    const wind = (facts: readonly Fact[], when: string) => {
      world.clock.set(at(when));
      return world.transact((tx) =>
        windClocks(tx, bo, {
          subject: { kind: 'ticket', id },
          facts: facts.map((fact) => {
            if (fact.kind === 'level-set') return { ...fact, levelId };
            return 'userId' in fact && fact.userId === 'anna' ? ({ ...fact, userId: anna } as Fact) : fact;
          }),
          about,
        }),
      );
    };
    const born = told(['mon 10:00', opened, customerWrote, { kind: 'level-set', levelId: '', why: { kind: 'none' } }]);
    const first = async () => {
      const { body } = await world.call(manager, 'GET', '/reports/promises?preset=all&promise=first-answer');
      return body.rows as PromiseRow[];
    };

    await wind(born, 'mon 10:00');
    expect(await first()).toEqual([]);

    world.clock.set(at('fri 16:00'));
    const [open] = await first();
    expect(open).toMatchObject({ verdict: 'overdue', closedAt: null, marginMs: null, subjectId: id });
    const until = `from=2025-11-03&to=2025-11-04&promise=first-answer`;
    const level = async () => (await world.call(manager, 'GET', `/reports/compliance?${until}`)).body.total;
    expect(await level()).toMatchObject({ met: 0, missed: 1, overdue: 1, level: 0 });

    await wind([...born, ...told(['fri 16:00', annaAnswered])], 'fri 16:00');
    const [late] = await first();
    expect(late).toMatchObject({ verdict: 'missed', dueAt: open?.dueAt });
    expect(late?.marginMs).toBeLessThan(0);
    // Answered on Friday, it is still Monday's miss; a week later its lateness is the same.
    expect(await level()).toMatchObject({ met: 0, missed: 1, overdue: 0, level: 0 });
    world.clock.advance(7 * 86_400_000);
    expect((await first())[0]?.marginMs).toBe(late?.marginMs);
  });
});
