import { describe, expect, it } from 'vitest';
import { callerWith, openTestWorld } from '#server/platform/testing/test-world.ts';
import { goldDefinition } from '#server/promise/levels/levels.examples.ts';
import { camillasTicket, theCast } from '../tickets/tickets.examples.ts';

const world = await openTestWorld();
const cast = await theCast(world);
const bo = callerWith('01930000-0000-7000-8000-0000000000b0', {
  'settings.edit': 'everywhere',
  'tickets.read': 'everywhere',
});
const { ticket } = await camillasTicket(world, cast);
const gold = { name: 'Guld', colour: '#D9A72B', definition: goldDefinition };
const levelId = (await world.call(bo, 'POST', '/levels', gold)).body.id;
const plain = { active: true, levelId, stops: false };
const highOnly = { join: 'all', members: [{ field: 'priority', negated: false, anyOf: ['high'] }] };
const rule = (await world.call(bo, 'POST', '/level-rules', { ...plain, name: 'Bråttom', conditions: highOnly })).body;
const asked = (more: object = {}) =>
  world.call(bo, 'POST', '/level-rule-trials', { ticketNumber: ticket.number.toLowerCase(), ...more });

describe('which rule would this ticket get', () => {
  it('SLA-3: is told of a ticket by its number, with each condition, and nothing is changed', async () => {
    const events = (await world.events()).length;
    const { body } = await asked();
    expect(body.ticket).toMatchObject({ id: ticket.id, levelId: null });
    expect(body).toMatchObject({ setByHand: false, chosen: { levelId: null, ruleId: null, fallback: null } });
    expect(body.rules).toEqual([{ id: rule.id, asked: true, fits: false, stands: false, members: [false] }]);
    expect(await world.events()).toHaveLength(events);
  });

  it('SLA-3: rules that are only written yet are tried the same way', async () => {
    const all = { ...rule, conditions: { join: 'all', members: [] } };
    const { body } = await asked({ rules: [all] });
    expect(body.chosen).toEqual({ levelId, ruleId: rule.id, fallback: null });
    expect((await world.call(bo, 'GET', '/level-rules')).body.rows[0].conditions).toEqual(highOnly);
  });

  it('SLA-4: where no rule fits, the plain target is told', async () => {
    await world.call(bo, 'PUT', '/fallback-targets/general', { minutes: 480 });
    expect((await asked()).body.chosen).toMatchObject({ ruleId: null, fallback: 'general' });
  });

  it('SLA-3: a ticket that is not there, or a caller who may not, is refused', async () => {
    expect((await asked({ ticketNumber: 'XX-1' })).status).toBe(404);
    expect((await world.call(cast.anna, 'POST', '/level-rule-trials', { ticketNumber: ticket.number })).status).toBe(
      403,
    );
    const blind = callerWith('01930000-0000-7000-8000-0000000000b1', { 'settings.edit': 'everywhere' });
    const refused = await world.call(blind, 'POST', '/level-rule-trials', { ticketNumber: ticket.number });
    expect(refused.status).toBe(403);
  });
});
