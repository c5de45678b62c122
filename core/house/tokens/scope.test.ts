import { expect, it } from 'vitest';
import { gatherRights } from '../roles/gather-rights.ts';
import { seededRoles } from '../roles/seeded-roles.ts';
import { narrowToScopes } from './scope.ts';

it('API-1: a token may what it was made for, and nothing its user may not', () => {
  const held = gatherRights([{ rights: seededRoles.agent, siteId: 'fjallbo' }]);
  const narrowed = narrowToScopes(held, ['tickets.read', 'users.manage']);
  expect([...narrowed]).toEqual([['tickets.read', new Set(['fjallbo'])]]);
});
