import { describe, expect, it } from 'vitest';
import { type Caller, mayAt, mayEverywhere } from '#core/platform/caller.ts';
import { gatherRights, type GivenRole } from './gather-rights.ts';
import { mayGrant } from './may-grant.ts';
import { seededRoles } from './seeded-roles.ts';

function callerWith(...given: GivenRole[]): Caller {
  return {
    actor: { kind: 'user', id: 'bo' },
    userId: 'bo',
    name: 'Bo',
    language: 'sv',
    groupIds: [],
    rights: gatherRights(given),
  };
}

describe('roles', () => {
  it('USR-1: an agent at two sites may answer at both and at no third', () => {
    const anna = callerWith(
      { rights: seededRoles.agent, siteId: 'fjallbo' },
      { rights: seededRoles.agent, siteId: 'norrvik' },
    );
    expect(mayAt(anna, 'tickets.answer', 'fjallbo')).toBe(true);
    expect(mayAt(anna, 'tickets.answer', 'norrvik')).toBe(true);
    expect(mayAt(anna, 'tickets.answer', 'lindholms')).toBe(false);
    expect(mayAt(anna, 'tickets.answer', null)).toBe(false);
  });

  it('USR-1: a role everywhere outweighs the same role at one site, in whatever order they were given', () => {
    const everywhere = { rights: seededRoles.agent, siteId: null };
    const atOne = { rights: seededRoles.agent, siteId: 'fjallbo' };
    expect(mayEverywhere(callerWith(everywhere, atOne), 'tickets.answer')).toBe(true);
    expect(mayEverywhere(callerWith(atOne, everywhere), 'tickets.answer')).toBe(true);
  });

  it('USR-1: a team leader gives roles at the own site only, and never more than the leader holds', () => {
    const bo = callerWith({ rights: seededRoles['team-leader'], siteId: 'fjallbo' });
    expect(mayGrant(bo, { rights: seededRoles.agent, siteId: 'fjallbo' })).toBe(true);
    expect(mayGrant(bo, { rights: seededRoles.agent, siteId: 'norrvik' })).toBe(false);
    expect(mayGrant(bo, { rights: seededRoles.agent, siteId: null })).toBe(false);
    expect(mayGrant(bo, { rights: seededRoles.administrator, siteId: 'fjallbo' })).toBe(false);
  });

  it('USR-1: an agent gives no role at all', () => {
    const anna = callerWith({ rights: seededRoles.agent, siteId: null });
    expect(mayGrant(anna, { rights: [], siteId: null })).toBe(false);
  });
});
