import { type Right, rights } from '#core/platform/right.ts';

/** The roles that exist from the start (USR-1); their rights can be changed, the administrator's cannot. */
export const seededRoleKeys = ['administrator', 'team-leader', 'agent', 'service-manager'] as const;
export type SeededRoleKey = (typeof seededRoleKeys)[number];

/** What each role from the start gives, until somebody changes it (USR-1). */
export const seededRoles: Readonly<Record<SeededRoleKey, readonly Right[]>> = {
  administrator: rights,
  'team-leader': [
    'tickets.read',
    'tickets.answer',
    'tickets.assign',
    'tickets.delete',
    'customers.read',
    'customers.edit',
    'reports.read',
    'users.manage',
  ],
  agent: ['tickets.read', 'tickets.answer', 'customers.read', 'customers.edit'],
  'service-manager': ['tickets.read', 'customers.read', 'reports.read'],
};
